package org.cosmoassay.harness.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.harness.report.Headline;
import org.cosmoassay.harness.serve.IndexedRun.State;
import org.cosmoassay.reports.RunsPage;
import org.cosmoassay.reports.RunsPage.Choice;
import org.cosmoassay.reports.RunsPage.Filter;
import org.cosmoassay.reports.RunsPage.Line;
import org.cosmoassay.reports.ServedPages;
import org.cosmoassay.reports.StatusSign;

/** The index of runs that a query asks for. */
final class IndexPage {

  private static final int RUNS_OF_A_PAGE = 100;
  private static final String PAGE = "page";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private IndexPage() {}

  /**
   * The page as HTML.
   *
   * @param place the directory of the runs
   * @param runs all of them, the newest first
   */
  static String of(String place, List<IndexedRun> runs, Query query, ZoneId zone) {
    RunFilter filter = RunFilter.of(query);
    List<IndexedRun> found = runs.stream().filter(r -> filter.asksFor(r, zone)).toList();
    int pages = Math.max(1, (found.size() + RUNS_OF_A_PAGE - 1) / RUNS_OF_A_PAGE);
    int page = Math.min(pages, Math.max(1, number(query.value(PAGE))));
    int from = (page - 1) * RUNS_OF_A_PAGE;
    int to = Math.min(found.size(), from + RUNS_OF_A_PAGE);
    return ServedPages.runs(
        new RunsPage(
            ServedPages.readable(place),
            new Filter(
                ServedPages.readable(filter.text()),
                choices(RunFilter.VERDICTS, filter.verdict(), "any verdict"),
                choices(benchmarks(runs), filter.benchmark(), "any benchmark"),
                filter.from().map(Object::toString).orElse(""),
                filter.to().map(Object::toString).orElse("")),
            found.subList(from, to).stream().map(r -> line(r, zone)).toList(),
            found(runs.size(), found.size(), from, to),
            page > 1 ? "/" + query.with(PAGE, Integer.toString(page - 1)).text() : "",
            page < pages ? "/" + query.with(PAGE, Integer.toString(page + 1)).text() : "",
            ServedPages.readable(filter.problem())));
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
  }

  /** Benchmarks of runs, that of the newest run first. */
  static List<String> benchmarks(List<IndexedRun> runs) {
    return runs.stream().map(IndexedRun::benchmark).filter(b -> !b.isEmpty()).distinct().toList();
  }

  /** A list to choose from, with all of them as its first entry. */
  static List<Choice> choices(List<String> words, String chosen, String any) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", any, chosen.isEmpty()));
    words.forEach(w -> choices.add(new Choice(w, ServedPages.readable(w), w.equals(chosen))));
    return choices;
  }

  private static String found(int all, int found, int from, int to) {
    if (all == 0) {
      return "There is no run here yet. This page finds new ones when it is loaded again.";
    }
    if (found == 0) {
      return "None of %s is like that.".formatted(ServedPages.counted(all, "run", "runs"));
    }
    String shown =
        to - from < found
            ? "Runs %s to %s of %s"
                .formatted(
                    Integer.toString(from + 1), Integer.toString(to), Integer.toString(found))
            : ServedPages.counted(found, "run", "runs");
    return shown + (found < all ? ", of " + Integer.toString(all) + " in all." : ".");
  }

  /** When a run ended, to the minute. */
  static String time(Instant ended, ZoneId zone) {
    return TIME.format(ended.atZone(zone));
  }

  private static Line line(IndexedRun run, ZoneId zone) {
    Optional<String> symbol = run.conclusion().map(StatusSign::of);
    boolean finished = run.state() == State.FINISHED;
    return new Line(
        run.id(),
        ServedPages.readable(run.id()),
        finished ? Links.file(run, "report.html") : "",
        finished ? Links.file(run, "report.pdf") : "",
        finished ? Links.file(run, "run.json") : "",
        ServedPages.readable(run.benchmark()),
        Links.trends(run.benchmark()),
        time(run.ended(), zone),
        RunFilter.word(run),
        symbol.orElse(run.state() == State.UNFINISHED ? "…" : "!"),
        RunFilter.word(run).toUpperCase(Locale.ROOT),
        ServedPages.readable(run.record().map(Headline::of).orElse(run.problem())),
        finished);
  }
}
