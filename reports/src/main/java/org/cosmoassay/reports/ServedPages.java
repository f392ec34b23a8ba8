package org.cosmoassay.reports;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.reports.RunsPage.Choice;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * The pages of a server of runs. They need no script; their one style sheet is a file beside them.
 */
public final class ServedPages {

  /** Where pages look for {@link #style()}. */
  public static final String STYLE_PATH = "/style.css";

  private static final int VALUE_DIGITS = 4;

  /** More runs than this make a small curve a smear. */
  private static final int MOST_SMALL_POINTS = 60;

  /** More runs than this are in a picture only. */
  private static final int MOST_LINES = 200;

  private ServedPages() {}

  /** The style sheet of all pages. */
  public static byte[] style() {
    try (InputStream in = ServedPages.class.getResourceAsStream("templates/serve.css")) {
      if (in == null) {
        throw new IllegalStateException("The style sheet is missing from the program.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The index. */
  public static String runs(RunsPage page) {
    return Templates.render("serve-runs.html.ftl", page);
  }

  /** Why there is no page. */
  public static String message(String title, String message) {
    return Templates.render("serve-message.html.ftl", new MessagePage(title, readable(message)));
  }

  /** Models side by side. */
  public static String compared(
      ModelTable table, List<String> runs, List<ComparedPage.Download> downloads) {
    return Templates.render(
        "serve-compare.html.ftl",
        new ComparedPage(
            ModelTables.page(table), runs.stream().map(ServedPages::readable).toList(), downloads));
  }

  /** A text of somebody else, fit to be shown. */
  public static String readable(String text) {
    return PlainText.readable(text);
  }

  /** Class for style sheets of a verdict. */
  public static String kind(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** How every gate went: what the choices say, and a link of each trend to its history. */
  public static String trends(
      String benchmark,
      List<Choice> benchmarks,
      List<Choice> sources,
      List<Choice> statistics,
      boolean changedOnly,
      List<Trend> trends,
      List<String> links) {
    List<TrendsPage.Line> lines = new ArrayList<>();
    for (int i = 0; i < trends.size(); i++) {
      lines.add(line(trends.get(i), links.get(i)));
    }
    int runs = trends.stream().mapToInt(t -> t.points().size()).max().orElse(0);
    String found =
        trends.isEmpty()
            ? "Nothing of this is in the runs here."
            : "%s over %s, from the oldest to the newest%s."
                .formatted(
                    counted(trends.size(), "gate and source", "gates and sources"),
                    counted(runs, "run", "runs"),
                    runs > MOST_SMALL_POINTS
                        ? "; small curves show the last " + MOST_SMALL_POINTS
                        : "");
    return Templates.render(
        "serve-trends.html.ftl",
        new TrendsPage(
            readable(benchmark), benchmarks, sources, statistics, changedOnly, found, lines));
  }

  /** A number of things in words: 1 run, 2 runs. */
  public static String counted(int count, String one, String many) {
    return Integer.toString(count) + " " + (count == 1 ? one : many);
  }

  private static TrendsPage.Line line(Trend trend, String link) {
    Optional<Verdict> last = trend.last();
    double[] ratios = trend.ratios();
    int from = Math.max(0, ratios.length - MOST_SMALL_POINTS);
    return new TrendsPage.Line(
        readable(trend.source()),
        readable(trend.statistic()),
        readable(trend.gate()),
        link,
        last.map(v -> kind(v.status())).orElse("none"),
        last.map(v -> StatusSign.of(v.status())).orElse(Numbers.ABSENT),
        last.map(v -> v.status().name()).orElse("not judged"),
        trend.isChanged() ? trend.previous().map(v -> v.status().name()).orElse("not judged") : "",
        last.map(v -> Numbers.significant(v.value(), VALUE_DIGITS)).orElse(Numbers.ABSENT),
        last.map(v -> Numbers.significant(v.threshold(), VALUE_DIGITS)).orElse(Numbers.ABSENT),
        last.map(v -> Numbers.pValue(v.pAdjusted())).orElse(Numbers.ABSENT),
        Sparkline.of(
            Arrays.copyOfRange(ratios, from, ratios.length),
            trend.hasThresholds() ? 1 : Double.NaN));
  }

  /**
   * The history of one gate and source, with a picture.
   *
   * @param back link to the trends of the benchmark
   */
  public static String trend(Trend trend, String back) {
    List<TrendPage.Line> lines = new ArrayList<>();
    int first = Math.max(0, trend.points().size() - MOST_LINES);
    for (int i = trend.points().size() - 1; i >= first; i--) {
      lines.add(line(trend.points().get(i), i + 1));
    }
    Chart chart = TrendChart.draw(trend);
    return Templates.render(
        "serve-trend.html.ftl",
        new TrendPage(
            readable(trend.benchmark()),
            readable(trend.source()),
            readable(trend.statistic()),
            readable(trend.gate()),
            back,
            markup(chart.svg()),
            readable(chart.title()),
            first == 0 ? "Runs, the newest first" : "The newest %s runs".formatted(MOST_LINES),
            lines));
  }

  private static TrendPage.Line line(Trend.Point point, int number) {
    Optional<Verdict> verdict = point.verdict();
    return new TrendPage.Line(
        number,
        readable(point.run()),
        point.report(),
        point.time(),
        verdict.map(v -> kind(v.status())).orElse("none"),
        verdict.map(v -> StatusSign.of(v.status())).orElse(Numbers.ABSENT),
        verdict.map(v -> v.status().name()).orElse("not judged"),
        verdict.map(v -> Numbers.significant(v.value(), VALUE_DIGITS)).orElse(Numbers.ABSENT),
        verdict.map(v -> Numbers.significant(v.threshold(), VALUE_DIGITS)).orElse(Numbers.ABSENT),
        verdict.map(v -> Numbers.pValue(v.pAdjusted())).orElse(Numbers.ABSENT),
        verdict.map(v -> readable(Prose.typeset(v.reason()))).orElse(""),
        point.changed() ? "measured otherwise than in the run before" : "");
  }

  private static TemplateHTMLOutputModel markup(String svg) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(svg);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("A picture is no markup.", e);
    }
  }
}
