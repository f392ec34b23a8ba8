package org.cosmoassay.statistics.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.suite.StatisticSuite;
import org.cosmoassay.statistics.twopoint.BruteForce;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.VelocityBins;
import org.cosmoassay.statistics.twopoint.VelocityBins.Component;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VelocityDistributionTest extends StatisticContract {

  private static final RadialBins SHELLS = RadialBins.of(2, 5, 10, 20, 40);
  private static final double[] EDGES = Bins.parse("lin:-1500:1500:12");
  private static final double[] MAGNITUDES = Bins.parse("lin:0:1800:9");

  @Override
  protected Statistic statistic() {
    return along(SHELLS, EDGES);
  }

  @Override
  protected List<Statistic> variants() {
    return List.of(
        along(RadialBins.of(2, 5, 10, 20), EDGES),
        along(SHELLS, MAGNITUDES),
        across(SHELLS, MAGNITUDES));
  }

  @Nested
  class Transverse extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return across(SHELLS, MAGNITUDES);
    }
  }

  private static VelocityDistribution along(RadialBins shells, double... edges) {
    return VelocityDistribution.of(shells, VelocityBins.of(Component.RADIAL, edges));
  }

  private static VelocityDistribution across(RadialBins shells, double... edges) {
    return VelocityDistribution.of(shells, VelocityBins.of(Component.TRANSVERSE, edges));
  }

  /** The oracle bins every pair by a loop over the edges: equal as integers. */
  @ParameterizedTest
  @EnumSource(Component.class)
  void countsEqualBruteForce(Component component) {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(200, 130, 170), 40, 25, 4, 3);
    for (String spec :
        List.of("lin:0:900:7", "log:0.3:2000:40", "edges:0,1e-3,500,500.1,1e9", "lin:0:1e-300:2")) {
      VelocityBins bins = VelocityBins.of(component, Bins.parse(spec));
      Measurement measured = VelocityDistribution.of(SHELLS, bins).measure(cloud);
      long[][] expected = new long[SHELLS.count()][bins.count()];
      long[] all = new long[SHELLS.count()];
      for (BruteForce.Pair pair : BruteForce.pairs(cloud, SHELLS)) {
        all[pair.bin()]++;
        double velocity = component == Component.RADIAL ? radial(pair) : transverse(pair);
        for (int k = 0; k < bins.count(); k++) {
          if (bins.axis().edge(k) <= velocity && velocity < bins.axis().edge(k + 1)) {
            expected[pair.bin()][k]++;
          }
        }
      }
      for (int shell = 0; shell < SHELLS.count(); shell++) {
        double[] counts = Arrays.stream(expected[shell]).asDoubleStream().toArray();
        double[] densities = new double[bins.count()];
        for (int k = 0; k < bins.count(); k++) {
          double density = counts[k] / (all[shell] * bins.width(k));
          densities[k] = counts[k] == 0 ? Double.NaN : density;
        }
        assertThat(measured.column("n_r" + shell).values()).containsExactly(counts);
        assertThat(measured.column("pdf_r" + shell).values()).containsExactly(densities);
      }
    }
  }

  private static double radial(BruteForce.Pair p) {
    return (p.ux() * p.dx() + p.uy() * p.dy() + p.uz() * p.dz()) / Math.sqrt(p.r2());
  }

  private static double transverse(BruteForce.Pair p) {
    double cx = p.uy() * p.dz() - p.uz() * p.dy();
    double cy = p.uz() * p.dx() - p.ux() * p.dz();
    double cz = p.ux() * p.dy() - p.uy() * p.dx();
    return Math.sqrt((cx * cx + cy * cy + cz * cz) / p.r2());
  }

  @Test
  void printsItsColumnsInOrder() {
    Measurement measured =
        along(RadialBins.of(2, 5, 10), EDGES)
            .measure(TestClouds.uniform(PeriodicBox.cube(100), 200, 1));
    assertThat(measured.columns())
        .extracting(Column::name)
        .containsExactly("pdf_r0", "pdf_r1", "n_r0", "n_r1");
    assertThat(measured.columns()).extracting(Column::unit).containsExactly("s/km", "s/km", "", "");
    assertThat(measured.axis().name()).isEqualTo("v_r");
    assertThat(measured.axis().unit()).isEqualTo("km/s");
  }

  /**
   * Independent Gaussian velocities of 300 km/s per axis: v_r is Gaussian of sqrt(2) 300, |v_t|
   * Rayleigh of the same. The error of a count of n pairs is Poisson's, enlarged by the points that
   * pairs share: each point is in f = 2 n / N of them, whose velocities it makes correlated, by 1/2
   * at most. Over 80 bins 4.5 sigma.
   */
  @ParameterizedTest
  @EnumSource(Component.class)
  void isTheLawOfGaussianVelocities(Component component) {
    int n = 6000;
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(300), n, 8);
    double s = Math.sqrt(2) * TestClouds.SIGMA_1D;
    boolean isRadial = component == Component.RADIAL;
    DoubleUnaryOperator law =
        isRadial ? v -> 0.5 * Erf.erf(v / s / Math.sqrt(2)) : v -> -Math.exp(-0.5 * v * v / s / s);
    VelocityBins bins =
        VelocityBins.of(component, Bins.parse(isRadial ? "lin:-1200:1200:20" : "lin:0:1600:20"));
    RadialBins shells = RadialBins.of(10, 20, 30);
    Measurement measured = VelocityDistribution.of(shells, bins).measure(cloud);
    long[] pairs = BruteForce.counts(cloud, shells);
    for (int shell = 0; shell < shells.count(); shell++) {
      for (int k = 0; k < bins.count(); k++) {
        double low = bins.axis().edge(k);
        double high = bins.axis().edge(k + 1);
        double share = law.applyAsDouble(high) - law.applyAsDouble(low);
        double shared = share * (1 + share * pairs[shell] / n);
        double error = Math.sqrt(shared / pairs[shell]) / (high - low);
        assertThat(measured.column("pdf_r" + shell).value(k))
            .as("shell %d, bin %d", shell, k)
            .isCloseTo(share / (high - low), within(4.5 * error));
      }
    }
  }

  /** v = -A x in a region from which no pair wraps: v_r / -A lies in the shell of r, all of it. */
  @Test
  void isWhereTheShellIsForPureInfall() {
    double rate = 64;
    PointCloud blob = TestClouds.onGrid(TestClouds.uniform(PeriodicBox.cube(64), 300, 5), 1.0 / 64);
    double[][] x = TestClouds.positions(blob);
    double[][] v = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      v[axis] = Arrays.stream(x[axis]).map(c -> -rate * c).toArray();
    }
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(512))
            .positions(x[0], x[1], x[2])
            .velocities(v[0], v[1], v[2])
            .build();
    RadialBins shells = RadialBins.of(8, 16, 24, 40);
    // v_r = -A r exactly here, up to the last bit of the root: the edges are drawn a hair apart.
    double[] edges =
        Arrays.stream(new double[] {40, 24, 16, 8}).map(r -> -rate * (r - 1e-6)).toArray();
    Measurement measured = along(shells, edges).measure(cloud);
    long[] pairs = BruteForce.counts(cloud, shells);
    for (int shell = 0; shell < shells.count(); shell++) {
      for (int k = 0; k < 3; k++) {
        long expected = k == 2 - shell ? pairs[shell] : 0;
        assertThat(measured.column("n_r" + shell).value(k)).isEqualTo((double) expected);
      }
      double width = edges[3 - shell] - edges[2 - shell];
      assertThat(measured.column("pdf_r" + shell).value(2 - shell)).isEqualTo(1 / width);
    }
  }

  /** A pair 3 apart that approaches at 30: inclusive below, exclusive above, at both edges. */
  @Test
  void includesTheLowerEdgeAndExcludesTheUpper() {
    PointCloud pair =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[] {1, 98}, new double[2], new double[2])
            .velocities(new double[] {0, 30}, new double[] {0, 4}, new double[] {0, 3})
            .build();
    RadialBins shell = RadialBins.of(3, 4);
    assertThat(along(shell, -30, 0, 30).measure(pair).column("n_r0").values())
        .containsExactly(1, 0);
    assertThat(along(shell, -60, -30, 0).measure(pair).column("n_r0").values())
        .containsExactly(0, 1);
    assertThat(along(shell, -60, -30).measure(pair).column("n_r0").values()).containsExactly(0);
    Measurement across = across(shell, 0, 5, 10).measure(pair);
    assertThat(across.column("n_r0").values()).containsExactly(0, 1);
    assertThat(across.column("pdf_r0").values()).containsExactly(Double.NaN, 0.2);
    assertThat(across.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(across.flag(1)).isEqualTo(Flag.NONE);
  }

  /** Half of the pairs outside the velocity bins: the density integrates to the other half. */
  @Test
  void isNormalisedByAllPairsOfTheShell() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(200), 1000, 3);
    double[] left = {-1e6, 0};
    double[] right = {0, 1e6};
    double[] both = {-1e6, 1e6};
    double sum = 0;
    for (double[] half : List.of(left, right)) {
      sum += along(SHELLS, half).measure(cloud).column("pdf_r3").value(0) * 1e6;
    }
    assertThat(sum).isCloseTo(1, within(1e-15));
    assertThat(along(SHELLS, both).measure(cloud).column("pdf_r3").value(0)).isEqualTo(1 / 2e6);
  }

  @Test
  void coincidentPointsEnterAtRest() {
    PointCloud pair =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[2], new double[2], new double[2])
            .velocities(new double[] {0, 30}, new double[2], new double[2])
            .build();
    RadialBins shell = RadialBins.of(0, 2);
    assertThat(along(shell, -1, 0, 1).measure(pair).column("n_r0").values()).containsExactly(0, 1);
    assertThat(across(shell, 0, 1, 100).measure(pair).column("n_r0").values())
        .containsExactly(1, 0);
  }

  @Test
  void sharesTheWalkOfMoments() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 30, 20, 4, 9);
    List<Statistic> statistics =
        List.of(
            PairwiseVelocity.of(SHELLS),
            statistic(),
            across(SHELLS, MAGNITUDES),
            PairwiseVelocity.of(SHELLS).withKurtosis(true));
    List<Measurement> together = StatisticSuite.measureAll(statistics, cloud);
    for (int s = 0; s < statistics.size(); s++) {
      assertThat(together.get(s).vector())
          .containsExactly(statistics.get(s).measure(cloud).vector());
    }
  }

  @Test
  void refusesNegativeMagnitudes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> across(SHELLS, EDGES))
        .withMessageContaining("v_t: the lowest edge is -1500.0 km/s");
  }
}
