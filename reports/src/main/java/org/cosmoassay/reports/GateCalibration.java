package org.cosmoassay.reports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How one gate of a benchmark was measured to behave.
 *
 * @param statistic what it judges
 * @param gate its name
 * @param circumstances what was judged against what, in words
 * @param trials number of trials without a defect
 * @param alarms trials of these that the gate alone failed
 * @param adjustedAlarms trials of these that it failed beside the other gates
 * @param hindrance why it was not calibrated; empty when it was
 * @param seen what it sees of every planted defect, in the same order for every gate
 */
public record GateCalibration(
    String statistic,
    String gate,
    String circumstances,
    int trials,
    int alarms,
    int adjustedAlarms,
    String hindrance,
    List<SeenDefect> seen) {

  public GateCalibration {
    seen = List.copyOf(seen);
  }

  /**
   * What a gate sees of one defect.
   *
   * @param defect its name
   * @param unit unit of its strength; empty when it is a number
   * @param strengths all that were planted, from weak to strong
   * @param smallest index of the weakest strength from which on it fails 95 % of the trials; the
   *     number of strengths when there is none
   */
  public record SeenDefect(String defect, String unit, List<Double> strengths, int smallest) {
    public SeenDefect {
      strengths = List.copyOf(strengths);
    }

    boolean isSeen() {
      return smallest < strengths.size();
    }

    /** The weakest strength seen with its unit, or a dash. */
    String amount() {
      if (!isSeen()) {
        return "–";
      }
      String number = String.format(Locale.ROOT, "%s", strengths.get(smallest));
      String whole = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
      return unit.isEmpty() ? whole : whole + " " + unit;
    }
  }

  boolean isOf(String otherStatistic, String otherGate) {
    return statistic.equals(otherStatistic) && gate.equals(otherGate);
  }

  boolean seesAnything() {
    return seen.stream().anyMatch(SeenDefect::isSeen);
  }

  /** False alarms in percent, as a reader wants them beside a verdict. */
  String rate() {
    return hindrance.isEmpty() ? "false alarms %s %%".formatted(percent(alarms)) : "not calibrated";
  }

  /** What it sees, in a clause. */
  String sight() {
    if (!hindrance.isEmpty()) {
      return "";
    }
    List<SeenDefect> visible = seen.stream().filter(SeenDefect::isSeen).toList();
    return visible.isEmpty()
        ? "sees none of the planted defects in 95 % of trials"
        : visible.stream()
            .map(s -> s.defect() + " from " + s.amount())
            .collect(Collectors.joining(", ", "sees ", ""));
  }

  String percent(int count) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * count / trials);
  }
}
