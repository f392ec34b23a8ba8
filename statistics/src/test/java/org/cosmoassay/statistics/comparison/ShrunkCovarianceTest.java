package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrunkCovarianceTest {

  @Test
  void equalsAHandComputedCase() {
    // Vectors (1,0), (0,2): S = diag(1/2, 2), mu = 5/4, d^2 = 2 (3/4)^2 = 9/8.
    // |z z^T - S|^2 is 1/4 + 4 and 1/4 + 4: b^2 = (17/2)/4 = 17/8 > d^2, so rho = 1.
    ShrunkCovariance one = ShrunkCovariance.of(new double[][] {{1, 0}, {0, 2}});
    assertThat(one.intensity()).isEqualTo(1);
    assertThat(one.target()).isEqualTo(1.25);
    // (2,0), (2,1), (2,0), (2,-1): S = diag(4, 1/2), mu = 9/4, d^2 = 2 (7/4)^2 = 49/8;
    // |z z^T - S|^2 = 1/4, 4 + 4 + 1/4, and again: b^2 = 17/16; rho = (17/16)/(49/8) = 17/98.
    ShrunkCovariance two = ShrunkCovariance.of(new double[][] {{2, 0}, {2, 1}, {2, 0}, {2, -1}});
    assertThat(two.intensity()).isCloseTo(17.0 / 98, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"16, 5", "12, 12", "16, 59", "40, 3"})
  void equalsALoopOverTheFullMatrix(int n, int p) {
    double[][] z = Ensembles.correlated(n, p, 0.3, 1, 7 + n + p);
    RealMatrix s = new Array2DRowRealMatrix(p, p);
    for (double[] v : z) {
      s = s.add(outer(v).scalarMultiply(1.0 / n));
    }
    double mu = s.getTrace() / p;
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(p);
    double d2 = square(s.subtract(identity.scalarMultiply(mu)));
    double b2 = 0;
    for (double[] v : z) {
      b2 += square(outer(v).subtract(s)) / ((double) n * n);
    }
    double rho = Math.min(b2, d2) / d2;
    RealMatrix shrunk = s.scalarMultiply(1 - rho).add(identity.scalarMultiply(rho * mu));
    RealMatrix data = new Array2DRowRealMatrix(z);
    RealMatrix gram =
        data.multiply(new LUDecomposition(shrunk).getSolver().getInverse())
            .multiply(data.transpose());

    ShrunkCovariance actual = ShrunkCovariance.of(z);

    // Sums of up to 59 x 59 products: 1e-10 leaves five digits above their rounding.
    assertThat(actual.intensity()).isCloseTo(rho, within(1e-10));
    assertThat(actual.target()).isCloseTo(mu, within(1e-12));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(actual.gram()[i][j]).isCloseTo(gram.getEntry(i, j), within(1e-8));
      }
    }
  }

  @Test
  void equalVectorsStayInvertible() {
    ShrunkCovariance shrunk = ShrunkCovariance.of(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
    assertThat(shrunk.intensity()).isEqualTo(ShrunkCovariance.LEAST_INTENSITY);
    // S = 11^T has eigenvalue 3 along 1: z^T S*^-1 z = 3 / ((1 - rho) 3 + rho).
    double rho = ShrunkCovariance.LEAST_INTENSITY;
    assertThat(shrunk.gram()[0][1]).isCloseTo(3 / (3 * (1 - rho) + rho), within(1e-10));
  }

  private static RealMatrix outer(double[] v) {
    RealMatrix column = new Array2DRowRealMatrix(v);
    return column.multiply(column.transpose());
  }

  private static double square(RealMatrix m) {
    return m.getFrobeniusNorm() * m.getFrobeniusNorm();
  }
}
