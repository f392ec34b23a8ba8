package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;

/**
 * Do two ensembles of vectors have the same mean?
 *
 * <p>Classical, when the p values are few against the realizations (p &lt;= (n - 1)/3 paired, p
 * &lt;= (n + m - 2)/3 unpaired) and their covariance is not singular: paired T^2 = n dbar^T S^-1
 * dbar of the differences d = g - r, with T^2 (n - p)/(p (n - 1)) ~ F(p, n - p); unpaired T^2 = n
 * m/(n + m) (gbar - rbar)^T S^-1 (gbar - rbar) with the pooled covariance and T^2 (n + m - p -
 * 1)/(p (n + m - 2)) ~ F(p, n + m - p - 1). Exact for Gaussian vectors.
 *
 * <p>Otherwise by permutation, which needs no distribution: under the null hypothesis each paired
 * difference is as likely with the other sign, and unpaired labels are exchangeable. Every value is
 * divided by a scale, and the vectors are whitened by a {@link ShrunkCovariance}, that no
 * permutation changes: second moments about zero when paired, about the grand mean when unpaired.
 *
 * <p>A value without spread and difference (below 1e-12 of its size, the rounding of its
 * measurement) carries no evidence and is dropped. When nothing is left, T^2 = 0 and p = 1.
 *
 * <p>Hotelling (1931), doi:10.1214/aoms/1177732979.
 *
 * @param statistic T^2
 * @param critical the value of T^2 that is exceeded with probability alpha under the null
 * @param pValue p-value
 * @param smallestPValue the smallest p-value this many realizations can give
 * @param dimension number of values that carry evidence
 * @param method how the p-value came about, in words
 */
