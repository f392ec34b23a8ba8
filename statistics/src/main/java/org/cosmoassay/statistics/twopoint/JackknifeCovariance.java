package org.cosmoassay.statistics.twopoint;

/**
 * The jackknife estimate of a covariance matrix from n leave-one-out vectors x_k: C_ij = (n - 1) /
 * n sum_k (x_k,i - m_i) (x_k,j - m_j), m their mean. An element is NaN when a value that enters it
 * is.
 *
 * <p>Reference: Norberg et al. (2009), arXiv:0810.1885.
 */
public final class JackknifeCovariance {

  private final int realizations;
  private final double[] mean;
  private final double[][] covariance;

  private JackknifeCovariance(int realizations, double[] mean, double[][] covariance) {
    this.realizations = realizations;
    this.mean = mean;
    this.covariance = covariance;
  }

  /**
   * The covariance of the vectors, a row each.
   *
   * @throws IllegalArgumentException when there are fewer than two
   */
  public static JackknifeCovariance of(double[][] vectors) {
    int n = vectors.length;
    if (n < 2) {
      throw new IllegalArgumentException("regions: " + n + " given; a jackknife needs 2 or more");
    }
    int size = vectors[0].length;
    double[] mean = new double[size];
    double[][] covariance = new double[size][size];
    for (double[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        mean[i] += vector[i] / n;
      }
    }
    for (double[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) * ((n - 1.0) / n);
        }
      }
    }
    return new JackknifeCovariance(n, mean, covariance);
  }

  /** Number n of realizations, one per region. */
  public int realizations() {
    return realizations;
  }

  /** Length of the vectors. */
  public int size() {
    return mean.length;
  }

  /** Mean of element i over the realizations. */
  public double mean(int i) {
    return mean[i];
  }

  /** Element (i, j) of the covariance matrix. */
  public double covariance(int i, int j) {
    return covariance[i][j];
  }

  /** Standard error of element i. */
  public double error(int i) {
    return Math.sqrt(covariance[i][i]);
  }
}
