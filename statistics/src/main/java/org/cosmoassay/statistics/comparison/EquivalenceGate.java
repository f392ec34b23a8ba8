package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Is every difference small? Two one-sided tests in every row.
 *
 * <p>A row lies inside when the (1 - 2 alpha) t interval of the relative deviation gbar/rbar - 1
 * (see {@link Contrast}) lies within the tolerance, or that of gbar - rbar within the absolute
 * tolerance. With both given, the wider one holds in each row. PASS when every row lies inside:
 * that is an intersection-union test of level alpha, with the largest p-value of the rows. Rows in
 * which all values agree exactly lie inside. Where the reference mean's own interval includes zero
 * there is no ratio, and the row is undecided.
 *
 * <p>FAIL when the interval lies entirely outside the tolerance in one row and gbar - (1 +-
 * tolerance) rbar differs from zero at the level alpha / (number of rows): in many noisy rows some
 * interval lies outside by chance, and a perfect source must not fail for that. INCONCLUSIVE
 * otherwise, with the number of realizations at which the interval, shrinking as 1/sqrt(n) about
 * the present mean, would decide.
 *
 * <p>Values missing in some cloud are left out; missing significantly more often on one side (level
 * alpha, see {@link Missingness}) is a FAIL, and fewer than half of the rows comparable is
 * INCONCLUSIVE at best.
 *
 * <p>Schuirmann (1987), doi:10.1007/BF01068419; Berger and Hsu (1996), doi:10.1214/ss/1032280304.
 *
 * @param label explicit name; empty for {@code equivalence} with components and range
 * @param alpha level of each one-sided test, in (0, 0.5)
 * @param tolerance largest acceptable |ratio - 1|, or NaN
 * @param absoluteTolerance largest acceptable difference in the components' unit, or NaN
 * @param referenceError systematic error of the reference as a fraction of its mean, 0 for none:
 *     what more realizations would not take away. It widens the interval of every row; whether it
 *     is common to all rows or each has its own does not matter, as every row is judged by itself
 * @param rows the rows and components that must be equivalent
 */
