package org.cosmoassay.statistics.comparison;

import java.util.Locale;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;

/**
 * Does the mean of generated vectors agree with a mean whose covariance is given?
 *
 * <p>chi^2 = d^T V^-1 d, with d = gbar - r and V = V_r + V_g: the covariance of the tabulated mean,
 * and the sample covariance of the generated vectors over their number m. The two covariances
 * differ, so that this is the multivariate Behrens-Fisher problem. With A_i = V_i V^-1 and f_i the
 * degrees of freedom of V_i (m - 1 for the generated, n - 1 for a covariance from n samples,
 * infinity for an exact one)
 *
 * <p>1/nu = sum_i [tr(A_i^2) + (tr A_i)^2] / f_i / (p + p^2),
 *
 * <p>and chi^2 (nu - p + 1)/(p nu) ~ F(p, nu - p + 1); chi^2 with p degrees of freedom where nu is
 * infinite. The modified approximation of Nel and van der Merwe: Krishnamoorthy and Yu (2004),
 * doi:10.1016/j.spl.2003.10.012. It is not used where 3 p exceeds nu.
 *
 * <p>A generated scatter of fewer than p + 1 vectors is singular, V is not: the table's covariance
 * is positive definite.
 *
 * @param statistic chi^2
 * @param critical the value that is exceeded with probability alpha under the null
 * @param pValue p-value; NaN when nu does not suffice
 * @param degreesOfFreedom nu
 * @param dimension number of values p
 */
record TabulatedTest(
    double statistic, double critical, double pValue, double degreesOfFreedom, int dimension) {

  /** The least ratio of nu to the number of values. */
  private static final int LEAST_RATIO = 3;

  /**
   * The test.
   *
   * @param rows at least one row, of at least two clouds
   * @param tableDegreesOfFreedom of the table's covariance
   */
  static TabulatedTest of(TabulatedRows rows, double tableDegreesOfFreedom, double alpha) {
    int p = rows.size();
    int m = rows.generated(0).length;
    double[] difference = new double[p];
    double[] unit = new double[p];
    double[][] table = new double[p][p];
    double[][] generated = new double[p][p];
    double[] mean = new double[p];
    for (int a = 0; a < p; a++) {
      mean[a] = Sample.of(rows.generated(a)).mean();
      // Values of different sizes: everything in units of the table's error.
      unit[a] = rows.expected(a).error();
      difference[a] = (mean[a] - rows.expected(a).value()) / unit[a];
    }
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        table[a][b] = rows.covarianceOfMean(a, b) / (unit[a] * unit[b]);
        double products = 0;
        for (int i = 0; i < m; i++) {
          products += (rows.generated(a)[i] - mean[a]) * (rows.generated(b)[i] - mean[b]);
        }
        generated[a][b] = products / (m - 1) / m / (unit[a] * unit[b]);
      }
    }
    RealMatrix ofTable = new Array2DRowRealMatrix(table, false);
    RealMatrix ofGenerated = new Array2DRowRealMatrix(generated, false);
    DecompositionSolver solver = new CholeskyDecomposition(ofTable.add(ofGenerated)).getSolver();
    ArrayRealVector d = new ArrayRealVector(difference, false);
    double chi2 = d.dotProduct(solver.solve(d));
    double inverse =
        (spread(solver.solve(ofGenerated)) / (m - 1)
                + spread(solver.solve(ofTable)) / tableDegreesOfFreedom)
            / (p + (double) p * p);
    double nu = 1 / inverse;
    if (!(nu >= (double) LEAST_RATIO * p)) {
      return new TabulatedTest(chi2, Double.NaN, Double.NaN, nu, p);
    }
    double denominator = nu - p + 1;
    double scale = Double.isInfinite(nu) ? 1 : p * nu / denominator;
    RealDistribution distribution =
        Double.isInfinite(nu) ? new ChiSquaredDistribution(p) : new FDistribution(p, denominator);
    // The upper tail as the lower tail of 1/F keeps its digits where 1 - CDF would lose them.
    double pValue =
        Double.isInfinite(nu) || chi2 == 0
            ? 1 - distribution.cumulativeProbability(chi2 / scale)
            : new FDistribution(denominator, p).cumulativeProbability(scale / chi2);
    return new TabulatedTest(
        chi2, scale * distribution.inverseCumulativeProbability(1 - alpha), pValue, nu, p);
  }

  /** tr(A^2) + (tr A)^2. */
  private static double spread(RealMatrix a) {
    double trace = a.getTrace();
    double squares = 0;
    for (int i = 0; i < a.getRowDimension(); i++) {
      for (int j = 0; j < a.getColumnDimension(); j++) {
        squares += a.getEntry(i, j) * a.getEntry(j, i);
      }
    }
    return squares + trace * trace;
  }

  /** How the p-value came about, in words. */
  String method() {
    return Double.isInfinite(degreesOfFreedom)
        ? String.format(Locale.ROOT, "chi^2 with %d degrees of freedom", dimension)
        : String.format(
            Locale.ROOT,
            "F with %d and %s degrees of freedom",
            dimension,
            Wording.number(degreesOfFreedom - dimension + 1));
  }
}
