package org.cosmoassay.statistics.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.onepoint.SpeedDistribution;
import org.cosmoassay.statistics.twopoint.CorrelationMultipoles;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.Test;

class StatisticSuiteTest {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:60:12");
  private static final RadialBins OTHER = RadialBins.parse("log:1:40:9");

  private static final Statistic SPEEDS = SpeedDistribution.of(new double[] {0, 300, 600, 2000});

  @Test
  void measuresTheSameBitsAsEachStatisticAlone() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 60, 30, 4, 1);
    CorrelationMultipoles multipoles = CorrelationMultipoles.of(BINS);
    List<Statistic> statistics =
        List.of(
            TwoPointCorrelation.of(BINS),
            multipoles,
            SPEEDS,
            multipoles.averaged(),
            multipoles.withMuBins(20).along(LineOfSight.X),
            multipoles.inRedshiftSpace().averaged(),
            multipoles.inRedshiftSpace(1, 0.2),
            PairwiseVelocity.of(BINS),
            TwoPointCorrelation.of(OTHER),
            PairwiseVelocity.of(OTHER),
            TwoPointCorrelation.of(BINS));
    List<Measurement> together = StatisticSuite.measureAll(statistics, cloud);
    assertThat(together).hasSize(statistics.size());
    for (int s = 0; s < statistics.size(); s++) {
      assertSameBits(statistics.get(s).measure(cloud), together.get(s));
    }
  }

  private static void assertSameBits(Measurement expected, Measurement actual) {
    assertThat(actual.statistic()).isEqualTo(expected.statistic());
    assertThat(actual.columns()).hasSameSizeAs(expected.columns());
    for (int c = 0; c < expected.columns().size(); c++) {
      double[] values = expected.columns().get(c).values();
      assertThat(actual.columns().get(c).name()).isEqualTo(expected.columns().get(c).name());
      assertThat(bits(actual.columns().get(c).values())).containsExactly(bits(values));
    }
    for (int row = 0; row < expected.axis().size(); row++) {
      assertThat(actual.flag(row)).isEqualTo(expected.flag(row));
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  @Test
  void measuresNothingWhenAskedForNothing() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(200), 10, 1);
    assertThat(StatisticSuite.measureAll(List.of(), cloud)).isEmpty();
  }

  @Test
  void refusesBinsThatDoNotFit() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(100), 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticSuite.measureAll(List.of(TwoPointCorrelation.of(BINS)), cloud))
        .withMessageContaining("r_max = 60.0");
  }
}
