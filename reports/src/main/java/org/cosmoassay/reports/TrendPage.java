package org.cosmoassay.reports;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * What a gate said of a source from run to run. Public for the template engine.
 *
 * @param back link to the trends of the benchmark
 * @param chart the picture
 * @param caption what it shows
 * @param heading which runs the lines are
 * @param lines the runs, the newest first
 */
public record TrendPage(
    String benchmark,
    String source,
    String statistic,
    String gate,
    String back,
    TemplateHTMLOutputModel chart,
    String caption,
    String heading,
    List<Line> lines) {

  public TrendPage {
    lines = List.copyOf(lines);
  }

  /**
   * A run.
   *
   * @param number its place in the picture
   * @param report link to its report; empty without one
   * @param note what the reader must know; empty without
   */
  public record Line(
      int number,
      String run,
      String report,
      String time,
      String kind,
      String symbol,
      String word,
      String value,
      String threshold,
      String p,
      String reason,
      String note) {}
}
