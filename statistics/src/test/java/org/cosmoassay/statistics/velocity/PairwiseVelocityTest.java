package org.cosmoassay.statistics.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.BruteForce;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

class PairwiseVelocityTest extends StatisticContract {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:40:12");
  private static final Invariance SUMS =
      Invariance.within(1e-12, "moments are summed in the order of the grid");

  private static final double[][] CORNERS = {{1, 1, 1}, {9, 1, 1}, {1, 7, 1}, {1, 1, 6}};

  @Override
  protected Statistic statistic() {
    return PairwiseVelocity.of(BINS).withKurtosis(true);
  }

  @Override
  protected List<Statistic> variants() {
    return List.of(
        PairwiseVelocity.of(BINS),
        PairwiseVelocity.of(RadialBins.parse("lin:0.5:40:13")).withKurtosis(true));
  }

  @Override
  protected Invariance underTranslation() {
    return SUMS;
  }

  @Override
  protected Invariance underAxisPermutation() {
    return SUMS;
  }

  @Override
  protected Invariance underPointOrder() {
    return SUMS;
  }

  @Test
  void printsItsColumnsInOrder() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(200), 300, 1);
    Measurement velocity = PairwiseVelocity.of(BINS).measure(cloud);
    assertThat(velocity.columns())
        .extracting(Column::name)
        .containsExactly("r_mean", "pairs", "v12", "sigma_r", "sigma_t", "skew_r");
    assertThat(velocity.columns())
        .extracting(Column::unit)
        .containsExactly("Mpc/h", "", "km/s", "km/s", "km/s", "");
    assertThat(statistic().measure(cloud).columns())
        .extracting(Column::name)
        .containsExactly("r_mean", "pairs", "v12", "sigma_r", "sigma_t", "skew_r", "kurt_r");
  }

  /** The two-pass definition, pair by pair; 1e-10 is what is promised, rounding is far below. */
  @Test
  void equalsTheTwoPassDefinition() {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(200, 130, 170), 40, 25, 4, 3);
    Measurement measured = statistic().measure(cloud);
    IntFunction<List<BruteForce.Pair>> byBin = BruteForce.pairsByBin(cloud, BINS);
    for (int i = 0; i < BINS.count(); i++) {
      List<BruteForce.Pair> pairs = byBin.apply(i);
      double[] radial = pairs.stream().mapToDouble(PairwiseVelocityTest::radial).toArray();
      double mean = Arrays.stream(radial).average().orElseThrow();
      double variance =
          Arrays.stream(radial).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
      double cube = Arrays.stream(radial).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();
      double quartic =
          Arrays.stream(radial).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
      double across =
          pairs.stream()
              .mapToDouble(
                  p -> p.ux() * p.ux() + p.uy() * p.uy() + p.uz() * p.uz() - Math.pow(radial(p), 2))
              .average()
              .orElseThrow();
      assertRelative(measured, "pairs", i, radial.length);
      assertRelative(measured, "v12", i, mean);
      assertRelative(measured, "sigma_r", i, Math.sqrt(variance));
      assertRelative(measured, "sigma_t", i, Math.sqrt(across / 2));
      assertRelative(measured, "skew_r", i, cube / Math.pow(variance, 1.5));
      // The 3 is taken off a number of order 3: the promise is relative to that.
      assertThat(measured.column("kurt_r").value(i))
          .isCloseTo(quartic / (variance * variance) - 3, within(3e-10));
    }
  }

  private static double radial(BruteForce.Pair p) {
    return (p.ux() * p.dx() + p.uy() * p.dy() + p.uz() * p.dz()) / Math.sqrt(p.r2());
  }

  private static void assertRelative(Measurement measured, String column, int i, double expected) {
    assertThat(measured.column(column).value(i))
        .as("%s in bin %d", column, i)
        .isCloseTo(expected, within(1e-10 * Math.abs(expected)));
  }

  /**
   * v = -A x in a region from which no pair wraps: v_r = -A r for every pair, so v12 = -A r_mean,
   * the dispersion is A times that of r, and nothing is transverse. Up to the rounding of
   * velocities of 2e4 km/s and of sums of thousands of terms.
   */
  @Test
  void isExactForPureInfall() {
    double rate = 37;
    PointCloud blob = TestClouds.uniform(PeriodicBox.cube(100), 400, 5);
    double[][] x = TestClouds.positions(blob);
    double[][] v = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      x[axis] = Arrays.stream(x[axis]).map(c -> c + 450).toArray();
      v[axis] = Arrays.stream(x[axis]).map(c -> -rate * (c - 500)).toArray();
    }
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(1000))
            .positions(x[0], x[1], x[2])
            .velocities(v[0], v[1], v[2])
            .build();
    RadialBins bins = RadialBins.parse("lin:0:160:16");
    Measurement measured = PairwiseVelocity.of(bins).measure(cloud);
    IntFunction<List<BruteForce.Pair>> byBin = BruteForce.pairsByBin(cloud, bins);
    for (int i = 0; i < bins.count(); i++) {
      double mean = measured.column("r_mean").value(i);
      double[] r = byBin.apply(i).stream().mapToDouble(p -> Math.sqrt(p.r2())).toArray();
      double scatter =
          Math.sqrt(Arrays.stream(r).map(s -> Math.pow(s - mean, 2)).average().orElseThrow());
      assertThat(r.length).isGreaterThan(2);
      assertThat(measured.column("v12").value(i)).isCloseTo(-rate * mean, within(1e-11 * rate));
      assertThat(measured.column("sigma_r").value(i)).isCloseTo(rate * scatter, within(1e-10));
      assertThat(measured.column("sigma_t").value(i)).isLessThan(1e-10);
    }
  }

  /** Independent Gaussian velocities: errors are those of n pairs of N points, 4.5 sigma. */
  @Test
  void seesNoMotionInUnclusteredIsotropicVelocities() {
    int n = 5000;
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(400), n, 8);
    RadialBins bins = RadialBins.parse("lin:20:100:8");
    Measurement measured = PairwiseVelocity.of(bins).withKurtosis(true).measure(cloud);
    double sigma = Math.sqrt(2) * TestClouds.SIGMA_1D;
    for (int i = 0; i < bins.count(); i++) {
      double pairs = measured.column("pairs").value(i);
      double error = 4.5 / Math.sqrt(pairs);
      // Pairs share points, so that the mean square is no better known than from N points.
      double shared = 4.5 * Math.sqrt(1 / (2 * pairs) + 1.0 / (6 * n));
      assertThat(measured.column("v12").value(i)).isCloseTo(0, within(sigma * error));
      assertThat(measured.column("sigma_r").value(i)).isCloseTo(sigma, within(sigma * shared));
      assertThat(measured.column("sigma_t").value(i)).isCloseTo(sigma, within(sigma * shared));
      assertThat(measured.column("skew_r").value(i)).isCloseTo(0, within(Math.sqrt(6) * error));
      assertThat(measured.column("kurt_r").value(i)).isCloseTo(0, within(Math.sqrt(24) * error));
    }
  }

  /** A bulk motion of c/10 on top changes nothing but rounding: 3e4 km/s times 2^-52. */
  @Test
  void doesNotSeeBulkMotion() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 30, 20, 4, 9);
    double[][] x = TestClouds.positions(cloud);
    double[][] v = TestClouds.velocities(cloud);
    v[0] = Arrays.stream(v[0]).map(c -> c + 3e4).toArray();
    PointCloud moving =
        PointCloud.builder(cloud.box())
            .positions(x[0], x[1], x[2])
            .velocities(v[0], v[1], v[2])
            .build();
    double[] still = statistic().measure(cloud).vector();
    double[] moved = statistic().measure(moving).vector();
    for (int i = 0; i < still.length; i++) {
      assertThat(moved[i]).isCloseTo(still[i], within(1e-10 * (1 + Math.abs(still[i]))));
    }
  }

  @Test
  void flagsBinsThatAreEmptyOrTooFew() {
    PointCloud pair =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[] {1, 97}, new double[2], new double[2])
            .velocities(new double[] {0, 30}, new double[] {0, 4}, new double[] {0, 3})
            .build();
    Measurement measured = PairwiseVelocity.of(RadialBins.of(0, 2, 5)).measure(pair);
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.column("v12").value(0)).isNaN();
    assertThat(measured.flag(1)).isEqualTo(Flag.TOO_FEW);
    // The second point is 4 below the first across the face: moving up at 30 is closing in.
    assertThat(measured.column("v12").value(1)).isEqualTo(-30);
    assertThat(measured.column("sigma_r").value(1)).isZero();
    assertThat(measured.column("sigma_t").value(1)).isCloseTo(Math.sqrt(12.5), within(1e-14));
    assertThat(measured.column("skew_r").value(1)).isNaN();
  }

  /** Three pairs have a skewness but no kurtosis; six of the same v_r have neither. */
  @Test
  void kurtosisNeedsFourPairsThatDiffer() {
    RadialBins wide = RadialBins.of(1, 20);
    for (int points : new int[] {3, 4}) {
      PointCloud cloud = TestClouds.at(PeriodicBox.cube(100), Arrays.copyOf(CORNERS, points));
      Measurement measured = PairwiseVelocity.of(wide).withKurtosis(true).measure(cloud);
      assertThat(measured.column("skew_r").value(0)).isFinite();
      assertThat(Double.isNaN(measured.column("kurt_r").value(0))).isEqualTo(points == 3);
      assertThat(measured.flag(0)).isEqualTo(points == 3 ? Flag.TOO_FEW : Flag.NONE);
      assertThat(PairwiseVelocity.of(wide).measure(cloud).flag(0)).isEqualTo(Flag.NONE);
    }
    double[] none = new double[4];
    PointCloud still =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[] {1, 2, 4, 8}, none, none)
            .velocities(none, none, none)
            .build();
    Measurement equal = PairwiseVelocity.of(wide).withKurtosis(true).measure(still);
    assertThat(equal.column("pairs").value(0)).isEqualTo(6);
    assertThat(equal.column("kurt_r").value(0)).isNaN();
    assertThat(equal.flag(0)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void coincidentPointsHaveNoDirection() {
    PointCloud pair =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[2], new double[2], new double[2])
            .velocities(new double[] {0, 30}, new double[2], new double[2])
            .build();
    Measurement measured = PairwiseVelocity.of(RadialBins.of(0, 2)).measure(pair);
    assertThat(measured.column("pairs").value(0)).isEqualTo(1);
    assertThat(measured.column("v12").value(0)).isZero();
    assertThat(measured.column("sigma_t").value(0)).isZero();
  }
}
