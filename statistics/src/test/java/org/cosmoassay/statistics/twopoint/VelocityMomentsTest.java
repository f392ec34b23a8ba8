package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

/** Moments of the relative velocity against the two-pass definition over a double loop. */
class VelocityMomentsTest {

  /** Rounding of sums of up to 1e5 terms is far below; a pair too many or in a wrong bin above. */
  private static final double RELATIVE = 1e-10;

  /** Clumps that fill many buckets of one slot, needles and slabs, and separations on edges. */
  @Test
  void equalTheTwoPassDefinition() {
    for (PointCloud cloud :
        List.of(
            TestClouds.thomas(PeriodicBox.cube(100), 2, 250, 0.8, 3),
            TestClouds.thomas(new PeriodicBox(30, 200, 90), 30, 15, 2, 4),
            TestClouds.uniform(new PeriodicBox(300, 30, 31), 400, 5),
            TestClouds.onGrid(TestClouds.uniform(PeriodicBox.cube(128), 400, 6), 8),
            TestClouds.uniform(PeriodicBox.cube(100), 3, 7))) {
      assertMoments(cloud, RadialBins.parse("lin:0:14.9:6"));
      assertMoments(cloud, RadialBins.parse("log:0.1:14.9:14"));
    }
  }

  /**
   * Velocities of a rotation w about a centre: every pair has v_r = 0 and |v_t| = w |d_xy|, up to
   * the rounding of velocities of 5000 km/s.
   */
  @Test
  void rotationIsTransverse() {
    double rate = 100;
    double[][] x = TestClouds.positions(TestClouds.uniform(PeriodicBox.cube(100), 300, 8));
    double[] vx = Arrays.stream(x[1]).map(y -> -rate * (y - 50)).toArray();
    double[] vy = Arrays.stream(x[0]).map(c -> rate * (c - 50)).toArray();
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(1000))
            .positions(x[0], x[1], x[2])
            .velocities(vx, vy, new double[300])
            .build();
    RadialBins bins = RadialBins.parse("lin:0:150:5");
    RadialMoments moments = PairTraversal.walk(cloud, PairRequest.moments(bins)).moments();
    IntFunction<List<BruteForce.Pair>> byBin = BruteForce.pairsByBin(cloud, bins);
    for (int i = 0; i < bins.count(); i++) {
      double squares =
          byBin.apply(i).stream()
              .mapToDouble(p -> p.dx() * p.dx() + p.dy() * p.dy())
              .average()
              .orElseThrow();
      assertThat(moments.mean(i)).isCloseTo(0, within(1e-9));
      assertThat(moments.radialDispersion(i)).isCloseTo(0, within(1e-9));
      assertThat(moments.transverseDispersion(i))
          .isCloseTo(rate * Math.sqrt(squares / 2), within(1e-9));
    }
  }

  private static void assertMoments(PointCloud cloud, RadialBins bins) {
    PairTally tally = PairTraversal.walk(cloud, PairRequest.moments(bins));
    IntFunction<List<BruteForce.Pair>> byBin = BruteForce.pairsByBin(cloud, bins);
    for (int i = 0; i < bins.count(); i++) {
      List<BruteForce.Pair> pairs = byBin.apply(i);
      assertThat(tally.counts().pairs(i)).isEqualTo(pairs.size());
      if (pairs.isEmpty()) {
        assertThat(tally.moments().mean(i)).isNaN();
        continue;
      }
      double[] radial = pairs.stream().mapToDouble(VelocityMomentsTest::radial).toArray();
      double mean = Arrays.stream(radial).average().orElseThrow();
      double variance = central(radial, mean, 2);
      double sigma = Math.sqrt(variance);
      double across =
          pairs.stream().mapToDouble(VelocityMomentsTest::transverse2).average().orElseThrow();
      RadialMoments moments = tally.moments();
      // The mean may be far smaller than the values: relative to their scatter.
      assertThat(moments.mean(i)).isCloseTo(mean, within(RELATIVE * (sigma + Math.abs(mean))));
      assertThat(moments.radialDispersion(i)).isCloseTo(sigma, within(RELATIVE * (1 + sigma)));
      assertThat(moments.transverseDispersion(i))
          .isCloseTo(Math.sqrt(across / 2), within(RELATIVE * (1 + Math.sqrt(across))));
      if (pairs.size() > 3) {
        assertThat(moments.skewness(i))
            .isCloseTo(central(radial, mean, 3) / (sigma * variance), within(10 * RELATIVE));
        assertThat(moments.kurtosis(i))
            .isCloseTo(central(radial, mean, 4) / (variance * variance) - 3, within(10 * RELATIVE));
      }
    }
  }

  private static double central(double[] values, double mean, int power) {
    return Arrays.stream(values).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
  }

  private static double radial(BruteForce.Pair p) {
    return p.r2() > 0
        ? (p.ux() * p.dx() + p.uy() * p.dy() + p.uz() * p.dz()) / Math.sqrt(p.r2())
        : 0;
  }

  private static double transverse2(BruteForce.Pair p) {
    double rate = radial(p) / Math.sqrt(p.r2());
    return p.r2() > 0
        ? Math.pow(p.ux() - rate * p.dx(), 2)
            + Math.pow(p.uy() - rate * p.dy(), 2)
            + Math.pow(p.uz() - rate * p.dz(), 2)
        : 0;
  }
}
