package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/** Scattering coefficients of fields for which they are known. */
class ScatteringTruthTest {

  private static final int[] ORDERS = {0, 1, 2, 3, 4};

  @Test
  void constantFieldScattersNothing() {
    Mesh mesh = Mesh.of(PeriodicBox.cube(100), 16);
    double[] fives = new double[mesh.cells()];
    Arrays.fill(fives, 5);
    WaveletScattering statistic = WaveletScattering.of(10, 2, ORDERS, 1, 16);

    double[] overdensity =
        statistic.measure(DensityField.of(mesh, fives).overdensity().transform()).vector();
    double[] beyondZero =
        statistic.measure(DensityField.of(mesh, fives).transform()).column("s_l1").values();

    assertThat(overdensity).containsOnly(0);
    // Wavelets of order 1 and more have no mean: rounding of 5 alone.
    assertThat(beyondZero).containsExactly(new double[3], within(5e-14));
  }

  /** mean |A (k R)^l exp(-k^2 R^2 / 2) cos(k x + phase + l pi / 2)|^q in any direction. */
  @Test
  void planeWaveIsMultipliedByTheWavelet() {
    Mesh mesh = new Mesh(new PeriodicBox(100, 150, 120), 12, 15, 16);
    double amplitude = 0.3;
    for (double power : new double[] {0.8, 1, 2}) {
      WaveletScattering statistic = WaveletScattering.of(14, 2, ORDERS, power, 16);
      for (int[] waves : new int[][] {{1, 0, 0}, {0, 0, 2}, {2, -1, 3}, {-3, 4, 1}}) {
        double[] phases = phases(mesh, waves);
        double k = wavenumber(mesh, waves);
        double[] wave = Arrays.stream(phases).map(p -> amplitude * Math.cos(p)).toArray();
        var measured = statistic.measure(DensityField.of(mesh, wave).transform());
        for (int l : ORDERS) {
          double mean =
              Arrays.stream(phases)
                  .map(p -> Math.pow(Math.abs(Math.cos(p + l * Math.PI / 2)), power))
                  .average()
                  .orElseThrow();
          for (int j = 0; j < 2; j++) {
            double x = k * 14 * (1 << j);
            double wavelet = Math.pow(x, l) * Math.exp(-0.5 * x * x);
            // Rounding of transforms, relative to the amplitude of the wave before the wavelet.
            assertThat(measured.column("s_l" + l).value(j))
                .as("l = %d, j = %d, waves %s", l, j, Arrays.toString(waves))
                .isCloseTo(Math.pow(amplitude * wavelet, power) * mean, within(1e-11));
          }
        }
      }
    }
  }

  /**
   * With whole waves along an axis the modulus has one dimension, and a plain sum its transform.
   */
  @Test
  void secondOrderOfAPlaneWaveIsThatOfItsModulus() {
    int n = 24;
    Mesh mesh = Mesh.of(PeriodicBox.cube(240), n);
    double[] phases = phases(mesh, new int[] {2, 0, 0});
    double[] wave = Arrays.stream(phases).map(Math::cos).toArray();
    var measured =
        WaveletScattering.of(12, 2, ORDERS, 0.8, n)
            .measure(DensityField.of(mesh, wave).transform());
    for (int l : ORDERS) {
      int order = l;
      double x = wavenumber(mesh, new int[] {2, 0, 0}) * 12;
      double wavelet = Math.pow(x, l) * Math.exp(-0.5 * x * x);
      double[] once =
          profile(
              n,
              i -> wavelet * Math.abs(Math.cos(phases[mesh.index(i, 0, 0)] + order * Math.PI / 2)));
      double[] twice = filtered(once, l, mesh.fundamental(0) * 24);
      double mean =
          Arrays.stream(twice).map(v -> Math.pow(Math.abs(v), 0.8)).average().orElseThrow();
      assertThat(measured.column("s_l" + l).value(2))
          .as("l = %d", l)
          .isCloseTo(mean, within(1e-11));
    }
  }

  private static double[] profile(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    Arrays.setAll(values, value);
    return values;
  }

