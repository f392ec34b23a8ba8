package org.cosmoassay.statistics.comparison.twosample;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Vectors in the directions in which they vary most, perhaps scaled to mean square 1. The
 * eigenvectors come from the smaller of the matrices Z^T Z and Z Z^T.
 */
final class PrincipalScores {

  /** Eigenvalues below this fraction of the largest are rounding. */
  private static final double SINGULAR = 1e-10;

  private PrincipalScores() {}

  /**
   * The scores (N, d) of vectors (N, p) about zero, d at most {@code most} and at most their rank.
   */
  static double[][] of(double[][] vectors, int most) {
    return of(vectors, most, true);
  }

  /** The same in the unit of the vectors: their distances are kept, when d is their rank. */
  static double[][] unscaled(double[][] vectors, int most) {
    return of(vectors, most, false);
  }

  private static double[][] of(double[][] vectors, int most, boolean scaled) {
    int count = vectors.length;
    int p = vectors[0].length;
    boolean byValues = p <= count;
    double[][] square = byValues ? inner(transpose(vectors)) : inner(vectors);
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(square, false));
    double largest = eigen.getEigenvalue(0);
    int d = 0;
    while (d < Math.min(most, square.length) && eigen.getEigenvalue(d) > SINGULAR * largest) {
      d++;
    }
    double[][] scores = new double[count][d];
    for (int k = 0; k < d; k++) {
      double[] direction = eigen.getEigenvector(k).toArray();
      double rms = Math.sqrt(eigen.getEigenvalue(k) / count);
      for (int i = 0; i < count; i++) {
        if (byValues) {
          double sum = 0;
          for (int a = 0; a < p; a++) {
            sum += vectors[i][a] * direction[a];
          }
          scores[i][k] = scaled ? sum / rms : sum;
        } else {
          scores[i][k] = Math.sqrt(count) * direction[i] * (scaled ? 1 : rms);
        }
      }
    }
    return scores;
  }

  private static double[][] inner(double[][] rows) {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < rows[i].length; k++) {
          sum += rows[i][k] * rows[j][k];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    return products;
  }

  private static double[][] transpose(double[][] rows) {
    double[][] transposed = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        transposed[k][i] = rows[i][k];
      }
    }
    return transposed;
  }
}
