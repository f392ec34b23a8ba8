package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.catalog.RedshiftSpace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerSpectrumTest {

  /** Cells of the longest side of the contract's boxes are 10.7 Mpc/h. */
  private static final Meshing COARSE = new Meshing(48, MassAssignment.PCS, true);

  /** Bins end at 0.4 of the Nyquist wavenumber of the longest side. */
  abstract static class OnAMesh extends StatisticContract {
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

  @Nested
  class InRealSpace extends OnAMesh {
    @Override
    protected Statistic statistic() {
      return PowerSpectrum.of(Bins.linear(0.03, 0.12, 4)).on(COARSE);
    }

    @Override
    protected List<int[]> axisPermutations() {
      return List.of(new int[] {1, 0, 2});
    }

    @Override
    protected List<Statistic> variants() {
      PowerSpectrum one = PowerSpectrum.of(Bins.linear(0.03, 0.12, 4)).on(COARSE);
      return List.of(
          PowerSpectrum.of(Bins.linear(0.03, 0.12, 5)).on(COARSE),
          one.withElls(0, 2),
          one.along(LineOfSight.X),
          one.averaged(),
          one.inRedshiftSpace(),
          one.inRedshiftSpace(0.5, Double.NaN),
          one.inRedshiftSpace(0.5, 0.3),
          one.on(new Meshing(50, MassAssignment.PCS, true)),
          one.on(new Meshing(48, MassAssignment.TSC, true)),
          one.on(new Meshing(48, MassAssignment.PCS, false)));
    }
  }

  @Nested
  class InRedshiftSpace extends OnAMesh {
    @Override
    protected Statistic statistic() {
      return PowerSpectrum.of(Bins.linear(0.03, 0.12, 4)).averaged().inRedshiftSpace().on(COARSE);
    }
  }

  /** A cloud of few points in a box of unequal sides, and bins up to half of Nyquist. */
  private static final PeriodicBox BOX = new PeriodicBox(100, 80, 125);

  private static final double[] EDGES = Bins.linear(0.04, 0.4, 4);

  @ParameterizedTest
  @EnumSource(LineOfSight.class)
  void isTheDirectSumOverPoints(LineOfSight line) {
    PointCloud cloud = TestClouds.thomas(BOX, 10, 15, 4, 1);
    DirectSum.Spectrum expected =
        DirectSum.power(RedshiftSpace.shift(cloud, line), EDGES, line.axis());

    Measurement measured =
        PowerSpectrum.of(EDGES)
            .along(line)
            .inRedshiftSpace()
            .on(new Meshing(32, MassAssignment.PCS, true))
            .measure(cloud);

    for (int bin = 0; bin < 4; bin++) {
      assertThat(measured.column("modes").value(bin)).isEqualTo((double) expected.modes()[bin]);
      assertThat(measured.column("k_mean").value(bin))
          .isCloseTo(expected.meanWavenumber()[bin], within(1e-13));
      for (int e = 0; e < 3; e++) {
        // Images of the power that interlaced cubic splines leave at half of Nyquist: below 1e-3.
        assertThat(measured.column("p" + 2 * e).value(bin))
            .isCloseTo(expected.power()[e][bin], within(1e-3 * expected.power()[0][0]));
      }
    }
    assertThat(measured.column("shot_noise").value(0))
        .isCloseTo(BOX.volume() / cloud.size(), within(1e-9));
  }

  @Test
  void interlacingReducesImagesAndAHigherOrderTheRest() {
    PointCloud cloud = TestClouds.thomas(BOX, 10, 15, 2, 2);
    double[] edges = {0.2, 0.4, 0.6};
    double[] expected = DirectSum.power(cloud, edges, 2).power()[0];
    double[] left = new double[3];
    List<MassAssignment> assignments =
        List.of(MassAssignment.CIC, MassAssignment.TSC, MassAssignment.PCS);
    for (int a = 0; a < 3; a++) {
      double plain = error(cloud, edges, new Meshing(32, assignments.get(a), false), expected);
      left[a] = error(cloud, edges, new Meshing(32, assignments.get(a), true), expected);
      // Interlacing cancels the nearest images, which dominate.
      assertThat(left[a]).isLessThan(0.5 * plain);
    }
    assertThat(left[2]).isLessThan(left[0]);
  }

  private static double error(
      PointCloud cloud, double[] edges, Meshing meshing, double[] expected) {
    double[] power = PowerSpectrum.of(edges).on(meshing).measure(cloud).column("p0").values();
    return Fields.largestDifference(power, expected) / expected[0];
  }

  @Test
  void weightsWeighPowerAndShotNoise() {
    PointCloud bare = TestClouds.thomas(BOX, 10, 15, 4, 3);
    UniformRandomProvider rng = RandomStreams.of(4);
    double[][] at = TestClouds.positions(bare);
    PointCloud cloud =
        PointCloud.builder(BOX)
            .positions(at[0], at[1], at[2])
            .weights(rng.doubles(bare.size(), 0, 3).toArray())
            .build();
    double[] expected = DirectSum.power(cloud, EDGES, 2).power()[0];

    Measurement measured =
        PowerSpectrum.of(EDGES).on(new Meshing(32, MassAssignment.PCS, true)).measure(cloud);

    assertThat(measured.column("shot_noise").value(2))
        .isCloseTo(DirectSum.shotNoise(cloud), within(1e-9));
    assertThat(Fields.largestDifference(measured.column("p0").values(), expected))
        .isLessThan(1e-3 * expected[0]);
  }

  @Test
  void pointsWithoutClusteringHaveNoPowerUpToNyquist() {
    PeriodicBox box = PeriodicBox.cube(100);
    double[] edges = Bins.linear(0.1, 0.5, 4);
    for (Meshing meshing :
        List.of(
            new Meshing(16, MassAssignment.CIC, false),
            new Meshing(16, MassAssignment.TSC, true),
            new Meshing(16, MassAssignment.PCS, false))) {
      double[] sums = new double[4];
      double[] modes = new double[4];
      int clouds = 40;
      for (int seed = 0; seed < clouds; seed++) {
        Measurement measured =
            PowerSpectrum.of(edges).on(meshing).measure(TestClouds.uniform(box, 3000, seed));
        modes = measured.column("modes").values();
        for (int bin = 0; bin < 4; bin++) {
          sums[bin] += measured.column("p0").value(bin) / clouds;
        }
      }
      for (int bin = 0; bin < 4; bin++) {
        double shotNoise = 1e6 / 3000;
        // |delta|^2 of one independent mode, of modes / 2, is exponential: 4 standard errors. The
        // images that are subtracted come to far more: 0.3 of the noise for CIC, see below.
        assertThat(sums[bin])
            .as("%s bin %d", meshing, bin)
            .isCloseTo(0, within(4 * shotNoise / Math.sqrt(clouds * modes[bin] / 2)));
      }
    }
    double half = 0.45 * 100 / 16 / 2;
    double images = MassAssignment.CIC.images(half) / Math.pow(MassAssignment.CIC.window(half), 2);
    assertThat(images - 1).isGreaterThan(0.1);
  }

  @Test
  void isThatOfAThomasProcess() {
    PeriodicBox box = PeriodicBox.cube(200);
    double[] edges = Bins.linear(0.03, 0.63, 6);
    int clouds = 24;
    double[][] power = new double[6][clouds];
    double[] wavenumbers = new double[6];
    for (int seed = 0; seed < clouds; seed++) {
      Measurement measured =
          PowerSpectrum.of(edges)
              .withElls(0)
              .on(new Meshing(64, MassAssignment.TSC, true))
              .measure(TestClouds.thomas(box, 150, 10, 3, 100 + seed));
      for (int bin = 0; bin < 6; bin++) {
        power[bin][seed] = measured.column("p0").value(bin);
        wavenumbers[bin] = measured.column("k_mean").value(bin);
      }
    }
    for (int bin = 0; bin < 6; bin++) {
      // P(k) = V / parents exp(-k^2 sigma^2), averaged over the bin up to its curvature.
      double k = wavenumbers[bin];
      double expected = 8e6 / 150 * Math.exp(-9 * k * k);
      double mean = Arrays.stream(power[bin]).average().orElseThrow();
      double square = 0;
      for (double p : power[bin]) {
        square += (p - mean) * (p - mean);
      }
      double error = Math.sqrt(square / (clouds - 1) / clouds);
      // Four standard errors, and half the curvature of P over a bin of width 0.1 (variance
      // 1e-2/12).
      double curvature = 0.5 * expected * Math.abs(324 * k * k - 18) * 1e-2 / 12;
      assertThat(mean).as("k = %s", k).isCloseTo(expected, within(4 * error + curvature));
      assertThat(4 * error).isLessThan(0.4 * expected + 500);
    }
  }

  @Test
  void planeWavesHaveTheirAmplitudeAndDirection() {
    PeriodicBox box = new PeriodicBox(100, 50, 200);
    Mesh mesh = new Mesh(box, 20, 10, 24);
    double[] values = new double[mesh.cells()];
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 10; j++) {
        for (int k = 0; k < 24; k++) {
          values[mesh.index(i, j, k)] =
              7 + 0.4 * Math.cos(2 * Math.PI * (3.0 * i / 20 + 2.0 * j / 10 - 4.0 * k / 24) + 1);
        }
      }
    }
    double[] wave = {2 * Math.PI * 3 / 100, 2 * Math.PI * 2 / 50, 2 * Math.PI * 4 / 200};
    double length = Math.sqrt(wave[0] * wave[0] + wave[1] * wave[1] + wave[2] * wave[2]);
    double[] edges = {0.1, length - 0.01, length + 0.01, 0.37};
    for (LineOfSight line : LineOfSight.values()) {
      Measurement measured =
          PowerSpectrum.of(edges).along(line).measure(DensityField.of(mesh, values));

      // The wave and its opposite have |delta| = 0.4 / 2 each.
      double sum = 2 * box.volume() * 0.04;
      double mu = wave[line.axis()] / length;
      double modes = measured.column("modes").value(1);
      double[] legendre = {
        1, 5 * (3 * mu * mu - 1) / 2, 9 * (35 * Math.pow(mu, 4) - 30 * mu * mu + 3) / 8
      };
      for (int e = 0; e < 3; e++) {
        double[] power = measured.column("p" + 2 * e).values();
        assertThat(power[0]).isCloseTo(0, within(1e-18 * sum * 1e4));
        assertThat(power[1]).isCloseTo(legendre[e] * sum / modes, within(1e-12 * sum));
        assertThat(power[2]).isCloseTo(0, within(1e-18 * sum * 1e4));
      }
      assertThat(measured.column("shot_noise").values()).containsOnly(0);
    }
  }

  @Test
  void isThatOfAGaussianField() {
    Mesh mesh = Mesh.of(PeriodicBox.cube(320), 32);
    double[] edges = Bins.linear(0.01, 0.31, 6);
    int fields = 30;
    double[] sums = new double[6];
    double[] modes = new double[6];
    for (int seed = 0; seed < fields; seed++) {
      // White noise of variance 1 has P = volume of a cell; the filter makes it 1000 exp(-(10
      // k)^2).
      DensityField field = Fields.gaussian(mesh, seed, k -> Math.exp(-50 * k * k));
      Measurement measured = PowerSpectrum.of(edges).withElls(0).measure(field);
      modes = measured.column("modes").values();
      for (int bin = 0; bin < 6; bin++) {
        sums[bin] += measured.column("p0").value(bin) / fields;
      }
    }
    double[][] expected = new double[2][6];
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < 32; j++) {
        for (int k = 0; k < 32; k++) {
          int m = square(mesh.waves(0, i)) + square(mesh.waves(1, j)) + square(mesh.waves(2, k));
          double length = 2 * Math.PI / 320 * Math.sqrt(m);
          for (int bin = 0; bin < 6; bin++) {
            if (m > 0 && length >= edges[bin] && length < edges[bin + 1]) {
              expected[0][bin] += 1000 * Math.exp(-100 * length * length) / modes[bin];
              expected[1][bin] += square(1000 * Math.exp(-100 * length * length)) / modes[bin];
            }
          }
        }
      }
    }
    for (int bin = 0; bin < 6; bin++) {
      // Power of modes / 2 independent modes is exponential: 4 standard errors.
      double error = Math.sqrt(expected[1][bin] / (fields * modes[bin] / 2));
      assertThat(sums[bin]).isCloseTo(expected[0][bin], within(4 * error));
      assertThat(error).isLessThan(0.05 * expected[0][bin]);
    }
  }

  private static int square(int m) {
    return m * m;
  }

  private static double square(double p) {
    return p * p;
  }

  @Test
  void binsWithoutModesAndBeyondNyquistAreFlagged() {
    PeriodicBox box = PeriodicBox.cube(100);
    double nyquist = Math.PI * 8 / 100;
    double[] edges = {0, 0.06, 2 * Math.PI / 100, 0.1, nyquist, 0.3, 0.5};
    Measurement measured =
        PowerSpectrum.of(edges)
            .on(new Meshing(8, MassAssignment.CIC, true))
            .measure(TestClouds.uniform(box, 100, 1));

    // 6 modes at the fundamental wavenumber, which is an edge and so in the bin above it, 12 at
    // sqrt(2) of it; those whose squares are 3 to 15, 16 being at Nyquist; k = 0 is in no bin.
    int others = 8 + 6 + 24 + 24 + 12 + 30 + 24 + 24 + 8 + 24 + 48;
    assertThat(measured.column("modes").values()).containsExactly(0, 0, 18, others, 0, 0);
    assertThat(List.of(measured.flag(0), measured.flag(1), measured.flag(2), measured.flag(3)))
        .containsExactly(Flag.EMPTY, Flag.EMPTY, Flag.NONE, Flag.NONE);
    assertThat(measured.flag(4)).isEqualTo(Flag.BEYOND_RESOLUTION);
    assertThat(measured.flag(5)).isEqualTo(Flag.BEYOND_RESOLUTION);
    assertThat(measured.column("p0").value(4)).isNaN();
    assertThat(measured.column("k_mean").value(1)).isNaN();
  }

  @Test
  void refusesAMeshTooCoarseForAnyBin() {
    PowerSpectrum power =
        PowerSpectrum.of(0.3, 0.4, 0.5).on(new Meshing(8, MassAssignment.CIC, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> power.measure(TestClouds.uniform(PeriodicBox.cube(100), 9, 1)))
        .withMessage(
            "power: the bins of k start with 0.3 to 0.4 h/Mpc, but a mesh of 8 x 8 x 8 cells holds k"
                + " up to 0.2513 h/Mpc; lower the bins, or give a grid of 16 cells per side");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Meshing(1, MassAssignment.CIC, true))
        .withMessageContaining("grid = 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerSpectrum.of(-0.1, 0.4))
        .withMessageContaining("-0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerSpectrum.of(0.1, 0.4).withElls(0, 1))
        .withMessageContaining("1 is none of 0, 2, 4");
    assertThatIllegalArgumentException().isThrownBy(() -> PowerSpectrum.of(0.1, 0.4).withElls());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerSpectrum.of(0.1, 0.4).inRedshiftSpace(-1, 0.3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerSpectrum.of(0.1, 0.4).inRedshiftSpace(0, -0.3));
  }

  @Test
  void needsVelocitiesOnlyInRedshiftSpace() {
    PowerSpectrum power = PowerSpectrum.of(0.1, 0.2);
    assertThat(power.requires()).isEmpty();
    assertThat(power.inRedshiftSpace(0.5, 0.3).requires()).containsExactly(Requirement.VELOCITIES);
    assertThat(power.inRedshiftSpace().requires())
        .containsExactlyInAnyOrder(Requirement.VELOCITIES, Requirement.EXPANSION);
    assertThat(power.inRedshiftSpace().inRealSpace().requires()).isEmpty();
  }

  @Test
  void cloudsWithoutWeightHaveNoSpectrum() {
    double[] x = {1, 2, 3};
    PointCloud cloud =
        PointCloud.builder(BOX).positions(x, x, x).weights(new double[] {1, -1, 0}).build();
    Measurement measured =
        PowerSpectrum.of(EDGES).on(new Meshing(32, MassAssignment.CIC, true)).measure(cloud);
    assertThat(measured.flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(measured.column("p0").values()).containsOnly(Double.NaN);
  }
}
