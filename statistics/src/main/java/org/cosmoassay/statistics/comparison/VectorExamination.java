package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What gates have in common that take all selected values of a cloud as one vector and ask by a
 * p-value whether two ensembles of vectors differ.
 *
 * <p>Values missing in some cloud are left out; whether they are missing as often on both sides is
 * a test of its own ({@link Missingness}). When both tests can speak the p-value is twice the
 * smaller one (Bonferroni), so that the gate keeps its level. The finding is INCONCLUSIVE rather
 * than PASS when fewer than half of the values are comparable or when so few realizations cannot
 * give a p-value below alpha.
 *
 * @param rows the rows and components that form the vector
 * @param alpha level of the gate
 * @param smallestPValue the smallest p-value of a number of clouds on each side
 */
record VectorExamination(RowSelection rows, double alpha, Smallest smallestPValue) {

  private static final int MOST_REALIZATIONS = 1000;

  /** The smallest p-value that n clouds on each side can give. */
  interface Smallest {
    double of(int n, boolean paired);
  }

  /**
   * What a test of the vectors found.
   *
   * @param sentence the statistic in words, with its critical value and method
   */
  record Outcome(
      double statistic, double critical, double pValue, double smallestPValue, String sentence) {}

  Finding examine(EnsemblePair pair, Function<ComparableRows, Outcome> test) {
    ComparableRows comparable = ComparableRows.of(pair, rows, alpha);
    Optional<Missingness> missingness = comparable.missingness();
    int n = pair.reference().size();
    int m = pair.generated().size();
    if (n < 2 || m < 2) {
      return inconclusive(
          String.format(
              Locale.ROOT,
              "%d generated and %d reference clouds have no scatter to judge by; %s",
              m,
              n,
              needed(pair.paired(), 1)));
    }
    if (comparable.rows().isEmpty()) {
      return withoutVector(comparable, missingness);
    }
    Outcome outcome = test.apply(comparable);
    int tests = missingness.isPresent() ? 2 : 1;
    boolean tooFew = tests * outcome.smallestPValue() >= alpha;
    Status otherwise = tooFew || !comparable.suffice() ? Status.INCONCLUSIVE : Status.PASS;
    double vectorPValue = tooFew ? Double.NaN : outcome.pValue();
    // Math.min would hand on a NaN: a test that cannot speak takes no part.
    double smaller =
        missingness.map(Missingness::pValue).filter(p -> !(p >= vectorPValue)).orElse(vectorPValue);
    List<String> reason = new ArrayList<>();
    missingness.filter(x -> tests * x.pValue() < alpha).ifPresent(x -> reason.add(x.sentence()));
    reason.add(outcome.sentence());
    if (tooFew) {
      reason.add(
          String.format(
              Locale.ROOT,
              "%d generated and %d reference clouds cannot reach alpha %s, %s",
              m,
              n,
              Wording.plain(alpha),
              needed(pair.paired(), tests)));
    }
    reason.add(comparable.suffice() ? comparable.usage() : comparable.shortage(rows));
    comparable
        .worst(pair.paired())
        .filter(worst -> worst.difference() != 0)
        .ifPresent(worst -> reason.add("largest deviation: " + worst.sentence()));
    return Finding.byPValue(
        otherwise,
        outcome.statistic(),
        outcome.critical(),
        Math.min(1, tests * smaller),
        tests * outcome.smallestPValue(),
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

  Finding inconclusive(String reason) {
    return Finding.settled(Status.INCONCLUSIVE, Double.NaN, Double.NaN, Double.NaN, alpha, reason);
  }

  private String needed(boolean paired, int tests) {
    for (int n = 2; n <= MOST_REALIZATIONS; n++) {
      if (tests * smallestPValue.of(n, paired) < alpha) {
        return paired ? n + " pairs would do" : n + " clouds on each side would do";
      }
    }
    return "more than " + MOST_REALIZATIONS + " would be needed";
  }
}
