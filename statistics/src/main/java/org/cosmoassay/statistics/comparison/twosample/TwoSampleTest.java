package org.cosmoassay.statistics.comparison.twosample;

/**
 * A test of the hypothesis that two samples of vectors were drawn from one distribution or, when
 * paired, that the two vectors of a pair may be exchanged.
 *
 * <p>Each p-value is that of a permutation: the statistic is computed again for other labellings of
 * the pooled vectors, all of them when they are few. That makes the level exact for any
 * distribution of the vectors, however many values they have, but for {@link ScatterRatio}, which
 * says why.
 */
public interface TwoSampleTest {

  /** What the test is called in benchmarks, e.g. {@code energy}. */
  String name();

  /** What it asks and how, in a sentence or two. */
  String summary();

  /** What the statistic is called in sentences, e.g. {@code energy distance}. */
  String statistic();

  /** Whether labellings that differ in some way have the same statistic. */
  Symmetry symmetry();

  /** The test of these samples; the same samples and permutations give the same bits. */
  TwoSampleResult test(TwoSamples samples, Permutations permutations);

  /** The smallest p-value that n reference and m generated vectors can give. */
  default double smallestPValue(int n, int m, boolean paired, int permutations) {
    return Labellings.smallestPValue(n, m, paired, symmetry(), permutations);
  }
}
