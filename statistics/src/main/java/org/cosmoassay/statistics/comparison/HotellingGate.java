package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is there any difference between the mean vectors? Hotelling's T^2, see {@link HotellingTest}.
 *
 * <p>All selected components form one vector. Values missing in some cloud are left out; whether
 * they are missing as often on both sides is a test of its own ({@link Missingness}). When both
 * tests can speak the gate's p-value is twice the smaller one (Bonferroni), so that the gate keeps
 * its level. The gate FAILS when that p-value, adjusted for the other gates, is below alpha. It
 * cannot PASS, and is INCONCLUSIVE, when fewer than half of the values are comparable or when so
 * few realizations cannot give a p-value below alpha; evidence against the source still counts
 * then.
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
  private static final int MOST_REALIZATIONS = 1000;

  public HotellingGate {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "The alpha (" + alpha + ") of a hotelling gate must lie between 0 and 1.");
    }
    if (!(permutations + 1 > 1 / alpha)) {
      throw new IllegalArgumentException(
          "The %d permutations of a hotelling gate cannot reach alpha %s; ask for more than %s."
              .formatted(permutations, alpha, Wording.plain(Math.ceil(1 / alpha))));
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
    ComparableRows comparable = ComparableRows.of(pair, rows, alpha);
    Optional<Missingness> missingness = comparable.missingness();
    int n = pair.reference().size();
    int m = pair.generated().size();
    if (n < 2 || m < 2) {
      return inconclusive(
          "%d generated and %d reference clouds have no scatter to judge by; %s"
              .formatted(m, n, needed(pair.paired(), 1)));
    }
    if (comparable.rows().isEmpty()) {
      return withoutVector(comparable, missingness);
    }
    HotellingTest test =
        HotellingTest.of(
            comparable.reference(),
            comparable.generated(),
            pair.paired(),
            alpha,
            permutations,
            seed);
    int tests = missingness.isPresent() ? 2 : 1;
    boolean tooFew = tests * test.smallestPValue() >= alpha;
    Status otherwise = tooFew || !comparable.suffice() ? Status.INCONCLUSIVE : Status.PASS;
    double vectorPValue = tooFew ? Double.NaN : test.pValue();
    // Math.min would hand on a NaN: a test that cannot speak takes no part.
    double smaller =
        missingness.map(Missingness::pValue).filter(p -> !(p >= vectorPValue)).orElse(vectorPValue);
    List<String> reason = new ArrayList<>();
    missingness.filter(x -> tests * x.pValue() < alpha).ifPresent(x -> reason.add(x.sentence()));
    reason.add(
        test.dimension() == 0
            ? "T^2 = 0, both sides are identical"
            : "T^2 = %s against a critical %s (%s)"
                .formatted(
                    Wording.number(test.statistic()),
                    Wording.number(test.critical()),
                    test.method()));
    if (tooFew) {
      reason.add(
          "%d generated and %d reference clouds cannot reach alpha %s, %s"
              .formatted(m, n, Wording.plain(alpha), needed(pair.paired(), tests)));
    }
    reason.add(comparable.suffice() ? comparable.usage() : comparable.shortage(rows));
    comparable
        .worst(pair.paired())
        .filter(worst -> worst.difference() != 0)
        .ifPresent(worst -> reason.add("largest deviation: " + worst.sentence()));
    return Finding.byPValue(
        otherwise,
        test.statistic(),
        test.critical(),
        Math.min(1, tests * smaller),
        tests * test.smallestPValue(),
        alpha,
        String.join("; ", reason));
  }

  /** The table's covariance and that of the generated mean together: see {@link TabulatedTest}. */
  @Override
  public Finding examine(TabulatedPair pair) {
    TabulatedRows comparable = TabulatedRows.of(pair, rows);
    int m = pair.generated().size();
    if (m < 2) {
      return inconclusive(
          "1 generated cloud has no scatter to judge by beside a table; at least 2 are needed");
    }
    if (comparable.size() == 0) {
      return inconclusive(comparable.usage(rows));
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
          "chi^2 = %s for %d values, but their covariance is known to %s degrees of freedom only, and %d are needed; %d generated clouds are too few: give more, or a range of fewer rows"
              .formatted(
                  Wording.number(test.statistic()),
                  test.dimension(),
                  Wording.number(test.degreesOfFreedom()),
                  3 * test.dimension(),
                  m));
    }
    List<String> reason = new ArrayList<>();
    reason.add(
        "chi^2 = %s against a critical %s (%s; %s and of the mean of %d clouds)"
            .formatted(
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

  /** Nothing to compare but, perhaps, what is missing. */
  private Finding withoutVector(ComparableRows comparable, Optional<Missingness> missingness) {
    String shortage = comparable.shortage(rows);
    return missingness
        .map(
            x ->
                Finding.byPValue(
                    Status.INCONCLUSIVE,
                    Double.NaN,
                    Double.NaN,
                    x.pValue(),
                    Double.NaN,
                    alpha,
                    x.sentence() + "; " + shortage))
        .orElseGet(() -> inconclusive(shortage));
  }

  private Finding inconclusive(String reason) {
    return Finding.settled(Status.INCONCLUSIVE, Double.NaN, Double.NaN, Double.NaN, alpha, reason);
  }

  private String needed(boolean paired, int tests) {
    for (int n = 2; n <= MOST_REALIZATIONS; n++) {
      double smallest =
          paired
              ? PermutationNull.smallestSignFlipPValue(n)
              : PermutationNull.smallestRelabellingPValue(n, n);
      if (tests * smallest < alpha) {
        return paired ? n + " pairs would do" : n + " clouds on each side would do";
      }
    }
    return "more than " + MOST_REALIZATIONS + " would be needed";
  }
}
