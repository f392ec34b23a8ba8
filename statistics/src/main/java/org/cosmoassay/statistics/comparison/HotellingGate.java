package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Is there any difference between the mean vectors? Hotelling's T^2, see {@link HotellingTest}.
 *
 * <p>All selected components form one vector. The gate FAILS when its p-value, adjusted for the
 * other gates, is below alpha; what becomes of missing values and of too few clouds says {@link
 * VectorExamination}. Evidence against the source counts even where the gate cannot pass.
 *
 * <p>Beside a table it is chi^2 with the table's covariance, see {@link TabulatedTest}. A value
 * that the table has and a generated cloud lacks keeps the gate from passing.
 *
 * @param label explicit name; empty for {@code hotelling} with components and range
 * @param alpha level, in (0, 1)
 * @param rows the rows and components that form the vector
 * @param permutations number of random permutations where they are too many to enumerate
 */
public record HotellingGate(String label, double alpha, RowSelection rows, int permutations)
    implements Gate {

  private static final double DEFAULT_ALPHA = 0.01;
  private static final int DEFAULT_PERMUTATIONS = 9999;

  public HotellingGate {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "The alpha (" + alpha + ") of a hotelling gate must lie between 0 and 1.");
    }
    if (!(permutations + 1 > 1 / alpha)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The %d permutations of a hotelling gate cannot reach alpha %s; ask for more than %s.",
              permutations,
              alpha,
              Wording.plain(Math.ceil(1 / alpha))));
    }
  }

  /** Level 0.01, every row and component, 9999 permutations. */
  public static HotellingGate withDefaults() {
    return new HotellingGate("", DEFAULT_ALPHA, RowSelection.ALL, DEFAULT_PERMUTATIONS);
  }

  public HotellingGate withLabel(String value) {
    return new HotellingGate(value, alpha, rows, permutations);
  }

  public HotellingGate withAlpha(double value) {
    return new HotellingGate(label, value, rows, permutations);
  }

  public HotellingGate withRows(RowSelection value) {
    return new HotellingGate(label, alpha, value, permutations);
  }

  public HotellingGate withPermutations(int value) {
    return new HotellingGate(label, alpha, rows, value);
  }

  @Override
  public String name(String unit) {
    return label.isEmpty() ? "hotelling" + rows.suffix(unit) : label;
  }

  @Override
  public double tolerance() {
    return Double.NaN;
  }

  @Override
  public Family family() {
    return Family.DIFFERENCE;
  }

  @Override
  public Finding examine(EnsemblePair pair, long seed) {
    return vectors()
        .examine(
            pair,
            comparable -> {
              HotellingTest test =
                  HotellingTest.of(
                      comparable.reference(),
                      comparable.generated(),
                      pair.paired(),
                      alpha,
                      permutations,
                      seed);
              String sentence =
                  test.dimension() == 0
                      ? "T^2 = 0, both sides are identical"
                      : String.format(
                          Locale.ROOT,
                          "T^2 = %s against a critical %s (%s)",
                          Wording.number(test.statistic()),
                          Wording.number(test.critical()),
                          test.method());
              return new VectorExamination.Outcome(
                  test.statistic(),
                  test.critical(),
                  test.pValue(),
                  test.smallestPValue(),
                  sentence);
            });
  }

  /** The table's covariance and that of the generated mean together: see {@link TabulatedTest}. */
  @Override
  public Finding examine(TabulatedPair pair) {
    TabulatedRows comparable = TabulatedRows.of(pair, rows);
    int m = pair.generated().size();
    if (m < 2) {
      return vectors()
          .inconclusive(
              "1 generated cloud has no scatter to judge by beside a table; at least 2 are needed");
    }
    if (comparable.size() == 0) {
      return vectors().inconclusive(comparable.usage(rows));
    }
    TabulatedMean table = pair.reference();
    TabulatedTest test = TabulatedTest.of(comparable, table.degreesOfFreedom(), alpha);
    if (Double.isNaN(test.pValue())) {
      return Finding.settled(
          Status.INCONCLUSIVE,
          test.statistic(),
          Double.NaN,
          Double.NaN,
          alpha,
          String.format(
              Locale.ROOT,
              "chi^2 = %s for %d values, but their covariance is known to %s degrees of freedom only, and %d are needed; %d generated clouds are too few: give more, or a range of fewer rows",
              Wording.number(test.statistic()),
              test.dimension(),
              Wording.number(test.degreesOfFreedom()),
              3 * test.dimension(),
              m));
    }
    List<String> reason = new ArrayList<>();
    reason.add(
        String.format(
            Locale.ROOT,
            "chi^2 = %s against a critical %s (%s; %s and of the mean of %d clouds)",
            Wording.number(test.statistic()),
            Wording.number(test.critical()),
            test.method(),
            table.isDiagonal()
                ? "errors of the table, independent from bin to bin,"
                : "covariance of the table",
            m));
    reason.add(comparable.usage(rows));
    comparable
        .worst()
        .filter(worst -> worst.difference() != 0)
        .ifPresent(worst -> reason.add("largest deviation: " + worst.sentence()));
    return Finding.byPValue(
        comparable.isComplete() ? Status.PASS : Status.INCONCLUSIVE,
        test.statistic(),
        test.critical(),
        test.pValue(),
        0,
        alpha,
        String.join("; ", reason));
  }

  private VectorExamination vectors() {
    return new VectorExamination(
        rows,
        alpha,
        (n, paired) ->
            paired
                ? PermutationNull.smallestSignFlipPValue(n)
                : PermutationNull.smallestRelabellingPValue(n, n));
  }
}
