package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Agreement with the public implementations of the same quantities on the same arrays. The figures
 * were computed with NumPy 1.24.2, SciPy 1.10.1 and scikit-learn 1.2.1 by the formulas of JetNet at
 * commit 018bf95 (Frechet and kernel physics distance, the fit in 1/N), of
 * generative-evaluation-prdc at 82db9ac, of PQM at 2ab2c9a and of scikit-learn's
 * LogisticRegression.
 */
class PublicImplementationsTest {

  /** Agreement of what is deterministic. */
  private static final Offset<Double> EXACT = within(1e-10);

  private static final double[][] R = array(12, 0);
  private static final double[][] G = array(15, 0.5);
  private static final Labelling LABELS = Labelling.observed(12, 15);

  /** sin(1.3 i + 2.7 k + 0.11 i k + offset) + 0.3 offset k. */
  private static double[][] array(int n, double offset) {
    double[][] values = new double[n][3];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 3; k++) {
        values[i][k] = Math.sin(1.3 * i + 2.7 * k + 0.11 * i * k + offset) + 0.3 * offset * k;
      }
    }
    return values;
  }

  private static double[][] pooled() {
    double[][] all = Arrays.copyOf(R, 27);
    System.arraycopy(G, 0, all, 12, 15);
    return all;
  }

  @Test
  void frechetDistanceOfJetNet() {
    assertThat(FrechetDistance.between(pooled(), LABELS.reference(), LABELS.generated()))
        .isCloseTo(0.18052254238385812, EXACT);
  }

  @Test
  void extrapolationOfJetNet() {
    int[] sizes = FrechetDistance.sizes(10, 40, 10);
    double[] values = {0.31, 0.28, 0.30, 0.24, 0.22, 0.23, 0.2, 0.21, 0.17, 0.18};
    // SciPy's bounded fit: its iterations stop within 1e-9 of the least squares.
    assertThat(
            FrechetDistance.atInfinity(new int[] {10, 10, 11, 13, 15, 17, 20, 24, 30, 40}, values))
        .isCloseTo(0.12495380820113902, within(1e-8));
    double[] falling = new double[10];
    Arrays.setAll(falling, i -> values[9 - i]);
    // The slope may not be negative: the mean is left. SciPy stops 5e-9 short of it.
    assertThat(FrechetDistance.atInfinity(sizes, falling)).isCloseTo(0.234, EXACT);
    // Whole inverses may be rounded down by one in floating point: 10 instead of 11, say.
    int[] theirs = {10, 10, 11, 13, 15, 17, 20, 24, 30, 40};
    for (int i = 0; i < 10; i++) {
      assertThat(sizes[i] - theirs[i]).isBetween(0, 1);
    }
  }

  @Test
  void kernelDistanceOfJetNet() {
    assertThat(
            KernelDistance.squared(
                KernelDistance.kernel(pooled(), 4), LABELS.reference(), LABELS.generated()))
        .isCloseTo(-0.2807383569746138, EXACT);
    assertThat(
            KernelDistance.squared(
                KernelDistance.kernel(pooled(), 3), LABELS.reference(), LABELS.generated()))
        .isCloseTo(-0.1456283121092814, EXACT);
    assertThat(
            KernelDistance.spread(
                new double[] {0.31, 0.28, 0.30, 0.24, 0.22, 0.23, 0.2, 0.21, 0.17, 0.18}))
        .isCloseTo(0.050705, EXACT);
  }

  @Test
  void precisionRecallDensityAndCoverage() {
    Neighbours neighbours = Neighbours.of(TwoSamples.distances(pooled()));
    double[][] expected = {
      {1, 0.6, 0.4166666666666667, 0.7333333333333333, 0.5833333333333334},
      {3, 1, 1, 1.1111111111111112, 1},
      {5, 1, 1, 0.88, 1}
    };
    for (double[] row : expected) {
      NeighbourCoverage.Metrics metrics = neighbours.metrics(LABELS, (int) row[0]);
      assertThat(metrics.precision()).isCloseTo(row[1], EXACT);
      assertThat(metrics.recall()).isCloseTo(row[2], EXACT);
      assertThat(metrics.density()).isCloseTo(row[3], EXACT);
      assertThat(metrics.coverage()).isCloseTo(row[4], EXACT);
    }
  }

  @Test
  void tessellationOfPqm() {
    Tessellation tessellation =
        Tessellation.of(TwoSamples.distances(pooled()), new int[] {2, 7, 14, 20});
    assertThat(tessellation.chiSquared(LABELS)).isCloseTo(1.1133516483516481, EXACT);
    assertThat(Tessellation.chiSquared(new int[] {3, 2, 1, 4}, new int[] {4, 3, 3, 3}))
        .isCloseTo(1.1133516483516481, EXACT);
    // A cell that is empty on both sides takes a degree of freedom with it.
    assertThat(Tessellation.chiSquared(new int[] {3, 0, 2, 1, 4}, new int[] {4, 0, 3, 3, 3}))
        .isCloseTo(1.1133516483516481, EXACT);
  }

  @Test
  void energyAndMmdOfTheirDefinitions() {
    assertThat(VectorSamples.test(new EnergyDistance(), R, G, false).statistic())
        .isCloseTo(1.6133800695329135, EXACT);
    TwoSampleResult mmd = VectorSamples.test(new MaximumMeanDiscrepancy(), R, G, false);
    assertThat(mmd.statistic()).isCloseTo(-0.023765337210834403, EXACT);
    assertThat(mmd.figure("bandwidth")).isCloseTo(2.145369507772338, EXACT);
  }

  @Test
  void wassersteinOfOneDirection() {
    double[] first = Arrays.stream(pooled()).mapToDouble(v -> v[0]).toArray();
    boolean[] isGenerated = new boolean[27];
    Arrays.fill(isGenerated, 12, 27, true);
    assertThat(Slice.of(first).power(isGenerated, 15, 1)).isCloseTo(0.20099082604066326, EXACT);
    assertThat(Slice.of(first).power(isGenerated, 15, 2)).isCloseTo(0.05435143771421075, EXACT);
  }

  @Test
  void logisticRegressionOfScikitLearn() {
    boolean[] positive = new boolean[27];
    Arrays.fill(positive, 12, 27, true);
    int[][] folds = folds(27, 0, 5, 13, 20);
    double[] odds = RidgeClassifier.of(TwoSamples.of(R, G, false), folds).logOdds(0, positive);
    double[] expected = {
      -0.9855635762940056, -0.19053801652268398, 1.1755308019414477, 1.202170176627627
    };
    // 30 steps leave less than a thousandth to go.
    for (int i = 0; i < 4; i++) {
      assertThat(odds[i]).isCloseTo(expected[i], within(1e-3));
    }
  }

  @Test
  void conditionalLogisticRegressionOfScikitLearn() {
    boolean[] positive = new boolean[12];
    Arrays.fill(positive, true);
    TwoSamples pairs = TwoSamples.of(R, Arrays.copyOf(G, 12), true);
    double[] odds = RidgeClassifier.of(pairs, folds(12, 1, 4, 9)).logOdds(0, positive);
    // scikit-learn was given every difference with both signs and half the weight.
    double[] expected = {2.4676596898897145, 2.0644404563685654, 1.7717853665850298};
    for (int i = 0; i < 3; i++) {
      assertThat(odds[i]).isCloseTo(expected[i], within(2e-3));
    }
  }

  /** Those held out, and all others. */
  private static int[][] folds(int items, int... heldOut) {
    int[] others =
        IntStream.range(0, items).filter(i -> Arrays.binarySearch(heldOut, i) < 0).toArray();
    return new int[][] {heldOut, others};
  }
}
