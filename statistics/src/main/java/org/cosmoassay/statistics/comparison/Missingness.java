package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.statistics.Axis;

/**
 * Whether a statistic is undefined (an empty bin) as often on one side as on the other.
 *
 * <p>Fisher's exact test per row, Holm's correction over rows. Rows whose margins allow no p-value
 * below alpha cannot speak and do not count (Tarone 1990, doi:10.2307/2531456). Paired clouds get
 * the same test: where missingness is positively dependent within a pair, as it is when clouds
 * share their conditions, it is conservative.
 *
 * @param pValue smallest adjusted p-value over the rows
 * @param sentence the row it belongs to, in words
 */
record Missingness(double pValue, String sentence) {

  /** How many clouds of each side leave a row undefined. */
  record Count(ComparableRows.Row row, int reference, int generated) {
    int total() {
      return reference + generated;
    }
  }

  /** The test, or nothing when no row can speak. */
  static Optional<Missingness> of(List<Count> counts, Axis axis, int n, int m, double alpha) {
    List<Count> testable =
        counts.stream().filter(c -> FisherExact.smallestPValue(c.total(), n, m) < alpha).toList();
    double[] adjusted =
        Holm.adjust(
            testable.stream()
                .mapToDouble(c -> FisherExact.pValue(c.reference(), n, c.generated(), m))
                .toArray());
    Optional<Missingness> worst = Optional.empty();
    for (int i = 0; i < adjusted.length; i++) {
      if (worst.isEmpty() || adjusted[i] < worst.get().pValue()) {
        worst = Optional.of(new Missingness(adjusted[i], words(testable.get(i), axis, n, m)));
      }
    }
    return worst;
  }

  private static String words(Count count, Axis axis, int n, int m) {
    return String.format(
        Locale.ROOT,
        "%s is undefined in %d of %d generated clouds at %s where %d of %d reference clouds are",
        count.row().component(),
        count.generated(),
        m,
        Wording.place(axis, count.row().index()),
        count.reference(),
        n);
  }
}
