package org.cosmoassay.reports;

import java.util.List;

/**
 * What the page of a {@link ModelTable} shows: text only, every number already written. Public for
 * the template engine.
 */
public record ModelPage(
    String reference, List<String> columns, List<Line> lines, String legend, List<String> notes) {

  public ModelPage {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** A model. */
  public record Line(String model, boolean control, int clouds, List<Entry> entries) {
    public Line {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A model in a statistic.
   *
   * @param detail how it compares with the nearest
   */
  public record Entry(
      String number, String rank, boolean best, boolean further, String detail, List<Sign> signs) {
    public Entry {
      signs = List.copyOf(signs);
    }
  }

  /** A gate's opinion: class for style sheets, symbol and word. */
  public record Sign(String kind, String symbol, String word) {}
}
