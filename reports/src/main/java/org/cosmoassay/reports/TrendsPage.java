package org.cosmoassay.reports;

import java.util.List;
import org.cosmoassay.reports.RunsPage.Choice;

/**
 * How every gate of a benchmark went over its runs: text only. Public for the template engine.
 *
 * @param benchmark its name; empty when there is no run yet
 * @param changedOnly whether only what changed with the last run is shown
 * @param found how many there are, in words
 * @param lines a source in a gate each
 */
public record TrendsPage(
    String benchmark,
    List<Choice> benchmarks,
    List<Choice> sources,
    List<Choice> statistics,
    boolean changedOnly,
    String found,
    List<Line> lines) {

  public TrendsPage {
    benchmarks = List.copyOf(benchmarks);
    sources = List.copyOf(sources);
    statistics = List.copyOf(statistics);
    lines = List.copyOf(lines);
  }

  /**
   * A source in a gate.
   *
   * @param link to its history
   * @param kind of the last verdict, a class for style sheets
   * @param change what the verdict was before the last run; empty when it was the same
   * @param value last value of the gate
   * @param threshold what it was held against
   * @param p adjusted p-value
   * @param curve the value over its threshold from run to run
   */
  public record Line(
      String source,
      String statistic,
      String gate,
      String link,
      String kind,
      String symbol,
      String word,
      String change,
      String value,
      String threshold,
      String p,
      Sparkline curve) {}
}