public record EquivalenceGate(
    String label,
    double alpha,
    double tolerance,
    double absoluteTolerance,
    double referenceError,
    RowSelection rows)
    implements Gate {

  private static final double DEFAULT_ALPHA = 0.05;

  public EquivalenceGate {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException(
          "The alpha (" + alpha + ") of an equivalence gate must lie between 0 and 0.5.");
    }
    if (!(tolerance > 0 || absoluteTolerance > 0) || tolerance <= 0 || absoluteTolerance <= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An equivalence gate has tolerance %s and absolute tolerance %s; at least one must be given, above 0.",
              tolerance,
              absoluteTolerance));
    }
    if (!(referenceError >= 0 && referenceError < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The systematic error of the reference (%s) must be a fraction of its mean, from 0 to below 1.",
              referenceError));
    }
  }

  /** Level 0.05 in every row and component. */
  public static EquivalenceGate withTolerance(double tolerance) {
    return new EquivalenceGate("", DEFAULT_ALPHA, tolerance, Double.NaN, 0, RowSelection.ALL);
  }

  /** Level 0.05 in every row; the tolerance in the unit of the components. */
  public static EquivalenceGate ofAbsoluteTolerance(double absoluteTolerance) {
    return new EquivalenceGate(
        "", DEFAULT_ALPHA, Double.NaN, absoluteTolerance, 0, RowSelection.ALL);
  }

  public EquivalenceGate withLabel(String value) {
    return new EquivalenceGate(value, alpha, tolerance, absoluteTolerance, referenceError, rows);
  }

  public EquivalenceGate withAlpha(double value) {
    return new EquivalenceGate(label, value, tolerance, absoluteTolerance, referenceError, rows);
  }

  public EquivalenceGate withAbsoluteTolerance(double value) {
    return new EquivalenceGate(label, alpha, tolerance, value, referenceError, rows);
  }

  /** With a systematic error of the reference, as a fraction of its mean. */
  public EquivalenceGate withReferenceError(double value) {
    return new EquivalenceGate(label, alpha, tolerance, absoluteTolerance, value, rows);
  }

  public EquivalenceGate withRows(RowSelection value) {
    return new EquivalenceGate(label, alpha, tolerance, absoluteTolerance, referenceError, value);
  }

  @Override
  public String name(String unit) {
    return label.isEmpty() ? "equivalence" + rows.suffix(unit) : label;
  }

  @Override
  public Family family() {
    return Family.EQUIVALENCE;
  }

  /** The seed is not used: nothing is drawn. */
  @Override
  public Finding examine(EnsemblePair pair, long seed) {
    ComparableRows comparable = ComparableRows.of(pair, rows, alpha);
    List<EquivalenceRow> examined = examineRows(comparable, pair);
    double pValue = examined.stream().mapToDouble(EquivalenceRow::pValue).max().orElse(Double.NaN);
    Optional<EquivalenceRow> outside = worst(examined.stream().filter(EquivalenceRow::isOutside));
    Optional<EquivalenceRow> worst = outside.or(() -> worst(examined.stream()));
    Optional<Missingness> missing = comparable.missingness().filter(x -> x.pValue() < alpha);

    List<String> reason = new ArrayList<>();
    Status status = Status.INCONCLUSIVE;
    if (outside.isPresent()) {
      status = Status.FAIL;
      reason.add(outside.get().sentence());
    } else if (missing.isPresent()) {
      status = Status.FAIL;
      reason.add(missing.get().sentence());
    } else if (worst.isEmpty() && comparable.suffice()) {
      reason.add(
          String.format(
              Locale.ROOT,
              "%d generated and %d reference clouds have no scatter to judge by; at least 2 of each are needed",
              pair.generated().size(),
              pair.reference().size()));
    } else if (worst.isPresent() && comparable.suffice()) {
      if (examined.stream().allMatch(EquivalenceRow::isInside)) {
        status = Status.PASS;
        reason.add("inside the tolerance in every row; the farthest: " + worst.get().sentence());
      } else {
        reason.addAll(
            EquivalenceRow.undecided(
                examined, (wide, all) -> EquivalenceRow.needed(wide, all, pair, referenceError)));
      }
    }
    reason.add(comparable.suffice() ? comparable.usage() : comparable.shortage(rows));
    if (referenceError > 0) {
      reason.add(systematic());
    }
    return Finding.settled(
        status,
        worst.map(x -> Math.abs(x.deviation().value())).orElse(Double.NaN),
        worst.map(EquivalenceRow::allowance).orElse(Double.NaN),
        pValue,
        alpha,
        String.join("; ", reason));
  }

  /**
   * The table's errors take the place of the scatter of the reference. Whether they are independent
   * does not matter: every row is judged by itself.
   */
  @Override
  public Finding examine(TabulatedPair pair) {
    TabulatedRows comparable = TabulatedRows.of(pair, rows);
    int m = pair.generated().size();
    List<EquivalenceRow> examined = new ArrayList<>();
    double least = 0;
    for (int i = 0; m > 1 && i < comparable.size(); i++) {
      MeanEstimate expected = comparable.expected(i);
      EquivalenceRow row =
          EquivalenceRow.of(
              this,
              comparable.rows().get(i),
              comparable.place(i),
              RowContrasts.of(expected, comparable.found(i)),
              comparable.size());
      examined.add(row);
      Contrast ofTable = new Contrast(0, expected.error(), expected.degreesOfFreedom());
      double unit = row.relative() ? Math.abs(expected.value()) : 1;
      least = Math.max(least, ofTable.halfWidth(alpha) / unit / row.allowance());
    }
    boolean hopeless = least > 1;
    Optional<EquivalenceRow> outside = worst(examined.stream().filter(EquivalenceRow::isOutside));
    Optional<EquivalenceRow> worst = outside.or(() -> worst(examined.stream()));
    List<String> reason = new ArrayList<>();
    Status status = Status.INCONCLUSIVE;
    if (outside.isPresent()) {
      status = Status.FAIL;
      reason.add(outside.get().sentence());
    } else if (m < 2) {
      reason.add(
          "1 generated cloud has no scatter to judge by beside a table; at least 2 are needed");
    } else if (comparable.isComplete()) {
      if (examined.stream().allMatch(EquivalenceRow::isInside)) {
        status = Status.PASS;
        reason.add(
            "inside the tolerance in every row; the farthest: "
                + worst.map(EquivalenceRow::sentence).orElse(""));
      } else {
        reason.addAll(
            EquivalenceRow.undecided(
                examined,
                (wide, all) ->
                    hopeless
                        ? "the table's own errors are wider than the tolerance, so that no number of generated clouds would do: state a wider tolerance or a range"
                        : "more generated clouds would narrow it, the errors of the table would stay"));
      }
    }
    reason.add(comparable.usage(rows));
    if (referenceError > 0) {
      reason.add(systematic());
    }
    return Finding.settled(
        status,
        worst.map(x -> Math.abs(x.deviation().value())).orElse(Double.NaN),
        worst.map(EquivalenceRow::allowance).orElse(Double.NaN),
        examined.stream().mapToDouble(EquivalenceRow::pValue).max().orElse(Double.NaN),
        alpha,
        String.join("; ", reason));
  }

  private String systematic() {
    return String.format(
        Locale.ROOT,
        "intervals include a systematic error of the reference of %s %%",
        Wording.number(100 * referenceError));
  }

  private static Optional<EquivalenceRow> worst(Stream<EquivalenceRow> examined) {
    return examined.max(Comparator.comparingDouble(EquivalenceRow::excess));
  }

  private List<EquivalenceRow> examineRows(ComparableRows comparable, EnsemblePair pair) {
    List<EquivalenceRow> examined = new ArrayList<>();
    if (pair.reference().size() < 2 || pair.generated().size() < 2) {
      return examined;
    }
    int count = comparable.rows().size();
    for (int i = 0; i < count; i++) {
      examined.add(
          EquivalenceRow.of(
              this,
              comparable.rows().get(i),
              comparable.place(comparable.rows().get(i)),
              RowContrasts.of(comparable.reference()[i], comparable.generated()[i], pair.paired()),
              count));
    }
    return examined;
  }
}
