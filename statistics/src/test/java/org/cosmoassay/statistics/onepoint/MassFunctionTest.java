package org.cosmoassay.statistics.onepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MassFunctionTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  @Nested
  class Contract extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return MassFunction.of(Bins.logarithmic(1e12, 1e16, 8));
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          MassFunction.of(Bins.logarithmic(1e12, 1e16, 9)), MassFunction.of(new double[] {1, 2}));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }
  }

  @Test
  void binsAreInclusiveLowAndExclusiveHigh() {
    PointCloud cloud = masses(1e12, 1e12, Math.nextDown(1e13), 1e13, 5e13, 1e14, 1e15, 1e11);

    Measurement measured = MassFunction.of(new double[] {1e12, 1e13, 1e14, 1e15}).measure(cloud);

    assertThat(measured.column("count").values()).containsExactly(3, 2, 1);
    double volume = 100.0 * 50 * 200;
    // One rounding each of log, product and quotient: a few ulp.
    assertThat(measured.column("dn_dlnm").values())
        .containsExactly(
            new double[] {
              3 / (volume * Math.log(10)), 2 / (volume * Math.log(10)), 1 / (volume * Math.log(10))
            },
            within(1e-20));
    assertThat(measured.column("dn_dlnm").unit()).isEqualTo("h^3/Mpc^3");
  }

  @Test
  void emptyBinIsNaNAndFlaggedButCountsZero() {
    Measurement measured = MassFunction.of(new double[] {1e12, 1e13, 1e14}).measure(masses(2e13));

    assertThat(measured.column("count").values()).containsExactly(0, 1);
    assertThat(measured.column("dn_dlnm").value(0)).isNaN();
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);
  }

  @Test
  void agreesWithDirectCountsAndIntegratesToTheNumberDensity() {
    PointCloud cloud = TestClouds.uniform(BOX, 20_000, 4);
    double[] edges = Bins.logarithmic(1e12, 1e17, 25);

    Measurement measured = MassFunction.of(edges).measure(cloud);

    double total = 0;
    for (int bin = 0; bin < 25; bin++) {
      double lo = edges[bin];
      double hi = edges[bin + 1];
      long direct = Arrays.stream(cloud.copyMasses()).filter(m -> lo <= m && m < hi).count();
      assertThat(measured.column("count").value(bin)).isEqualTo((double) direct);
      if (direct > 0) {
        total += measured.column("dn_dlnm").value(bin) * Math.log(hi / lo);
      }
    }
    // No mass exceeds 1e12 / 2^-53 < 1e28, none of this seed 1e17: everything is in range.
    assertThat(total * BOX.volume()).isCloseTo(20_000, within(20_000 * 1e-12));
  }

  @Test
  void followsAPowerLaw() {
    // n(>m) = n 1e12 / m in TestClouds, so the count between m and 2m is n 1e12 / (2m).
    PointCloud cloud = TestClouds.uniform(BOX, 20_000, 5);

    Measurement measured = MassFunction.of(new double[] {1e12, 2e12, 4e12, 8e12}).measure(cloud);

    double[] expected = {10_000, 5_000, 2_500};
    for (int bin = 0; bin < expected.length; bin++) {
      double density = expected[bin] / (BOX.volume() * Math.log(2));
      // Four binomial standard deviations; the seed is fixed.
      assertThat(measured.column("dn_dlnm").value(bin) / density)
          .isCloseTo(1, within(4 / Math.sqrt(expected[bin])));
    }
  }

  @Test
  void refusesEdgesWithoutALogarithm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MassFunction.of(new double[] {0, 1e12}))
        .withMessage("m: the lowest edge is 0.0 Msun/h; mass bins must start above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MassFunction.of(new double[] {2e12, 1e12}))
        .withMessageContaining("must increase strictly");
  }

  @Test
  void needsMasses() {
    assertThat(MassFunction.of(new double[] {1, 2}).requires()).containsExactly(Requirement.MASSES);
  }

  private static PointCloud masses(double... values) {
    double[] zeros = new double[values.length];
    return PointCloud.builder(BOX).positions(zeros, zeros, zeros).masses(values).build();
  }
}
