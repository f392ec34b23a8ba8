package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.util.Combinations;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The labellings that are as likely as the observed one when the hypothesis holds: every choice of
 * n among n + m vectors, or every way to swap the vectors of pairs.
 *
 * <p>When there are at most as many as are asked for, each is taken once; otherwise labellings are
 * drawn, each from a stream of its own, so that they can be evaluated in any order. Drawn unpaired
 * labellings are permutations of all vectors: places within a side are random too, and a statistic
 * may depend on them.
 */
final class Labellings {

  private final int n;
  private final int m;
  private final boolean paired;
  private final long seed;
  private final int count;
  private final int[][] choices;
  private final boolean exact;
  private final double smallest;

  private Labellings(
      int n,
      int m,
      boolean paired,
      long seed,
      int count,
      int[][] choices,
      boolean exact,
      double smallest) {
    this.n = n;
    this.m = m;
    this.paired = paired;
    this.seed = seed;
    this.count = count;
    this.choices = choices;
    this.exact = exact;
    this.smallest = smallest;
  }

  static Labellings of(TwoSamples samples, Symmetry symmetry, Permutations permutations) {
    int n = samples.referenceSize();
    int m = samples.generatedSize();
    boolean paired = samples.paired();
    boolean all =
        symmetry != Symmetry.NONE
            && logCount(n, m, paired, symmetry) <= Math.log(permutations.count() + 1.5);
    int count =
        all
            ? (int) Math.round(Math.exp(logCount(n, m, paired, symmetry)))
            : permutations.count() + 1;
    int[][] choices = new int[0][];
    if (all && !paired) {
      choices = new int[count][];
      int next = 0;
      for (int[] choice : new Combinations(n + m, m)) {
        choices[next++] = choice.clone();
      }
    }
    return new Labellings(
        n,
        m,
        paired,
        RandomStreams.split(permutations.seed(), "labellings", 0),
        count,
        choices,
        all,
        smallestPValue(n, m, paired, symmetry, permutations.count()));
  }

  /** Logarithm of the number of labellings with statistics of their own. */
  private static double logCount(int n, int m, boolean paired, Symmetry symmetry) {
    if (paired) {
      return (symmetry == Symmetry.SIDES ? n - 1 : n) * Math.log(2);
    }
    return CombinatoricsUtils.binomialCoefficientLog(n + m, n);
  }

  /** The share of labellings that have the largest statistic when as few as possible do. */
  static double smallestPValue(int n, int m, boolean paired, Symmetry symmetry, int permutations) {
    double ties = symmetry == Symmetry.SIDES && !paired && n == m ? 2 : 1;
    double ofAll = ties * Math.exp(-logCount(n, m, paired, symmetry));
    return Math.max(ofAll, 1 / (permutations + 1.0));
  }

  /** Number of labellings, the observed one included. */
  int count() {
    return count;
  }

  double smallestPValue() {
    return smallest;
  }

  /** In words, e.g. {@code all 35 relabellings}. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s %d %s",
        exact ? "all" : "a random choice of",
        count,
        paired ? "swaps within pairs" : "relabellings");
  }

  /** Labelling {@code index}; 0 is the observed one. */
  Labelling labelling(int index) {
    if (index == 0) {
      return Labelling.observed(n, m);
    }
    if (exact) {
      return paired ? swapped(i -> (index >> i & 1) == 1) : chosen(choices[index]);
    }
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "labelling", index));
    if (paired) {
      return swapped(i -> random.nextBoolean());
    }
    int[] order = new int[n + m];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return new Labelling(Arrays.copyOf(order, n), Arrays.copyOfRange(order, n, n + m));
  }

  private Labelling swapped(IntPredicate swap) {
    int[] reference = new int[n];
    int[] generated = new int[n];
    for (int i = 0; i < n; i++) {
      boolean swaps = swap.test(i);
      reference[i] = swaps ? n + i : i;
      generated[i] = swaps ? i : n + i;
    }
    return new Labelling(reference, generated);
  }

  /** The first choice, 0 .. m - 1, is to be the observed one: generated vectors count first. */
  private Labelling chosen(int[] choice) {
    boolean[] isGenerated = new boolean[n + m];
    int[] generated = new int[m];
    for (int i = 0; i < m; i++) {
      generated[i] = (choice[i] + n) % (n + m);
      isGenerated[generated[i]] = true;
    }
    int[] reference = new int[n];
    int next = 0;
    for (int i = 0; i < n + m; i++) {
      if (!isGenerated[i]) {
        reference[next++] = i;
      }
    }
    return new Labelling(reference, generated);
  }
}
