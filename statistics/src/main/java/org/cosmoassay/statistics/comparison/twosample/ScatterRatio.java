package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * Do two samples scatter alike, whatever their means? A model that has collapsed onto few modes has
 * the right mean and too little scatter.
 *
 * <p>Vectors are taken about the median of their own side, value by value, times sqrt(n/(n - 1)),
 * and S_r and S_g are second moments of these residuals. About means instead, the test fails every
 * fifth perfect source of skewed values; about medians it holds its level (Brown and Forsythe 1974,
 * doi:10.1080/01621459.1974.10482955, in one dimension). Three numbers are looked at, and the
 * statistic is the one that stands out most:
 *
 * <ul>
 *   <li>|log det S*_g - log det S*_r| / d in the d leading principal directions of all vectors,
 *       where S* = (1 - w) S + w (tr S / d) I with w = d/(d + min(n, m) - 1), and d is a third of
 *       min(n, m) - 1, between 1 and 8: the ratio of generalised variances;
 *   <li>the largest |log s_g^2/s_r^2| of a single value;
 *   <li>the mean of log s_g^2/s_r^2 over all values, without sign.
 * </ul>
 *
 * <p>The null distribution is that of relabelled residuals. They are exchangeable only nearly, as
 * they come from medians that were estimated, so the level is that of simulations rather than of a
 * theorem.
 *
 * <p>Further numbers: {@code scatter ratio}, the geometric mean of s_g/s_r over all values; {@code
 * generalised scatter ratio}, exp of half the first number with its sign; {@code value} and {@code
 * scatter ratio of value}, where s_g/s_r is farthest from 1.
 */
public record ScatterRatio() implements TwoSampleTest {

  private static final int MOST_DIRECTIONS = 8;

  /** Residuals below this, of values of standard deviation 1, are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Added to second moments that are 1 for all vectors, so that none is zero. */
  private static final double FLOOR = 1e-6;

  @Override
  public String name() {
    return "scatter";
  }

  @Override
  public String summary() {
    return "Do realizations scatter as much as the reference's, whatever their mea"
        + "ns? Ratios of variances and of generalised variances, against mode collapse.";
  }

  @Override
  public String statistic() {
    return "standardised log ratio of scatter";
  }

  @Override
  public Symmetry symmetry() {
    return Symmetry.SIDES;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    int n = samples.referenceSize();
    int m = samples.generatedSize();
    int[] kept = new int[samples.dimension()];
    double[][] vectors = residuals(samples, kept);
    if (vectors[0].length == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    int directions = Math.max(1, Math.min(MOST_DIRECTIONS, (Math.min(n, m) - 1) / 3));
    double[][] scores = PrincipalScores.of(vectors, directions);
    Function<Labelling, double[]> signed =
        labelling -> {
          double generalised =
              (logDeterminant(scores, labelling.generated(), Math.min(n, m))
                      - logDeterminant(scores, labelling.reference(), Math.min(n, m)))
                  / scores[0].length;
          double[] ratios = logRatios(vectors, labelling);
          double mean = 0;
          double largest = 0;
          for (double ratio : ratios) {
            mean += ratio / ratios.length;
            largest = Math.max(largest, Math.abs(ratio));
          }
          return new double[] {generalised, largest, mean};
        };
    TwoSampleResult result =
        PermutationTest.ofLargest(
            samples,
            symmetry(),
            permutations,
            labelling -> {
              double[] numbers = signed.apply(labelling);
              numbers[0] = Math.abs(numbers[0]);
              numbers[2] = Math.abs(numbers[2]);
              return numbers;
            },
            labelling -> 0);
    Labelling observed = Labelling.observed(n, m);
    double[] numbers = signed.apply(observed);
    double[] ratios = logRatios(vectors, observed);
    int worst = 0;
    for (int k = 1; k < ratios.length; k++) {
      worst = Math.abs(ratios[k]) > Math.abs(ratios[worst]) ? k : worst;
    }
    return result.withFigures(
        List.of(
            new Figure("scatter ratio", Math.exp(0.5 * numbers[2])),
            new Figure("generalised scatter ratio", Math.exp(0.5 * numbers[0])),
            new Figure(TwoSampleResult.VALUE, samples.origin(kept[worst])),
            new Figure("scatter ratio of value", Math.exp(0.5 * ratios[worst]))));
  }

  /**
   * Residuals about the median of their own side, each value over its root mean square; those that
   * are all zero, on both sides, are left out.
   *
   * @param kept which values are left, filled from its start
   */
  private static double[][] residuals(TwoSamples samples, int[] kept) {
    int n = samples.referenceSize();
    int total = samples.size();
    double[][] columns = new double[samples.dimension()][];
    int count = 0;
    for (int k = 0; k < samples.dimension(); k++) {
      double[] column = new double[total];
      centre(samples, k, column, 0, n);
      centre(samples, k, column, n, total);
      double squares = 0;
      for (double residual : column) {
        squares += residual * residual;
      }
      double rms = Math.sqrt(squares / total);
      if (rms > ROUNDING) {
        for (int i = 0; i < total; i++) {
          column[i] /= rms;
        }
        kept[count] = k;
        columns[count++] = column;
      }
    }
    double[][] vectors = new double[total][count];
    for (int i = 0; i < total; i++) {
      for (int k = 0; k < count; k++) {
        vectors[i][k] = columns[k][i];
      }
    }
    return vectors;
  }

  private static void centre(TwoSamples samples, int k, double[] column, int from, int to) {
    for (int i = from; i < to; i++) {
      column[i] = samples.value(i, k);
    }
    double median = MaximumMeanDiscrepancy.median(Arrays.copyOfRange(column, from, to));
    double size = to - from;
    for (int i = from; i < to; i++) {
      column[i] = (column[i] - median) * Math.sqrt(size / (size - 1));
    }
  }

  /** log s_g^2/s_r^2 of every value. */
  private static double[] logRatios(double[][] vectors, Labelling labelling) {
    double[] reference = variances(vectors, labelling.reference());
    double[] generated = variances(vectors, labelling.generated());
    double[] ratios = new double[reference.length];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = Math.log((generated[k] + FLOOR) / (reference[k] + FLOOR));
    }
    return ratios;
  }

  private static double[] variances(double[][] vectors, int[] side) {
    double[] variances = new double[vectors[0].length];
    for (int i : side) {
      double[] vector = vectors[i];
      for (int k = 0; k < variances.length; k++) {
        variances[k] += vector[k] * vector[k] / side.length;
      }
    }
    return variances;
  }

  /** Logarithm of the determinant of the shrunk second moments, by Cholesky's decomposition. */
  private static double logDeterminant(double[][] scores, int[] side, int smaller) {
    int d = scores[0].length;
    double[][] covariance = new double[d][d];
    for (int i : side) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b <= a; b++) {
          covariance[a][b] += scores[i][a] * scores[i][b] / side.length;
        }
      }
    }
    double trace = 0;
    for (int a = 0; a < d; a++) {
      trace += covariance[a][a];
    }
    double weight = d / (d + smaller - 1.0);
    double sum = 0;
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        double entry = (1 - weight) * covariance[a][b];
        if (a == b) {
          entry += weight * trace / d + FLOOR;
        }
        for (int c = 0; c < b; c++) {
          entry -= covariance[a][c] * covariance[b][c];
        }
        covariance[a][b] = a == b ? Math.sqrt(entry) : entry / covariance[b][b];
      }
      sum += 2 * Math.log(covariance[a][a]);
    }
    return sum;
  }
}
