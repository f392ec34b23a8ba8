package org.cosmoassay.generators.pointprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorContract;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThomasProcessTest extends GeneratorContract {

  private static final PeriodicBox BOX = PeriodicBox.cube(200);

  @Override
  protected Generator generator(PeriodicBox box) {
    return of(box, 500, Map.of());
  }

  private static ThomasProcess of(PeriodicBox box, double points, Map<String, Object> parameters) {
    return ThomasProcess.of(new GeneratorSettings(box, points, parameters));
  }

  private static PointCloud sample(ThomasProcess process, long seed) {
    return process.sample(Cosmology.UNSTATED, seed);
  }

  /**
   * Pair counts of 60 clouds against the closed form, integrated over each shell. The number of
   * pairs of an unconditioned process is rho^2 V times (shell volume + shell integral of xi) / 2,
   * without an integral constraint. Fixing N changes the expected number of pairs by a factor of 1
   * - O(1 / parents), 0.25% here. The error is the scatter between the clouds; 4 sigma of it and
   * that factor are allowed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"poisson", "fixed"})
  void correlationFollowsTheClosedForm(String count) {
    int points = 2000;
    double mu = 5;
    double scale = 3;
    double[] edges = {0, 2, 4, 6, 8, 12, 20};
    int clouds = 60;
    ThomasProcess process =
        of(BOX, points, Map.of("mean-offspring", mu, "scale", scale, "count", count));
    int bins = edges.length - 1;
    double[] sum = new double[bins];
    double[] squares = new double[bins];
    for (int seed = 0; seed < clouds; seed++) {
      long[] pairs = bruteForcePairs(sample(process, seed), edges);
      for (int bin = 0; bin < bins; bin++) {
        sum[bin] += pairs[bin];
        squares[bin] += (double) pairs[bin] * pairs[bin];
      }
    }
    double parents = points / mu;
    for (int bin = 0; bin < bins; bin++) {
      double shell = 4 * Math.PI / 3 * (cube(edges[bin + 1]) - cube(edges[bin]));
      double xiIntegral =
          (withinCluster(edges[bin + 1], scale) - withinCluster(edges[bin], scale))
              * BOX.volume()
              / parents;
      double expected = 0.5 * points * points / BOX.volume() * (shell + xiIntegral);
      double mean = sum[bin] / clouds;
      double error = Math.sqrt((squares[bin] / clouds - mean * mean) / (clouds - 1));
      assertThat(mean)
          .as("pairs in [%s, %s)", edges[bin], edges[bin + 1])
          .isCloseTo(expected, within(4 * error + expected / parents));
      // The test can tell: the error is small against the clustering it measures.
      if (edges[bin + 1] <= 8) {
        assertThat(4 * error)
            .isLessThan(0.15 * (expected - shell * expected / (shell + xiIntegral)));
      }
    }
  }

  /** Share of sibling pairs closer than r: their separation is Gaussian, sqrt(2) sigma per axis. */
  private static double withinCluster(double r, double sigma) {
    double t = r / (2 * sigma);
    return Erf.erf(t) - 2 * t * Math.exp(-t * t) / Math.sqrt(Math.PI);
  }

  private static double cube(double r) {
    return r * r * r;
  }

  private static long[] bruteForcePairs(PointCloud cloud, double[] edges) {
    long[] pairs = new long[edges.length - 1];
    double last = edges[pairs.length];
    double[] x = cloud.copyPositions(0);
    double[] y = cloud.copyPositions(1);
    double[] z = cloud.copyPositions(2);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = BOX.minimumImage(x[i] - x[j], 0);
        double dy = BOX.minimumImage(y[i] - y[j], 1);
        double dz = BOX.minimumImage(z[i] - z[j], 2);
        double r2 = dx * dx + dy * dy + dz * dz;
        if (r2 >= last * last) {
          continue;
        }
        for (int bin = 0; bin < pairs.length; bin++) {
          if (r2 >= edges[bin] * edges[bin] && r2 < edges[bin + 1] * edges[bin + 1]) {
            pairs[bin]++;
          }
        }
      }
    }
    return pairs;
  }

  /** var N = points (1 + mu); mean and variance of 2000 clouds within 4 and 5 of their errors. */
  @Test
  void countsAreCompoundPoisson() {
    int clouds = 2000;
    ThomasProcess process = of(BOX, 400, Map.of("mean-offspring", 4));
    double mean = 0;
    double square = 0;
    for (int seed = 0; seed < clouds; seed++) {
      double n = sample(process, seed).size();
      mean += n / clouds;
      square += n * n / clouds;
    }
    double variance = 400 * (1 + 4);
    assertThat(mean).isCloseTo(400, within(4 * Math.sqrt(variance / clouds)));
    assertThat(square - mean * mean)
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / clouds)));
  }

  @Test
  void aFixedCountIsExact() {
    for (double mu : new double[] {0.1, 1, 1000}) {
      ThomasProcess process = of(BOX, 321, Map.of("count", "fixed", "mean-offspring", mu));
      assertThat(sample(process, 1).size()).isEqualTo(321);
    }
    assertThat(sample(of(BOX, 0, Map.of("count", "fixed")), 1).size()).isZero();
    assertThat(sample(of(BOX, 0, Map.of()), 1).size()).isZero();
  }

  /**
   * All points of one cluster: infall alone is v = -A dx, dx the displacement from one centre. So
   * the velocity difference of two points is -A times their separation, to the rounding of
   * coordinates near 1e3 (2e-13) and velocities.
   */
  @Test
  void pureInfallIsLinearInTheDisplacement() {
    double rate = 80;
    PeriodicBox box = PeriodicBox.cube(1000);
    ThomasProcess process =
        of(
            box,
            300,
            quiet(
                Map.of("infall-rate", rate, "mean-offspring", 1e6, "scale", 10, "count", "fixed")));
    PointCloud cloud = sample(process, 11);
    for (int i = 1; i < cloud.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double separation =
            box.minimumImage(cloud.position(axis, i) - cloud.position(axis, 0), axis);
        assertThat(cloud.velocity(axis, i) - cloud.velocity(axis, 0))
            .isCloseTo(-rate * separation, within(rate * 1e-12 + 1e-12));
      }
    }
  }

  private static Map<String, Object> quiet(Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("bulk-velocity-dispersion", 0);
    all.put("velocity-dispersion", 0);
    return all;
  }

  /**
   * Close pairs are siblings: those within 4 Mpc/h approach by A r on average, less the small share
   * of strangers. Bulk and thermal motion only add noise: 4 of the mean's errors are allowed.
   */
  @Test
  void closePairsApproach() {
    PointCloud cloud = sample(of(BOX, 2000, Map.of("scale", 3)), 12);
    double sum = 0;
    double squares = 0;
    double separations = 0;
    int pairs = 0;
    for (int i = 0; i < cloud.size(); i++) {
      for (int j = 0; j < i; j++) {
        double r2 = 0;
        double projected = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = BOX.minimumImage(cloud.position(axis, i) - cloud.position(axis, j), axis);
          r2 += d * d;
          projected += d * (cloud.velocity(axis, i) - cloud.velocity(axis, j));
        }
        double r = Math.sqrt(r2);
        if (r < 4) {
          sum += projected / r;
          squares += projected / r * (projected / r);
          separations += r;
          pairs++;
        }
      }
    }
    double mean = sum / pairs;
    double error = Math.sqrt((squares / pairs - mean * mean) / pairs);
    double infall = -100 * separations / pairs;
    assertThat(mean).isBetween(infall - 4 * error, 0.85 * infall + 4 * error);
    assertThat(mean).isLessThan(-4 * error);
  }

  @Test
  void velocityParametersMoveNoPoint() {
    PointCloud cloud = sample(of(BOX, 500, Map.of()), 4);
    PointCloud other =
        sample(of(BOX, 500, quiet(Map.of("infall-rate", 5, "minimum-mass", 1e12))), 4);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(other.copyPositions(axis)).isEqualTo(cloud.copyPositions(axis));
      assertThat(other.copyVelocities(axis)).isNotEqualTo(cloud.copyVelocities(axis));
    }
  }

  /** N(&gt;M) ~ 1/M - 1/M_max: binomial errors, 4 sigma. */
  @Test
  void massesFollowThePowerLaw() {
    int n = 20_000;
    Map<String, Object> range =
        Map.of("minimum-mass", 1e13, "maximum-mass", 1e15, "count", "fixed");
    double[] masses = sample(of(BOX, n, range), 5).copyMasses();
    assertThat(Arrays.stream(masses).allMatch(m -> m >= 1e13 && m < 1e15)).isTrue();
    for (double threshold : new double[] {2e13, 1e14, 5e14}) {
      double expected = (1e13 / threshold - 0.01) / 0.99;
      double above = 0;
      for (double mass : masses) {
        above += mass > threshold ? 1.0 / n : 0;
      }
      assertThat(above).isCloseTo(expected, within(4 * Math.sqrt(expected / n)));
    }
  }
}
