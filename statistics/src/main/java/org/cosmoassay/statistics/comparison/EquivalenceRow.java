package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One row of an equivalence test: a deviation, its interval, and the allowance it is held against.
 *
 * @param row the row
 * @param place where it lies on the axis
 * @param relative whether the deviation is gbar/rbar - 1, or gbar - rbar in the component's unit
 * @param defined whether there is a deviation: a ratio needs a reference mean that is not zero
 * @param deviation the deviation with its error
 * @param allowance the tolerance, in the deviation's unit
 * @param halfWidth half width of the (1 - 2 alpha) interval
 * @param strictHalfWidth how far beyond the allowance the deviation must lie to be outside
 * @param pValue p-value of the two one-sided tests: is the deviation beyond the allowance?
 * @param outsidePValue p-value of the opposite test, times the number of rows (Bonferroni): with
 *     the true deviation just at the allowance, how likely is one as large as this of either sign?
 * @param alpha level
 */
record EquivalenceRow(
    ComparableRows.Row row,
    String place,
    boolean relative,
    boolean defined,
    Contrast deviation,
    double allowance,
    double halfWidth,
    double strictHalfWidth,
    double pValue,
    double outsidePValue,
    double alpha) {

  private static final double MOST_REALIZATIONS = 1e6;

  static EquivalenceRow of(
      EquivalenceGate gate,
      ComparableRows.Row row,
      String place,
      RowContrasts contrasts,
      int rowCount) {
    Contrast difference = contrasts.difference();
    Contrast mean = contrasts.reference();
    boolean ratioDefined = Math.abs(mean.value()) > mean.halfWidth(gate.alpha());
    boolean agree = difference.value() == 0 && difference.error() == 0;
    boolean absolute =
        gate.absoluteTolerance() > 0
            && !(ratioDefined
                && gate.tolerance() * Math.abs(mean.value()) > gate.absoluteTolerance());
    double allowance = absolute ? gate.absoluteTolerance() : gate.tolerance();
    if (!absolute && !ratioDefined && !agree) {
      return new EquivalenceRow(
          row,
          place,
          true,
          false,
          contrasts.relative(),
          allowance,
          Double.NaN,
          Double.NaN,
          1,
          1,
          gate.alpha());
    }
    // Values that agree have the relative deviation 0 even where their mean is 0.
    boolean plain = absolute || agree;
    // The reference's mean, and with it a ratio, is known to this fraction of itself only.
    double systematic = gate.referenceError() * (absolute ? Math.abs(mean.value()) : 1);
    Contrast deviation = plain ? difference : contrasts.relative();
    double ratio = plain ? 1 : 1 + deviation.value();
    deviation = deviation.withFurtherError(systematic * Math.abs(ratio));
    double size = Math.abs(deviation.value());
    double bound = deviation.value() < 0 ? 1 - allowance : 1 + allowance;
    Contrast outer =
        (plain ? difference : contrasts.beyond(bound))
            .withFurtherError(systematic * (plain ? 1 : bound));
    return new EquivalenceRow(
        row,
        place,
        !absolute,
        true,
        deviation,
        allowance,
        deviation.halfWidth(gate.alpha()),
        outer.halfWidth(gate.alpha() / rowCount),
        deviation.upperTail(allowance - size),
        rowCount * (outer.upperTail(size - allowance) + outer.upperTail(size + allowance)),
        gate.alpha());
  }

  /** Whether the interval lies within the allowance. */
  boolean isInside() {
    return defined && Math.abs(deviation.value()) + halfWidth <= allowance;
  }

  /** Whether the interval lies beyond the allowance, and significantly so among all rows. */
  boolean isOutside() {
    return defined && Math.abs(deviation.value()) - halfWidth > allowance && outsidePValue < alpha;
  }

  /** |deviation| over allowance; rows without a ratio rank by nothing. */
  double excess() {
    return defined ? Math.abs(deviation.value()) / allowance : 0;
  }

  /** The row with its deviation, interval and tolerance. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s is %s at %s, %s %% interval [%s, %s]%s, tolerance %s%s",
        row.component(),
        amount(),
        place,
        Wording.number(100 * (1 - 2 * alpha)),
        text(deviation.value() - halfWidth),
        text(deviation.value() + halfWidth),
        unit(),
        relative ? Wording.number(100 * allowance) : Wording.number(allowance),
        unit());
  }

  private String amount() {
    if (deviation.value() == 0) {
      return "equal";
    }
    return text(Math.abs(deviation.value())) + unit() + (deviation.value() < 0 ? " low" : " high");
  }

  private String text(double value) {
    return relative ? Wording.percent(value) : Wording.number(value);
  }

  private String unit() {
    if (relative) {
      return " %";
    }
    return row.unit().isEmpty() ? "" : " " + row.unit();
  }

  /**
   * How many times as many realizations would decide the row, if the mean stayed where it is: the
   * interval then just touches the allowance.
   */
  private double factor() {
    double distance = allowance - Math.abs(deviation.value());
    double width = distance >= 0 ? halfWidth : strictHalfWidth;
    return (width / distance) * (width / distance);
  }

  /** Why a gate with undecided rows is undecided, and what would decide it. */
  static List<String> undecided(List<EquivalenceRow> rows, Needed needed) {
    List<String> reason = new ArrayList<>();
    List<EquivalenceRow> wide = rows.stream().filter(r -> r.defined && !r.isInside()).toList();
    List<EquivalenceRow> noRatio = rows.stream().filter(r -> !r.defined).toList();
    if (!wide.isEmpty()) {
      EquivalenceRow widest =
          wide.stream().max(Comparator.comparingDouble(EquivalenceRow::reach)).orElseThrow();
      reason.add(
          String.format(
              Locale.ROOT,
              "undecided in %d of %d rows, e.g. %s",
              wide.size(),
              rows.size(),
              widest.sentence()));
      reason.add(needed.of(wide, noRatio.isEmpty()));
    }
    if (!noRatio.isEmpty()) {
      EquivalenceRow first = noRatio.get(0);
      reason.add(
          String.format(
              Locale.ROOT,
              "the reference mean of %s is compatible with zero in %d of %d rows, first at %s, where a ratio says nothing: state an absolute tolerance or a range without them",
              first.row.component(),
              noRatio.size(),
              rows.size(),
              first.place));
    }
    return reason;
  }

  /** What would decide rows whose intervals are too wide. */
  interface Needed {
    String of(List<EquivalenceRow> wide, boolean all);
  }

  private double reach() {
    return (Math.abs(deviation.value()) + halfWidth) / allowance;
  }

  static String needed(
      List<EquivalenceRow> wide, boolean all, EnsemblePair pair, double referenceError) {
    if (referenceError > 0) {
      return "more realizations would narrow it, the systematic error of the reference would stay";
    }
    // One row outside decides; short of that, every row must come inside.
    double factor =
        wide.stream()
            .filter(r -> Math.abs(r.deviation.value()) > r.allowance)
            .mapToDouble(EquivalenceRow::factor)
            .min()
            .orElseGet(() -> wide.stream().mapToDouble(EquivalenceRow::factor).max().orElseThrow());
    int n = pair.reference().size();
    int m = pair.generated().size();
    String subject =
        (all ? "would decide" : "would decide these rows") + " if the means stay where they are";
    if (!(factor * Math.max(n, m) <= MOST_REALIZATIONS)) {
      return "the mean lies so close to the tolerance that more than 1000000 realizations would be needed";
    }
    long generated = Math.max(m + 1L, (long) Math.ceil(factor * m));
    long reference = Math.max(n + 1L, (long) Math.ceil(factor * n));
    return pair.paired()
        ? String.format(Locale.ROOT, "about %d pairs %s", generated, subject)
        : String.format(
            Locale.ROOT,
            "about %d generated and %d reference realizations %s",
            generated,
            reference,
            subject);
  }
}
