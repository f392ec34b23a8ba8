package org.cosmoassay.statistics.comparison.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class CovarianceTest {

  @Test
  void sampleAndJackknifeByHand() {
    double[][] vectors = {{1, 0}, {2, 3}, {6, 3}};
    // Means 3 and 2; sums of products 14, 6 and 6, over n (n - 1) = 6.
    double[][] expected = {{14 / 6.0, 1}, {1, 1}};
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        assertThat(MeanCovariance.sample(vectors)[a][b]).isCloseTo(expected[a][b], within(1e-14));
        assertThat(MeanCovariance.jackknife(vectors, mean -> mean)[a][b])
            .isCloseTo(expected[a][b], within(1e-14));
      }
    }
  }

  @Test
  void bootstrapOfTheMeanTendsToItsLimit() {
    double[][] vectors = gaussian(20, 2, 1);
    double[][] sample = MeanCovariance.sample(vectors);
    double[][] bootstrap = MeanCovariance.bootstrap(vectors, mean -> mean, 20_000, 2);
    for (int a = 0; a < 2; a++) {
      // A variance of 20000 draws scatters by sqrt(2/20000) = 1 %.
      assertThat(bootstrap[a][a]).isCloseTo(0.95 * sample[a][a], within(0.04 * sample[a][a]));
      assertThat(bootstrap[0][1])
          .isCloseTo(0.95 * sample[0][1], within(0.04 * Math.sqrt(sample[0][0] * sample[1][1])));
    }
  }

  @Test
  void bothGiveTheErrorOfARatio() {
    double[][] vectors = gaussian(200, 2, 3);
    for (double[] vector : vectors) {
      vector[0] += 20;
      vector[1] += 40;
    }
    MeanCovariance.Estimator ratio = mean -> new double[] {mean[1] / mean[0]};
    // Linear propagation: (1 + 2^2) / (200 * 20^2); variances of 200 vectors scatter by a tenth.
    double expected = 5.0 / (200 * 400);
    assertThat(MeanCovariance.jackknife(vectors, ratio)[0][0])
        .isCloseTo(expected, within(0.4 * expected));
    assertThat(MeanCovariance.bootstrap(vectors, ratio, 2000, 4)[0][0])
        .isCloseTo(expected, within(0.4 * expected));
  }

  @Test
  void inversesAreTooLargeByHartlapsFactor() {
    int p = 4;
    int n = 12;
    double sum = 0;
    for (int trial = 0; trial < 2000; trial++) {
      sum += inverse(covariance(gaussian(n, p, 100 + trial))).getInverse().getEntry(0, 0);
    }
    double factor = new SimulatedCovariance(n, p).hartlapFactor();
    assertThat(factor).isCloseTo(6 / 11.0, within(1e-15));
    // 1/S^-1 has chi^2 with n - p degrees of freedom: 1/chi^2_8 scatters by 0.71 of its mean.
    assertThat(sum / 2000).isCloseTo(1 / factor, within(4 * 0.71 / factor / Math.sqrt(2000)));
  }

  @Test
  void theLikelihoodOfSellentinAndHeavensIsOne() {
    // Its integral over one value, by the trapezoidal rule; tails beyond 400 are below 1e-15.
    SimulatedCovariance covariance = new SimulatedCovariance(9, 1);
    double variance = 2.5;
    double step = 0.01;
    double sum = 0;
    for (double x = -400; x <= 400; x += step) {
      sum += step * Math.exp(covariance.logLikelihood(x * x / variance, Math.log(variance)));
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    // And it tends to a Gaussian.
    assertThat(new SimulatedCovariance(10_000_000, 1).logLikelihood(1.44, 0))
        .isCloseTo(new NormalDistribution(0, 1).logDensity(1.2), within(1e-6));
  }

  @Test
  void exponentsAndFactorsByHand() {
    SimulatedCovariance covariance = new SimulatedCovariance(30, 10);
    double b = 18 / (19.0 * 16);
    assertThat(covariance.parameterVarianceFactor(4)).isCloseTo(1 + 6 * b, within(1e-14));
    assertThat(covariance.matchingExponent(4))
        .isCloseTo(6 + (29 + 6 * b) / (1 + 6 * b), within(1e-12));
    assertThat(covariance.matchingExponent(10)).isCloseTo(41, within(1e-12));
    assertThatThrownBy(() -> covariance.matchingExponent(11)).hasMessageContaining("(11)");
    assertThatThrownBy(() -> new SimulatedCovariance(14, 10))
        .hasMessageContaining("10 values from 14 simulations");
    assertThatThrownBy(() -> MeanCovariance.sample(new double[][] {{1}}))
        .hasMessageContaining("not 1");
  }

  /** Real halos: the covariance of 800 realizations, and the chi^2 of the other 200. */
  @Test
  void heldOutRealizationsOfQuijoteFollowTheLawOfChiSquared() throws IOException {
    double[] values =
        RealData.npy(RealData.file("quijote-ensembles/xi_halo_matter_fiducial_2LPT.npy"));
    int p = 7;
    double[][] all = new double[values.length / p][];
    Arrays.setAll(all, i -> Arrays.copyOfRange(values, i * p, (i + 1) * p));
    int n = 800;
    double[][] known = Arrays.copyOf(all, n);
    double[] mean = new double[p];
    for (double[] vector : known) {
      for (int k = 0; k < p; k++) {
        mean[k] += vector[k] / n;
      }
    }
    DecompositionSolver solver = inverse(covariance(known));
    double[] f = new double[all.length - n];
    double sum = 0;
    for (int i = n; i < all.length; i++) {
      double[] d = new double[p];
      for (int k = 0; k < p; k++) {
        d[k] = all[i][k] - mean[k];
      }
      double chiSquared = new ArrayRealVector(d).dotProduct(solver.solve(new ArrayRealVector(d)));
      sum += chiSquared * new SimulatedCovariance(n, p).hartlapFactor();
      // Chi^2 n/(n + 1) (n - p)/(p (n - 1)) ~ F(p, n - p) for Gaussian vectors.
      f[i - n] = chiSquared * n / (n + 1.0) * (n - p) / (p * (n - 1.0));
    }
    // The mean of 200 chi^2 of 7 degrees of freedom scatters by sqrt(14/200).
    assertThat(sum / f.length).isCloseTo(7, within(4 * Math.sqrt(14.0 / 200)));
    assertThat(
            new KolmogorovSmirnovTest(1)
                .kolmogorovSmirnovTest(new FDistribution(p, n - p), f, false))
        .isGreaterThan(0.01);
  }

  private static double[][] covariance(double[][] vectors) {
    double[][] covariance = MeanCovariance.sample(vectors);
    for (double[] row : covariance) {
      Arrays.setAll(row, k -> row[k] * vectors.length);
    }
    return covariance;
  }

  private static DecompositionSolver inverse(double[][] covariance) {
    return new CholeskyDecomposition(new Array2DRowRealMatrix(covariance), 1e-9, 0).getSolver();
  }

  private static double[][] gaussian(int n, int p, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] vectors = new double[n][p];
    for (double[] vector : vectors) {
      Arrays.setAll(vector, k -> normal.sample());
    }
    return vectors;
  }
}