  /** sum_k f(k) (i k R)^l exp(-k^2 R^2 / 2) exp(i k x), with x = R k_f per wave. */
  private static double[] filtered(double[] values, int l, double x) {
    int n = values.length;
    double[] result = new double[n];
    for (int waves = -n / 2; waves <= n / 2; waves++) {
      // Half of the Nyquist wave on either side, whose odd parts cancel.
      double share = Math.abs(waves) == n / 2 ? 0.5 : 1;
      double window = Math.pow(waves * x, l) * Math.exp(-0.5 * waves * waves * x * x) * share / n;
      for (int i = 0; i < n; i++) {
        for (int at = 0; at < n; at++) {
          double angle = 2 * Math.PI * waves * (i - at) / n + l * Math.PI / 2;
          result[i] += window * values[at] * Math.cos(angle);
        }
      }
    }
    return result;
  }

  /** The wavelets in space: |psi| = (2 pi)^-3/2 R^-3 (r / R)^l exp(-r^2 / (2 R^2)). */
  @Test
  void onePointShowsTheWaveletItself() {
    double radius = 16;
    PeriodicBox box = PeriodicBox.cube(256);
    Mesh mesh = Mesh.of(box, 32);
    double[] at = {100.3, 31.7, 250.1};
    var measured = WaveletScattering.of(radius, 1, ORDERS, 0.8, 32).measure(TestClouds.at(box, at));
    double peak = box.volume() * Math.pow(2 * Math.PI, -1.5) * Math.pow(radius, -3);
    for (int l : ORDERS) {
      double mean = 0;
      for (int c = 0; c < mesh.cells(); c++) {
        int[] cell = {c / (32 * 32), c / 32 % 32, c % 32};
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = box.minimumImage((cell[axis] + 0.5) * 8 - at[axis], axis) / radius;
          squared += d * d;
        }
        double wavelet = peak * Math.pow(squared, 0.5 * l) * Math.exp(-0.5 * squared);
        mean += Math.pow(Math.abs(l == 0 ? wavelet - 1 : wavelet), 0.8) / mesh.cells();
      }
      // The bound of SmoothedDensity for wavelets of two cells.
      assertThat(measured.column("s_l" + l).value(0))
          .as("l = %d", l)
          .isCloseTo(mean, within(7e-4 * mean));
    }
  }

  /** S1 = Gamma(l + 3/2) / (4 pi^2 n R^3) for q = 2. */
  @Test
  void poissonPointsHaveTheNoiseOfTheirNumber() {
    double radius = 16;
    PeriodicBox box = PeriodicBox.cube(512);
    int points = 20_000;
    WaveletScattering statistic = WaveletScattering.of(radius, 2, new int[] {0, 1, 2}, 2, 64);
    var measured = statistic.measure(TestClouds.uniform(box, points, 60));
    for (int l = 0; l <= 2; l++) {
      for (int j = 0; j < 2; j++) {
        double volume = Math.pow(radius * (1 << j), 3);
        double density = points / box.volume();
        double expected = Gamma.gamma(l + 1.5) / (4 * Math.PI * Math.PI * density * volume);
        // Independent modes of equal power: relative variance 2 sum w^4 / (sum w^2)^2 over modes,
        // with integrals for sums. Four and a half deviations, for 6 values.
        double fourth = Gamma.gamma(2 * l + 1.5) * Math.pow(2, -2 * l - 1.5);
        double scatter =
            Math.sqrt(2 * fourth * 4 * Math.PI * Math.PI * volume / box.volume())
                / Gamma.gamma(l + 1.5);
        assertThat(measured.column("s_l" + l).value(j))
            .as("l = %d, j = %d", l, j)
            .isCloseTo(expected, within(4.5 * scatter * expected));
        assertThat(scatter).isLessThan(0.1);
      }
    }
  }

  /** The modulus of 2l + 1 equal independent Gaussians follows a chi distribution. */
  @Test
  void gaussianFieldsFollowTheChiDistribution() {
    Mesh mesh = Mesh.of(PeriodicBox.cube(32), 32);
    double power = 0.8;
    int realizations = 8;
    WaveletScattering statistic = WaveletScattering.of(2, 1, new int[] {0, 1, 2, 3}, power, 32);
    double[][] samples = new double[realizations][];
    for (int r = 0; r < realizations; r++) {
      samples[r] = statistic.measure(GaussianFields.sample(mesh, 1, 300 + r).transform()).vector();
    }
    for (int l = 0; l <= 3; l++) {
      double variance = 0;
      for (int c = 0; c < mesh.cells(); c++) {
        int[] waves = {mesh.waves(0, c / 1024), mesh.waves(1, c / 32 % 32), mesh.waves(2, c % 32)};
        double k = wavenumber(mesh, waves);
        variance += Math.pow(2 * k, 2 * l) * Math.exp(-4 * k * k - k * k) / mesh.cells();
      }
      int components = 2 * l + 1;
      double expected =
          Math.pow(2 * variance / components, 0.5 * power)
              * Gamma.gamma(0.5 * (components + power))
              / Gamma.gamma(0.5 * components);
      double mean = 0;
      double square = 0;
      for (double[] sample : samples) {
        mean += sample[l] / realizations;
        square += sample[l] * sample[l] / realizations;
      }
      double error = Math.sqrt(Math.max(0, square - mean * mean) / (realizations - 1));
      // Four and a half Monte-Carlo errors, themselves known to 1 / sqrt(2 * 7).
      assertThat(mean).as("l = %d", l).isCloseTo(expected, within(1.27 * 4.5 * error));
      assertThat(error).isLessThan(0.02 * mean);
    }
  }

  @Test
  void coefficientsGrowWithThePowerOfTheAmplitude() {
    Mesh mesh = Mesh.of(PeriodicBox.cube(32), 32);
    DensityField field = GaussianFields.sample(mesh, 1, 5);
    WaveletScattering statistic = WaveletScattering.of(1.5, 3, new int[] {0, 1, 2}, 0.8, 32);

    double[] once = statistic.measure(field.transform()).vector();
    double[] thrice = statistic.measure(field.map(v -> -3 * v).transform()).vector();

    for (int c = 0; c < once.length; c++) {
      // Rounding of transforms.
      assertThat(thrice[c]).isCloseTo(once[c] * Math.pow(3, 0.8), within(1e-12 * thrice[c]));
    }
  }

  /**
   * All of it by other means: complex Y_lm of SciPy (sph_harm), whole complex transforms of NumPy.
   * Rows are S1 of two scales and S2; a row for each l.
   */
  @Test
  void agreesWithComplexHarmonicsAndTransforms() {
    double[][] expected = {
      {0.015198441974158284, 0.005415079650715503, 0.015934918301798214},
      {0.026601300888346866, 0.006521928644553112, 0.0028678068952719},
      {0.04644139247862165, 0.009760810899948683, 0.005826728100320819},
      {0.08909401913773224, 0.017546907053149798, 0.01384548767657355}
    };
    Mesh mesh = Mesh.of(new PeriodicBox(30, 45, 40), 15);
    double[] values = new double[mesh.cells()];
    Arrays.setAll(values, c -> (c * 1103515245L + 12345) % (1L << 31) / (double) (1L << 31) - 0.5);

    var measured =
        WaveletScattering.of(3, 2, new int[] {0, 1, 2, 3}, 0.8, 15)
            .measure(DensityField.of(mesh, values).transform());

    for (int l = 0; l < 4; l++) {
      for (int row = 0; row < 3; row++) {
        // Rounding of transforms on either side.
        assertThat(measured.column("s_l" + l).value(row))
            .as("l = %d, row %d", l, row)
            .isCloseTo(expected[l][row], within(1e-13));
      }
    }
  }

  private static double[] phases(Mesh mesh, int[] waves) {
    double[] phases = new double[mesh.cells()];
    for (int c = 0; c < phases.length; c++) {
      int i = c / (mesh.ny() * mesh.nz());
      int j = c / mesh.nz() % mesh.ny();
      int k = c % mesh.nz();
      phases[c] =
          0.4
              + 2
                  * Math.PI
                  * ((double) waves[0] * i / mesh.nx()
                      + (double) waves[1] * j / mesh.ny()
                      + (double) waves[2] * k / mesh.nz());
    }
    return phases;
  }

  private static double wavenumber(Mesh mesh, int[] waves) {
    double squared = 0;
    for (int axis = 0; axis < 3; axis++) {
      double k = waves[axis] * mesh.fundamental(axis);
      squared += k * k;
    }
    return Math.sqrt(squared);
  }
}