record HotellingTest(
    double statistic,
    double critical,
    double pValue,
    double smallestPValue,
    int dimension,
    String method) {

  private static final double ROUNDING = 1e-12;

  /** Eigenvalues of a correlation matrix below this fraction of the largest are rounding. */
  private static final double SINGULAR = 1e-10;

  /**
   * The test.
   *
   * @param reference values (p, n)
   * @param generated values (p, m), m = n when paired
   */
  static HotellingTest of(
      double[][] reference,
      double[][] generated,
      boolean paired,
      double alpha,
      int permutations,
      long seed) {
    int n = reference[0].length;
    int m = generated[0].length;
    double[][] vectors = paired ? differences(reference, generated) : pooled(reference, generated);
    int p = vectors[0].length;
    if (p == 0) {
      double smallest =
          paired
              ? PermutationNull.smallestSignFlipPValue(n)
              : PermutationNull.smallestRelabellingPValue(n, m);
      return new HotellingTest(0, Double.NaN, 1, smallest, 0, "both sides are identical");
    }
    int dof = paired ? n - 1 : n + m - 2;
    if (3 * p <= dof) {
      double[] shift = new double[p];
      double[][] residuals = paired ? centred(vectors, shift) : within(vectors, n, shift);
      OptionalDouble form = inverseForm(residuals, dof, shift);
      if (form.isPresent()) {
        double size = paired ? n : (double) n * m / (n + m);
        return classical(size * form.getAsDouble(), p, dof, alpha);
      }
    }
    return byPermutation(vectors, paired, n, permutations, alpha, seed);
  }

  private static HotellingTest classical(double t2, int p, int dof, double alpha) {
    int denominator = dof + 1 - p;
    double perF = (double) p * dof / denominator;
    FDistribution f = new FDistribution(p, denominator);
    // The upper tail as the lower tail of 1/F keeps its digits where 1 - CDF would lose them.
    double pValue =
        t2 == 0 ? 1 : new FDistribution(denominator, p).cumulativeProbability(perF / t2);
    return new HotellingTest(
        t2,
        perF * f.inverseCumulativeProbability(1 - alpha),
        pValue,
        0,
        p,
        String.format(Locale.ROOT, "F with %d and %d degrees of freedom", p, denominator));
  }

  private static HotellingTest byPermutation(
      double[][] vectors, boolean paired, int n, int permutations, double alpha, long seed) {
    double[][] gram = ShrunkCovariance.of(vectors).gram();
    PermutationNull permuted =
        paired
            ? PermutationNull.ofSignFlips(gram, permutations, alpha, seed)
            : PermutationNull.ofRelabellings(gram, n, permutations, alpha, seed);
    return new HotellingTest(
        permuted.observed(),
        permuted.critical(),
        permuted.pValue(),
        permuted.smallestPValue(),
        vectors[0].length,
        String.format(
            Locale.ROOT,
            "%s %d %s",
            permuted.exact() ? "all" : "a random choice of",
            permuted.permutations(),
            paired ? "sign flips" : "relabellings"));
  }

  /** Paired differences (n, p) over their root mean squares, without values that are all zero. */
  private static double[][] differences(double[][] reference, double[][] generated) {
    int n = reference[0].length;
    double[][] kept = new double[reference.length][];
    int count = 0;
    for (int row = 0; row < reference.length; row++) {
      double[] difference = new double[n];
      for (int i = 0; i < n; i++) {
        difference[i] = generated[row][i] - reference[row][i];
      }
      if (scale(difference, Math.max(largest(reference[row]), largest(generated[row])))) {
        kept[count++] = difference;
      }
    }
    return transpose(Arrays.copyOf(kept, count), n);
  }

  /** Vectors (n + m, p) about the grand mean over their pooled scatter, without constants. */
  private static double[][] pooled(double[][] reference, double[][] generated) {
    int n = reference[0].length;
    int total = n + generated[0].length;
    double[][] kept = new double[reference.length][];
    int count = 0;
    for (int row = 0; row < reference.length; row++) {
      double[] values = Arrays.copyOf(reference[row], total);
      System.arraycopy(generated[row], 0, values, n, total - n);
      double size = largest(values);
      double mean = Sample.of(values).mean();
      for (int i = 0; i < total; i++) {
        values[i] -= mean;
      }
      if (scale(values, size)) {
        kept[count++] = values;
      }
    }
    return transpose(Arrays.copyOf(kept, count), total);
  }

  /** Divides by the root mean square; false when that is rounding of values of the given size. */
  private static boolean scale(double[] values, double size) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double rms = Math.sqrt(squares / values.length);
    if (rms <= ROUNDING * size) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= rms;
    }
    return true;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double[][] transpose(double[][] rows, int columns) {
    double[][] transposed = new double[columns][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < columns; i++) {
        transposed[i][row] = rows[row][i];
      }
    }
    return transposed;
  }

  /** Vectors about their mean, which goes into {@code shift}. */
  private static double[][] centred(double[][] vectors, double[] shift) {
    double[] mean = mean(vectors, 0, vectors.length);
    System.arraycopy(mean, 0, shift, 0, mean.length);
    double[][] residuals = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      residuals[i] = minus(vectors[i], mean);
    }
    return residuals;
  }

  /** Vectors about the mean of their own side; the difference of the means goes into shift. */
  private static double[][] within(double[][] vectors, int n, double[] shift) {
    double[] reference = mean(vectors, 0, n);
    double[] generated = mean(vectors, n, vectors.length);
    System.arraycopy(minus(generated, reference), 0, shift, 0, shift.length);
    double[][] residuals = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      residuals[i] = minus(vectors[i], i < n ? reference : generated);
    }
    return residuals;
  }

  private static double[] mean(double[][] vectors, int from, int to) {
    double[] mean = new double[vectors[0].length];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vectors[i][k] / (to - from);
      }
    }
    return mean;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k] - b[k];
    }
    return difference;
  }

  /** shift^T S^-1 shift with S = sum of residual products / dof; empty when S is singular. */
  private static OptionalDouble inverseForm(double[][] residuals, int dof, double[] shift) {
    int p = shift.length;
    double[][] covariance = new double[p][p];
    for (double[] residual : residuals) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          covariance[a][b] += residual[a] * residual[b] / dof;
        }
      }
    }
    double[] deviation = new double[p];
    for (int a = 0; a < p; a++) {
      deviation[a] = Math.sqrt(covariance[a][a]);
      if (deviation[a] <= ROUNDING) {
        return OptionalDouble.empty();
      }
    }
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        covariance[a][b] /= deviation[a] * deviation[b];
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
    double[] values = eigen.getEigenvalues();
    double largest = Arrays.stream(values).max().orElseThrow();
    double form = 0;
    for (int k = 0; k < p; k++) {
      if (values[k] <= SINGULAR * largest) {
        return OptionalDouble.empty();
      }
      RealVector direction = eigen.getEigenvector(k);
      double projection = 0;
      for (int a = 0; a < p; a++) {
        projection += direction.getEntry(a) * shift[a] / deviation[a];
      }
      form += projection * projection / values[k];
    }
    return OptionalDouble.of(form);
  }
}
