package org.cosmoassay.statistics.comparison;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Second-moment matrix of vectors about zero, shrunk towards a multiple of the identity.
 *
 * <p>For N vectors z_k of p values, S = (1/N) sum z_k z_k^T and S* = (1 - rho) S + rho mu I with mu
 * = tr S / p. The intensity is Ledoit and Wolf's rho = b^2 / d^2, where d^2 = |S - mu I|^2 and b^2
 * = min(d^2, (1/N^2) sum |z_k z_k^T - S|^2) (Frobenius norms), and at least 1e-4: with fewer
 * vectors than values and little scatter the formula tends to 0 and S* to a singular matrix.
 *
 * <p>All of it, and the matrix G_ij = z_i^T S*^-1 z_j that tests need, follow from the N x N matrix
 * K_ij = z_i^T z_j, as |S|^2 = |K|^2 / N^2 and G = K ((1 - rho) K / N + rho mu I)^-1. So p may be
 * large. Centre the vectors first to shrink a covariance.
 *
 * <p>Ledoit and Wolf (2004), doi:10.1016/S0047-259X(03)00096-4.
 */
final class ShrunkCovariance {

  static final double LEAST_INTENSITY = 1e-4;

  private final double intensity;
  private final double target;
  private final double[][] gram;

  private ShrunkCovariance(double intensity, double target, double[][] gram) {
    this.intensity = intensity;
    this.target = target;
    this.gram = gram;
  }

  /**
   * Shrinks the second moments of vectors that are not all zero.
   *
   * @param vectors values (N, p)
   */
  static ShrunkCovariance of(double[][] vectors) {
    int n = vectors.length;
    int p = vectors[0].length;
    double[][] products = products(vectors);
    double trace = 0;
    double fourth = 0;
    double norm = 0;
    for (int i = 0; i < n; i++) {
      trace += products[i][i] / n;
      fourth += products[i][i] * products[i][i];
      for (double product : products[i]) {
        norm += product * product / ((double) n * n);
      }
    }
    double mu = trace / p;
    double distance = norm - p * mu * mu;
    double noise = (fourth - n * norm) / ((double) n * n);
    // S proportional to the identity leaves nothing to shrink; any intensity gives the same S*.
    double rho = distance <= 0 ? 1 : Math.min(1, Math.max(LEAST_INTENSITY, noise / distance));
    return new ShrunkCovariance(rho, mu, whiten(products, rho, mu));
  }

  /** Ledoit-Wolf intensity rho, in [1e-4, 1]. */
  double intensity() {
    return intensity;
  }

  /** Scale mu of the identity, the mean of the variances. */
  double target() {
    return target;
  }

  /** The N x N matrix of products z_i^T S*^-1 z_j, symmetric. */
  double[][] gram() {
    return gram;
  }

  private static double[][] products(double[][] vectors) {
    int n = vectors.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < vectors[i].length; k++) {
          sum += vectors[i][k] * vectors[j][k];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    return products;
  }

  private static double[][] whiten(double[][] products, double rho, double mu) {
    int n = products.length;
    RealMatrix k = new Array2DRowRealMatrix(products, false);
    RealMatrix shrunk = k.scalarMultiply((1 - rho) / n);
    for (int i = 0; i < n; i++) {
      shrunk.addToEntry(i, i, rho * mu);
    }
    // Positive definite by construction, so no pivot is refused.
    double[][] solved = new CholeskyDecomposition(shrunk, 1e-12, 0).getSolver().solve(k).getData();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (solved[i][j] + solved[j][i]);
        solved[i][j] = mean;
        solved[j][i] = mean;
      }
    }
    return solved;
  }
}
