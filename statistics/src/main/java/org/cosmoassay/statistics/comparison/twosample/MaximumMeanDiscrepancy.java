package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * The kernel two-sample test: the unbiased estimate of MMD^2 = E k(X, X') + E k(Y, Y') - 2 E k(X,
 * Y), with means over pairs of different vectors within a side, and the kernel k(x, y) = exp(-|x -
 * y|^2 / (2 s^2)) of scaled vectors. The bandwidth s is the median distance between all n + m
 * vectors, a number that no labelling changes; where more than half of the distances are zero, the
 * median of the others.
 *
 * <p>Further number: {@code bandwidth}.
 *
 * <p>Gretton et al. (2012), Journal of Machine Learning Research 13, 723, equation 3.
 */
public record MaximumMeanDiscrepancy() implements TwoSampleTest {

  @Override
  public String name() {
    return "mmd";
  }

  @Override
  public String summary() {
    return "Are the distributions equal? Maximum mean discrepancy with a Gaussian "
        + "kernel as wide as the median distance, with a permutation p-value.";
  }

  @Override
  public String statistic() {
    return "MMD^2";
  }

  @Override
  public Symmetry symmetry() {
    return Symmetry.SIDES;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    if (samples.dimension() == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    double n = samples.referenceSize();
    double m = samples.generatedSize();
    double[][] matrix = samples.distances();
    double bandwidth = medianDistance(matrix);
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        double ratio = row[j] / bandwidth;
        row[j] = Math.exp(-0.5 * ratio * ratio);
      }
    }
    PairSums sums = new PairSums(matrix);
    return PermutationTest.of(
            samples, symmetry(), permutations, labelling -> squared(sums.of(labelling), n, m))
        .withFigures(List.of(new Figure("bandwidth", bandwidth)));
  }

  /** A kernel has 1 on its diagonal. */
  private static double squared(PairSums.Sums sums, double n, double m) {
    return (sums.reference() - n) / (n * (n - 1))
        + (sums.generated() - m) / (m * (m - 1))
        - 2 * sums.between() / (n * m);
  }

  private static double medianDistance(double[][] distances) {
    int count = distances.length;
    double[] all = new double[count * (count - 1) / 2];
    int next = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        all[next++] = distances[i][j];
      }
    }
    double median = median(all);
    return median > 0 ? median : median(Arrays.stream(all).filter(d -> d > 0).toArray());
  }

  /** The mean of the two middle values when there are two. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
  }
}
