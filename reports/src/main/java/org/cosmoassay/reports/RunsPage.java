package org.cosmoassay.reports;

import java.util.List;

/**
 * An index of runs, as a server shows it: text only. Public for the template engine.
 *
 * @param place the directory of the runs
 * @param filter what was asked for
 * @param lines the runs of this page, the newest first
 * @param found how many there are in all, in words
 * @param newer link to the page before; empty on the first
 * @param older link to the page after; empty on the last
 * @param problem what is wrong with the filter; empty when nothing is
 */
public record RunsPage(
    String place,
    Filter filter,
    List<Line> lines,
    String found,
    String newer,
    String older,
    String problem) {

  public RunsPage {
    lines = List.copyOf(lines);
  }

  /**
   * What was asked for, to be shown again.
   *
   * @param from first day, as {@code 2026-01-31}
   * @param to last day
   */
  public record Filter(
      String text, List<Choice> verdicts, List<Choice> benchmarks, String from, String to) {
    public Filter {
      verdicts = List.copyOf(verdicts);
      benchmarks = List.copyOf(benchmarks);
    }
  }

  /** An entry of a list to choose from. */
  public record Choice(String value, String word, boolean chosen) {}

  /**
   * A run.
   *
   * @param id its directory below {@link RunsPage#place}, to be sent back as it is
   * @param name the same to be read
   * @param report link to its report; empty without one
   * @param pdf link to its report as PDF; empty without one
   * @param record link to everything it found; empty without that
   * @param benchmark name of the benchmark; empty where that is not known
   * @param trend link to the trends of that benchmark; empty where it is not known
   * @param time when it ended, in the time zone of the server
   * @param kind class for style sheets
   * @param symbol of the verdict
   * @param word the verdict
   * @param summary what came out, or why nothing did
   * @param comparable whether it can be compared with others
   */
  public record Line(
      String id,
      String name,
      String report,
      String pdf,
      String record,
      String benchmark,
      String trend,
      String time,
      String kind,
      String symbol,
      String word,
      String summary,
      boolean comparable) {}
}
