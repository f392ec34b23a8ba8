package org.cosmoassay.statistics.comparison.twosample;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Mean and covariance, with divisor n - 1, of some vectors. */
final class Moments {

  /** Pivots below this fraction of the largest variance are rounding. */
  private static final double SINGULAR = 1e-13;

  private final double[] mean;
  private final double[][] covariance;

  private Moments(double[] mean, double[][] covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  static Moments of(double[][] vectors, int[] chosen) {
    int p = vectors[0].length;
    double[] mean = new double[p];
    for (int i : chosen) {
      for (int k = 0; k < p; k++) {
        mean[k] += vectors[i][k];
      }
    }
    for (int k = 0; k < p; k++) {
      mean[k] /= chosen.length;
    }
    double[][] covariance = new double[p][p];
    double[] residual = new double[p];
    for (int i : chosen) {
      for (int k = 0; k < p; k++) {
        residual[k] = vectors[i][k] - mean[k];
      }
      for (int a = 0; a < p; a++) {
        double[] row = covariance[a];
        double factor = residual[a];
        for (int b = 0; b < p; b++) {
          row[b] += factor * residual[b];
        }
      }
    }
    for (double[] row : covariance) {
      for (int b = 0; b < p; b++) {
        row[b] /= chosen.length - 1.0;
      }
    }
    return new Moments(mean, covariance);
  }

  double mean(int k) {
    return mean[k];
  }

  double variance(int k) {
    return covariance[k][k];
  }

  /**
   * tr (S T)^(1/2), the sum of the roots of the eigenvalues of L^T T L, which are those of S T, for
   * S = L L^T. S may be singular.
   */
  double traceOfRootWith(Moments other) {
    double[][] root = root(covariance);
    int p = mean.length;
    double[][] half = new double[p][p];
    for (int a = 0; a < p; a++) {
      double[] from = other.covariance[a];
      double[] to = half[a];
      for (int b = 0; b < p; b++) {
        double factor = from[b];
        double[] row = root[b];
        for (int k = 0; k <= b; k++) {
          to[k] += factor * row[k];
        }
      }
    }
    double[][] whole = new double[p][p];
    for (int b = 0; b < p; b++) {
      for (int a = 0; a <= b; a++) {
        double factor = root[b][a];
        for (int k = 0; k <= a; k++) {
          whole[a][k] += factor * half[b][k];
        }
      }
    }
    for (int a = 0; a < p; a++) {
      for (int k = 0; k < a; k++) {
        whole[k][a] = whole[a][k];
      }
    }
    double sum = 0;
    for (double value :
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(whole, false)).getEigenvalues()) {
      sum += Math.sqrt(Math.max(0, value));
    }
    return sum;
  }

  /** Lower triangle L with L L^T = S; a direction without variance gets a column of zeros. */
  private static double[][] root(double[][] matrix) {
    int p = matrix.length;
    double largest = 0;
    for (int k = 0; k < p; k++) {
      largest = Math.max(largest, matrix[k][k]);
    }
    double[][] root = new double[p][p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        double entry = matrix[a][b];
        for (int c = 0; c < b; c++) {
          entry -= root[a][c] * root[b][c];
        }
        if (a == b) {
          root[a][a] = entry > SINGULAR * largest ? Math.sqrt(entry) : 0;
        } else if (root[b][b] > 0) {
          root[a][b] = entry / root[b][b];
        }
      }
    }
    return root;
  }
}
