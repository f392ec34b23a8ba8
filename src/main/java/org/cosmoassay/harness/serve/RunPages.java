package org.cosmoassay.harness.serve;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.run.RunComparison;
import org.cosmoassay.harness.serve.IndexedRun.Judged;
import org.cosmoassay.harness.serve.IndexedRun.State;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.ComparedPage.Download;
import org.cosmoassay.reports.ModelTable;
import org.cosmoassay.reports.ModelTables;
import org.cosmoassay.reports.RunsPage.Choice;
import org.cosmoassay.reports.ServedPages;
import org.cosmoassay.reports.Trend;

/** What is answered to an address: pages made of the index, and files of runs. */
final class RunPages {

  private static final int MOST_COMPARED = 20;

  private final RunIndex index;
  private final ZoneId zone;

  /** Comparing reads all measurements of all runs: one at a time. */
  private final Object comparing = new Object();

  RunPages(RunIndex index, ZoneId zone) {
    this.index = index;
    this.zone = zone;
  }

  /**
   * The answer.
   *
   * @param rawPath path of the address with its escapes
   */
  Response answer(String rawPath, Query query) throws IOException {
    return switch (rawPath) {
      case "/" -> Response.page(IndexPage.of(index.root().toString(), index.runs(), query, zone));
      case ServedPages.STYLE_PATH ->
          Response.bytes(Response.OK, "text/css; charset=utf-8", ServedPages.style());
      case "/favicon.ico" -> Response.text(Response.NO_CONTENT, "image/x-icon", "");
      case Links.TRENDS -> trends(query);
      case Links.TREND -> trend(query);
      case Links.COMPARE -> compare(query);
      default -> rawPath.startsWith(Links.RUNS) ? file(rawPath) : nothing();
    };
  }

  private static Response nothing() {
    return Response.message(Response.NOT_FOUND, "Not here", "Nothing is served at this address.");
  }

  private Response file(String rawPath) throws IOException {
    String path = rawPath.substring(Links.RUNS.length());
    boolean folder = path.endsWith("/");
    Optional<List<String>> segments =
        RunFiles.segments(folder ? path.substring(0, path.length() - 1) : path);
    if (segments.isEmpty()) {
      return nothing();
    }
    List<String> all = segments.get();
    List<IndexedRun> runs = index.runs();
    for (int length = all.size(); length > 0; length--) {
      String id = String.join("/", all.subList(0, length));
      Optional<IndexedRun> run = runs.stream().filter(r -> r.id().equals(id)).findFirst();
      if (run.isPresent()) {
        return length < all.size()
            ? folder ? nothing() : file(run.get(), all.subList(length, all.size()))
            : front(run.get());
      }
    }
    return nothing();
  }

  /** A link that leads out of all runs is part of the index, and nothing of it is served. */
  private Response file(IndexedRun run, List<String> segments) throws IOException {
    return run.root().toRealPath().startsWith(index.root())
        ? RunFiles.find(run, segments).map(Response::file).orElseGet(RunPages::nothing)
        : nothing();
  }

  private static Response front(IndexedRun run) {
    String report = run.state() == State.FINISHED ? Links.file(run, "report.html") : "";
    return report.isEmpty()
        ? Response.message(
            Response.NOT_FOUND,
            "No report",
            run.problem().isEmpty()
                ? run.id() + " has no report; `report` makes one"
                : run.id() + ": " + run.problem())
        : Response.elsewhere(report);
  }

  private Response trends(Query query) throws IOException {
    List<IndexedRun> runs = index.runs();
    List<String> benchmarks = IndexPage.benchmarks(runs);
    String asked = query.value("benchmark");
    String benchmark = asked.isEmpty() && !benchmarks.isEmpty() ? benchmarks.get(0) : asked;
    List<Trend> all = Trends.of(benchmark, runs, j -> true, zone);
    String source = query.value("source");
    String statistic = query.value("statistic");
    boolean changedOnly = !query.value("changed").isEmpty();
    List<Trend> shown =
        all.stream()
            .filter(t -> source.isEmpty() || t.source().equals(source))
            .filter(t -> statistic.isEmpty() || t.statistic().equals(statistic))
            .filter(t -> !changedOnly || t.isChanged())
            .toList();
    List<Choice> choices =
        benchmarks.stream()
            .map(b -> new Choice(b, ServedPages.readable(b), b.equals(benchmark)))
            .toList();
    return Response.page(
        ServedPages.trends(
            benchmark,
            choices,
            IndexPage.choices(
                all.stream().map(Trend::source).distinct().toList(), source, "any source"),
            IndexPage.choices(
                all.stream().map(Trend::statistic).distinct().toList(), statistic, "any statistic"),
            changedOnly,
            shown,
            shown.stream()
                .map(t -> Links.trend(benchmark, t.source(), t.statistic(), t.gate()))
                .toList()));
  }

  private Response trend(Query query) throws IOException {
    String benchmark = query.value("benchmark");
    Judged asked = new Judged(query.value("source"), query.value("statistic"), query.value("gate"));
    return Trends.of(benchmark, index.runs(), asked::equals, zone).stream()
        .findFirst()
        .map(t -> Response.page(ServedPages.trend(t, Links.trends(benchmark))))
        .orElseGet(
            () ->
                Response.message(
                    Response.NOT_FOUND,
                    "No such trend",
                    "No run here has this gate for this source."));
  }

  private Response compare(Query query) throws IOException {
    List<String> asked = query.values("run").stream().distinct().toList();
    if (asked.isEmpty() || asked.size() > MOST_COMPARED) {
      return Response.message(
          Response.BAD_REQUEST,
          "Which runs?",
          "Choose from 1 to %s runs on the page of all runs."
              .formatted(Integer.toString(MOST_COMPARED)));
    }
    List<IndexedRun> runs = index.runs();
    List<RunDirectory> directories = new ArrayList<>();
    for (String id : asked) {
      Optional<IndexedRun> run =
          runs.stream().filter(r -> r.id().equals(id) && r.state() == State.FINISHED).findFirst();
      if (run.isEmpty()) {
        return Response.message(
            Response.NOT_FOUND, "No such run", id + " is no finished run here.");
      }
      directories.add(RunDirectory.at(run.get().root()));
    }
    try {
      ModelTable table;
      synchronized (comparing) {
        table = RunComparison.of(directories);
      }
      return table(table, asked, query);
    } catch (RunStoreException | ConfigurationException e) {
      return Response.message(
          Response.BAD_REQUEST, "They cannot be compared", String.valueOf(e.getMessage()));
    }
  }

  private static Response table(ModelTable table, List<String> runs, Query query) {
    for (ModelTables.Format format : ModelTables.Format.values()) {
      if (format != ModelTables.Format.HTML && format.toString().equals(query.value("format"))) {
        String type = format == ModelTables.Format.CSV ? "text/csv" : "text/plain";
        return Response.text(
            Response.OK, type + "; charset=utf-8", ModelTables.render(table, format));
      }
    }
    List<Download> downloads = new ArrayList<>();
    for (ModelTables.Format format : ModelTables.Format.values()) {
      if (format != ModelTables.Format.HTML) {
        downloads.add(
            new Download(
                format.name().toUpperCase(Locale.ROOT),
                Links.COMPARE + query.with("format", format.toString()).text()));
      }
    }
    return Response.page(ServedPages.compared(table, runs, downloads));
  }
}
