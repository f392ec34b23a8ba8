package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.Locale;

/**
 * Two samples of vectors, pooled and scaled: n of the reference first, then m generated ones.
 *
 * <p>Every value is taken about the mean of all n + m and divided by their standard deviation
 * (divisor n + m): a scale that no labelling changes, so that permutation tests stay exact. The
 * ordinary standard deviation is used rather than a robust one, as it keeps outliers, which are
 * what some models get wrong, at a distance that is theirs. Values whose standard deviation is
 * below 1e-12 of their size, the rounding of their measurement, carry no evidence and are dropped.
 */
public final class TwoSamples {

  private static final double ROUNDING = 1e-12;

  private final double[][] vectors;
  private final double[] means;
  private final double[] scales;
  private final int[] kept;
  private final int n;
  private final boolean paired;

  private TwoSamples(
      double[][] vectors, double[] means, double[] scales, int[] kept, int n, boolean paired) {
    this.vectors = vectors;
    this.means = means;
    this.scales = scales;
    this.kept = kept;
    this.n = n;
    this.paired = paired;
  }

  /**
   * Pools and scales two samples.
   *
   * @param reference vectors (n, p), n at least 2
   * @param generated vectors (m, p), m at least 2, m = n when paired
   * @param paired whether vectors i of both samples belong together
   * @throws IllegalArgumentException when sizes do not fit or a value is not finite
   */
  public static TwoSamples of(double[][] reference, double[][] generated, boolean paired) {
    int n = reference.length;
    int m = generated.length;
    if (n < 2 || m < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "The samples have %d and %d vectors; both need at least 2.", n, m));
    }
    if (paired && n != m) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Paired samples need equal sizes, not %d and %d; compare them unpaired.",
              n,
              m));
    }
    double[][] pooled = Arrays.copyOf(reference, n + m);
    System.arraycopy(generated, 0, pooled, n, m);
    int p = reference[0].length;
    for (int i = 0; i < n + m; i++) {
      requireFinite(pooled[i], p, i < n ? "reference" : "generated", i < n ? i : i - n);
    }
    double[] means = new double[p];
    double[] scales = new double[p];
    int[] kept = new int[p];
    int count = 0;
    for (int k = 0; k < p; k++) {
      double mean = 0;
      double largest = 0;
      for (double[] vector : pooled) {
        mean += vector[k] / (n + m);
        largest = Math.max(largest, Math.abs(vector[k]));
      }
      double squares = 0;
      for (double[] vector : pooled) {
        squares += (vector[k] - mean) * (vector[k] - mean);
      }
      double scale = Math.sqrt(squares / (n + m));
      if (scale > ROUNDING * largest) {
        means[count] = mean;
        scales[count] = scale;
        kept[count++] = k;
      }
    }
    double[][] scaled = new double[n + m][count];
    for (int i = 0; i < n + m; i++) {
      for (int k = 0; k < count; k++) {
        scaled[i][k] = (pooled[i][kept[k]] - means[k]) / scales[k];
      }
    }
    return new TwoSamples(
        scaled,
        Arrays.copyOf(means, count),
        Arrays.copyOf(scales, count),
        Arrays.copyOf(kept, count),
        n,
        paired);
  }

  private static void requireFinite(double[] vector, int p, String side, int index) {
    if (vector.length != p) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Vector %d of the %s sample has %d values where the first one has %d.",
              index,
              side,
              vector.length,
              p));
    }
    for (int k = 0; k < p; k++) {
      if (!Double.isFinite(vector[k])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Value %d of vector %d of the %s sample is %s; leave values out that are not finite.",
                k,
                index,
                side,
                vector[k]));
      }
    }
  }

  /** Number of reference vectors. */
  public int referenceSize() {
    return n;
  }

  /** Number of generated vectors. */
  public int generatedSize() {
    return vectors.length - n;
  }

  /** Number of all vectors. */
  public int size() {
    return vectors.length;
  }

  /** Number of values of a vector, those that vary. */
  public int dimension() {
    return kept.length;
  }

  public boolean paired() {
    return paired;
  }

  /** Which value of the vectors given became value {@code k}. */
  public int origin(int k) {
    return kept[k];
  }

  /** Value {@code k} of a pooled vector, scaled. */
  public double value(int vector, int k) {
    return vectors[vector][k];
  }

  /** Value {@code k} of a pooled vector in its own unit. */
  double unscaled(int vector, int k) {
    return means[k] + scales[k] * vectors[vector][k];
  }

  /** The scaled vectors, not to be changed. */
  double[][] vectors() {
    return vectors;
  }

  /** Euclidean distances (n + m, n + m) of the scaled vectors. */
  double[][] distances() {
    return distances(vectors);
  }

  static double[][] distances(double[][] vectors) {
    int count = vectors.length;
    double[][] distances = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (int k = 0; k < vectors[i].length; k++) {
          double difference = vectors[i][k] - vectors[j][k];
          squares += difference * difference;
        }
        distances[i][j] = Math.sqrt(squares);
        distances[j][i] = distances[i][j];
      }
    }
    return distances;
  }
}
