package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cosmoassay.reports.GateCalibration.SeenDefect;

/**
 * What the templates show of a calibration: a heat map of defects and gates, a row of false alarms.
 * Public for the template engine.
 *
 * @param note what was measured
 * @param gates a column each
 * @param alarms false alarms of each gate alone, in percent
 * @param adjusted false alarms of each gate beside the others, in percent
 * @param rows a defect each
 */
public record CalibrationPage(
    String note, List<Gate> gates, List<String> alarms, List<String> adjusted, List<Defect> rows) {

  public CalibrationPage {
    gates = List.copyOf(gates);
    alarms = List.copyOf(alarms);
    adjusted = List.copyOf(adjusted);
    rows = List.copyOf(rows);
  }

  /** A column. */
  public record Gate(String statistic, String gate) {}

  /** A row. */
  public record Defect(String name, String planted, List<Cell> cells) {
    public Defect {
      cells = List.copyOf(cells);
    }
  }

  /**
   * The weakest strength that a gate sees.
   *
   * @param kind seen-1 (the weakest planted) to seen-4 (only the strongest), or unseen
   */
  public record Cell(String kind, String amount) {}

  /** Shades of the heat map. */
  private static final int SHADES = 4;

  /**
   * The page of these calibrations; nothing to show when there are none. Sanity gates have a column
   * when they see any of the defects.
   */
  static CalibrationPage of(List<GateCalibration> all, UnaryOperator<String> text) {
    List<GateCalibration> shown =
        all.stream()
            .filter(c -> c.hindrance().isEmpty())
            .filter(c -> !c.statistic().equals("sanity") || c.seesAnything())
            .toList();
    if (shown.isEmpty()) {
      return new CalibrationPage("", List.of(), List.of(), List.of(), List.of());
    }
    List<Defect> rows = new ArrayList<>();
    for (int defect = 0; defect < shown.get(0).seen().size(); defect++) {
      int row = defect;
      SeenDefect first = shown.get(0).seen().get(defect);
      rows.add(
          new Defect(
              text.apply(first.defect()),
              text.apply(planted(first)),
              shown.stream().map(c -> cell(c.seen().get(row))).toList()));
    }
    return new CalibrationPage(
        text.apply(shown.get(0).circumstances()),
        shown.stream().map(c -> new Gate(text.apply(c.statistic()), text.apply(c.gate()))).toList(),
        shown.stream().map(c -> c.percent(c.alarms())).toList(),
        shown.stream().map(c -> c.percent(c.adjustedAlarms())).toList(),
        rows);
  }

  private static Cell cell(SeenDefect seen) {
    int shade = 1 + seen.smallest() * SHADES / Math.max(1, seen.strengths().size());
    return new Cell(seen.isSeen() ? "seen-" + shade : "unseen", seen.amount());
  }

  /** The strengths that were planted. */
  private static String planted(SeenDefect seen) {
    String numbers =
        String.join(
            ", ",
            seen.strengths().stream().map(s -> s.toString().replaceFirst("\\.0$", "")).toList());
    return seen.unit().isEmpty() ? numbers : numbers + " " + seen.unit();
  }
}
