package org.cosmoassay.statistics.onepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpeedDistributionTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  @Nested
  class Contract extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return SpeedDistribution.of(Bins.linear(0, 1500, 15));
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(SpeedDistribution.of(Bins.linear(0, 1500, 16)));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }
  }

  @Test
  void binsAreInclusiveLowAndExclusiveHighAndNormalisedByAllPoints() {
    PointCloud cloud = speeds(0, 99, 100, 199, 300, 5000, 100, 250);

    Measurement measured = SpeedDistribution.of(new double[] {0, 100, 300, 400}).measure(cloud);

    assertThat(measured.column("pdf").values())
        .containsExactly(2 / (8.0 * 100), 4 / (8.0 * 200), 1 / (8.0 * 100));
    assertThat(measured.column("pdf").unit()).isEqualTo("s/km");
  }

  @Test
  void speedIsTheLengthOfTheVelocity() {
    double[] zero = {0};
    PointCloud cloud =
        PointCloud.builder(BOX)
            .positions(zero, zero, zero)
            .velocities(new double[] {-200}, new double[] {300}, new double[] {-600})
            .build();

    Measurement measured = SpeedDistribution.of(new double[] {0, 700, 701}).measure(cloud);

    assertThat(measured.column("pdf").value(0)).isNaN();
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.column("pdf").value(1)).isEqualTo(1);
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);
  }

  @Test
  void gaussianVelocitiesGiveMaxwellsDistribution() {
    int n = 100_000;
    PointCloud cloud = TestClouds.uniform(BOX, n, 6);
    double[] edges = Bins.linear(0, 2400, 24);

    Measurement measured = SpeedDistribution.of(edges).measure(cloud);

    double integral = 0;
    for (int bin = 0; bin < 24; bin++) {
      double expected = maxwell(edges[bin + 1]) - maxwell(edges[bin]);
      double pdf = measured.column("pdf").value(bin);
      double probability = Double.isNaN(pdf) ? 0 : pdf * 100;
      // Four and a half binomial standard deviations, for 24 bins; one count where none is
      // expected.
      assertThat(probability).isCloseTo(expected, within(4.5 * Math.sqrt(expected / n) + 1.0 / n));
      integral += probability;
    }
    // 24 additions: rounding only, as 2400 km/s is 8 sigma.
    assertThat(integral).isCloseTo(1, within(1e-13));
  }

  @Test
  void refusesNegativeSpeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpeedDistribution.of(new double[] {-1, 100}))
        .withMessage("v: the lowest edge is -1.0 km/s; speed bins must start at 0 or above");
  }

  @Test
  void needsVelocities() {
    assertThat(SpeedDistribution.of(new double[] {0, 1}).requires())
        .containsExactly(Requirement.VELOCITIES);
  }

  /** P(|v| < speed) of three independent Gaussian components. */
  private static double maxwell(double speed) {
    double u = speed / (Math.sqrt(2) * TestClouds.SIGMA_1D);
    return Erf.erf(u) - 2 / Math.sqrt(Math.PI) * u * Math.exp(-u * u);
  }

  private static PointCloud speeds(double... values) {
    double[] zeros = new double[values.length];
    return PointCloud.builder(BOX)
        .positions(zeros, zeros, zeros)
        .velocities(zeros, values, zeros)
        .build();
  }
}
