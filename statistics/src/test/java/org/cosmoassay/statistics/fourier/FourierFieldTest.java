package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourierFieldTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  /** Lengths of all algorithms of the library: powers of two, mixed radix, and a large prime. */
  @ParameterizedTest
  @CsvSource({
    "8,4,16", "5,7,9", "6,10,15", "1,1,1", "2,3,1", "1,2,2", "3,1,5", "2,2,211", "223,1,3"
  })
  void isTheSumOfItsDefinition(int nx, int ny, int nz) {
    DensityField field = noise(new Mesh(BOX, nx, ny, nz), 1);

    FourierField transform = field.transform();

    for (int i = 0; i < nx; i += 1 + nx / 5) {
      for (int j = 0; j < ny; j++) {
        for (int k = 0; k <= nz / 2; k += 1 + nz / 7) {
          double[] expected = direct(field, i, j, k);
          // Values of order 1; the library and the direct sum round some ten times per element.
          assertThat(transform.real(i, j, k)).isCloseTo(expected[0], within(1e-13));
          assertThat(transform.imaginary(i, j, k)).isCloseTo(expected[1], within(1e-13));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8,4,16", "5,7,9", "6,10,15", "1,1,1", "2,3,1", "3,1,5", "2,2,211", "64,64,64"})
  void comesBackByTheInverse(int nx, int ny, int nz) {
    DensityField field = noise(new Mesh(BOX, nx, ny, nz), 2);

    double[] back = field.transform().inverse().values();

    assertThat(Fields.largestDifference(back, field.values())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void hasTheSameBitsForAnyThreadCount(int threads) {
    DensityField field = noise(new Mesh(BOX, 64, 48, 50), 3);
    double[] forward = field.transform().halfSpectrum();
    double[] smoothed = field.smoothed(SmoothingKernel.TOP_HAT, 7).values();
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      assertThat(pool.submit(() -> field.transform().halfSpectrum()).join()).isEqualTo(forward);
      assertThat(pool.submit(() -> field.smoothed(SmoothingKernel.TOP_HAT, 7).values()).join())
          .isEqualTo(smoothed);
      assertThat(pool.submit(field::mean).join()).isEqualTo(field.mean());
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(SmoothingKernel.class)
  void smoothingMultipliesAPlaneWaveByTheTransformOfTheKernel(SmoothingKernel kernel) {
    Mesh mesh = new Mesh(BOX, 16, 12, 20);
    double[] wave = new double[mesh.cells()];
    Arrays.setAll(
        wave,
        c -> {
          int i = c / (12 * 20);
          int k = c % 20;
          return 1 + 0.3 * Math.cos(2 * Math.PI * (2.0 * i / 16 - 3.0 * k / 20) + 0.4);
        });
    DensityField field = DensityField.of(mesh, wave);
    double k = 2 * Math.PI * Math.hypot(2.0 / 100, 3.0 / 200);

    double[] smoothed = field.smoothed(kernel, 11).values();

    double factor = kernel.transform(k * 11);
    assertThat(factor).isBetween(0.1, 0.9);
    for (int c = 0; c < smoothed.length; c++) {
      assertThat(smoothed[c]).isCloseTo(1 + factor * (wave[c] - 1), within(1e-14));
    }
  }

  @Test
  void topHatTransformIsTheMeanOfAWaveOverASphere() {
    // The mean of cos(x u) over a ball of radius 1: integral of 3/4 (1 - u^2) cos(x u) over [-1,
    // 1],
    // by Simpson's rule with 2000 steps.
    for (double x : new double[] {1e-9, 0.019, 0.021, 0.5, 3, 20}) {
      double sum = 0;
      for (int i = 0; i <= 2000; i++) {
        double u = -1 + i / 1000.0;
        int weight = i == 0 || i == 2000 ? 1 : i % 2 == 0 ? 2 : 4;
        sum += weight * 0.75 * (1 - u * u) * Math.cos(x * u) / 3000;
      }
      assertThat(SmoothingKernel.TOP_HAT.transform(x)).isCloseTo(sum, within(1e-9));
    }
    assertThat(SmoothingKernel.TOP_HAT.transform(0)).isEqualTo(1);
    // Where the series gives way to the closed form, both must agree.
    double below = SmoothingKernel.TOP_HAT.transform(Math.nextDown(0.02));
    assertThat(SmoothingKernel.TOP_HAT.transform(0.02)).isCloseTo(below, within(1e-11));
  }

  @Test
  void keepsNoArrayOfOthers() {
    Mesh mesh = new Mesh(BOX, 2, 3, 4);
    double[] values = new double[24];
    values[mesh.index(1, 2, 3)] = 5;
    DensityField field = DensityField.of(mesh, values);
    values[mesh.index(1, 2, 3)] = 6;
    field.values()[mesh.index(1, 2, 3)] = 7;
    assertThat(field.value(1, 2, 3)).isEqualTo(5);
    assertThat(field.value(23)).isEqualTo(5);
    assertThat(field.mean()).isEqualTo(5.0 / 24);
    assertThat(field.overdensity().value(1, 2, 3)).isEqualTo(23);
  }

  @Test
  void refusesWhatIsNoField() {
    Mesh mesh = new Mesh(BOX, 2, 3, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityField.of(mesh, new double[23]))
        .withMessage("The field has 23 values where the mesh has 2 x 3 x 4 cells.");
    double[] values = new double[24];
    values[17] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityField.of(mesh, values))
        .withMessage("cell (1, 1, 1): the field is NaN; every value must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityField.of(mesh, new double[24]).overdensity())
        .withMessageContaining("mean 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DensityField.of(mesh, new double[24]).smoothed(SmoothingKernel.GAUSSIAN, -1))
        .withMessageContaining("-1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mesh(BOX, 2, 0, 4))
        .withMessage("The mesh has ny = 0; give 1 to 1024 cells per side");
    assertThatIllegalArgumentException().isThrownBy(() -> Mesh.of(BOX, 1025));
  }

  /** The transform of one mode by the sum over all cells. */
  private static double[] direct(DensityField field, int mx, int my, int mz) {
    Mesh mesh = field.mesh();
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < mesh.nx(); i++) {
      for (int j = 0; j < mesh.ny(); j++) {
        for (int k = 0; k < mesh.nz(); k++) {
          double phase =
              2
                  * Math.PI
                  * ((double) (mx * i % mesh.nx()) / mesh.nx()
                      + (double) (my * j % mesh.ny()) / mesh.ny()
                      + (double) (mz * k % mesh.nz()) / mesh.nz());
          real += field.value(i, j, k) * Math.cos(phase);
          imaginary -= field.value(i, j, k) * Math.sin(phase);
        }
      }
    }
    return new double[] {real / mesh.cells(), imaginary / mesh.cells()};
  }

  private static DensityField noise(Mesh mesh, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    return DensityField.of(mesh, rng.doubles(mesh.cells()).toArray());
  }
}
