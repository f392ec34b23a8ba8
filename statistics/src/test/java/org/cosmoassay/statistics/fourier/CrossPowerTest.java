package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CrossPowerTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 80, 125);
  private static final Meshing MESHING = new Meshing(32, MassAssignment.PCS, true);

  @Nested
  class OfHeavyAndLightPoints extends StatisticContract {
    private final CrossPower power =
        CrossPower.of(Bins.linear(0.03, 0.12, 4)).on(new Meshing(48, MassAssignment.PCS, true));

    @Override
    protected Statistic statistic() {
      return MassSplitPower.of(power, 0.5);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          MassSplitPower.of(power, 0.6),
          MassSplitPower.of(CrossPower.of(0.03, 0.12).on(MESHING), 0.5),
          MassSplitPower.of(power.on(MESHING), 0.5));
    }

    /** Two heavy ones and two light ones. */
    @Override
    protected int fewestPoints() {
      return 4;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.within(
          1e-3, "images on the mesh change with the place of the points in their cells");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return Invariance.within(1e-11, "sums over modes have another order");
    }

    @Override
    protected Invariance underPointOrder() {
      return Invariance.within(1e-11, "sums over the points of a cell have another order");
    }
  }

  @Test
  void isTheDirectSumOverPoints() {
    PointCloud first = TestClouds.thomas(BOX, 10, 15, 4, 1);
    PointCloud second = TestClouds.at(BOX, everyOther(first));
    double[] edges = {0.1, 0.2, 0.3};

    Measurement measured = CrossPower.of(edges).on(MESHING).measure(first, second);

    double[] cross = new double[2];
    double[] modes = new double[2];
    for (int x = -7; x <= 7; x++) {
      for (int y = -7; y <= 7; y++) {
        for (int z = -7; z <= 7; z++) {
          double k = 2 * Math.PI * Math.sqrt(sq(x / 100.0) + sq(y / 80.0) + sq(z / 125.0));
          int bin = k >= 0.2 ? 1 : 0;
          if (k >= 0.1 && k < 0.3) {
            double[] a = DirectSum.mode(first, x, y, z);
            double[] b = DirectSum.mode(second, x, y, z);
            cross[bin] += BOX.volume() * (a[0] * b[0] + a[1] * b[1]);
            modes[bin]++;
          }
        }
      }
    }
    double[] own = DirectSum.power(first, edges, 2).power()[0];
    double[] other = DirectSum.power(second, edges, 2).power()[0];
    for (int bin = 0; bin < 2; bin++) {
      // Images of the power that interlaced cubic splines leave below half of Nyquist: below 1e-3.
      assertThat(measured.column("modes").value(bin)).isEqualTo(modes[bin]);
      double expected = cross[bin] / modes[bin];
      assertThat(measured.column("p_cross").value(bin)).isCloseTo(expected, within(1e-3 * own[0]));
      assertThat(measured.column("p_1").value(bin)).isCloseTo(own[bin], within(1e-3 * own[0]));
      assertThat(measured.column("p_2").value(bin)).isCloseTo(other[bin], within(1e-3 * own[0]));
      double totals =
          (own[bin] + DirectSum.shotNoise(first)) * (other[bin] + DirectSum.shotNoise(second));
      assertThat(measured.column("r").value(bin))
          .isCloseTo(expected / Math.sqrt(totals), within(1e-3));
      assertThat(measured.column("transfer").value(bin))
          .isCloseTo(Math.sqrt(other[bin] / own[bin]), within(1e-3));
    }
  }

  private static double sq(double x) {
    return x * x;
  }

  private static double[][] everyOther(PointCloud cloud) {
    double[][] points = new double[cloud.size() / 2][];
    Arrays.setAll(points, i -> new double[] {cloud.x(2 * i), cloud.y(2 * i), cloud.z(2 * i)});
    return points;
  }

  @Test
  void aCloudCorrelatesPerfectlyWithItself() {
    PointCloud cloud = TestClouds.thomas(BOX, 10, 15, 4, 2);
    double[] edges = Bins.linear(0.1, 0.5, 4);
    Measurement measured = CrossPower.of(edges).on(MESHING).measure(cloud, cloud);
    Measurement own = PowerSpectrum.of(edges).on(MESHING).measure(cloud);
    double noise = own.column("shot_noise").value(0);
    for (int bin = 0; bin < 4; bin++) {
      // Roots and quotients of equal numbers: rounding.
      assertThat(measured.column("r").value(bin)).isCloseTo(1, within(1e-14));
      double power = own.column("p0").value(bin);
      assertThat(measured.column("p_1").value(bin)).isCloseTo(power, within(1e-9 * noise));
      // All points are common to both, and so is all shot noise, with images below 1e-4.
      assertThat(measured.column("p_cross").value(bin))
          .isCloseTo(power + noise, within(1e-4 * noise));
    }
  }

  @Test
  void fieldsHaveTheirTransferAndCorrelation() {
    Mesh mesh = Mesh.of(PeriodicBox.cube(100), 16);
    double[] edges = Bins.linear(0.05, 0.45, 4);
    DensityField first = Fields.gaussian(mesh, 1, k -> 1);
    DensityField noise = Fields.gaussian(mesh, 2, k -> 1);
    DensityField filtered = Fields.gaussian(mesh, 1, k -> -0.5);
    double[] mixed = new double[mesh.cells()];
    Arrays.setAll(mixed, c -> first.value(c) + noise.value(c));

    Measurement opposite = CrossPower.of(edges).measure(first, filtered);
    Measurement half = CrossPower.of(edges).measure(first, DensityField.of(mesh, mixed));

    for (int bin = 0; bin < 4; bin++) {
      assertThat(opposite.column("r").value(bin)).isCloseTo(-1, within(1e-13));
      assertThat(opposite.column("transfer").value(bin)).isCloseTo(0.5, within(1e-13));
      assertThat(opposite.column("p_cross").value(bin))
          .isCloseTo(-0.5 * opposite.column("p_1").value(bin), within(1e-9));
      // The sum of two independent fields of equal power: r = sqrt(1/2), with a standard deviation
      // of at most 1 / sqrt(modes / 2); 4 of them.
      double modes = half.column("modes").value(bin);
      assertThat(half.column("r").value(bin))
          .isCloseTo(Math.sqrt(0.5), within(4 / Math.sqrt(modes / 2)));
    }
    Measurement flat =
        CrossPower.of(edges).measure(first, DensityField.of(mesh, new double[mesh.cells()]));
    assertThat(flat.flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(flat.column("r").value(0)).isNaN();
  }

  @Test
  void ofTwoCloudsIsAsDefined() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(1000), 100, 20, 5, 11);
    for (StatisticDefinition<CrossStatistic> definition : FourierDefinitions.ofTwoClouds()) {
      ParameterValues values = definition.defaults().with("grid", "128");
      CrossStatistic statistic = definition.make(values);
      assertThat(statistic.name()).isEqualTo(definition.id());
      Measurement measured = statistic.measure(cloud, cloud);
      assertThat(measured.columns().stream().map(Column::name))
          .containsExactlyElementsOf(
              definition.columns().stream().map(ColumnDefinition::template).toList());
      assertThat(measured.components().stream().map(Column::name))
          .containsExactlyElementsOf(definition.components(values));
      assertThat(definition.columns())
          .allMatch(c -> c.unit().equals(measured.column(c.template()).unit()));
    }
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    PointCloud cloud = TestClouds.uniform(BOX, 10, 1);
    CrossPower power = CrossPower.of(0.1, 0.2).on(MESHING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> power.measure(cloud, TestClouds.uniform(PeriodicBox.cube(100), 10, 1)))
        .withMessageContaining("both must be in the same box");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                power.measure(
                    Fields.gaussian(Mesh.of(BOX, 8), 1, k -> 1),
                    Fields.gaussian(Mesh.of(BOX, 9), 1, k -> 1)))
        .withMessageContaining("both must be on the same mesh");
    assertThatIllegalArgumentException().isThrownBy(() -> MassSplitPower.of(power, 1));
  }
}
