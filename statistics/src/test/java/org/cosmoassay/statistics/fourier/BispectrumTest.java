package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BispectrumTest {

  /** Modes by waves along x, y and z. */
  private interface Modes {
    double[] at(int x, int y, int z);
  }

  @Nested
  class Contract extends StatisticContract {
    private final Meshing coarse = new Meshing(48, MassAssignment.PCS, true);
    private final double[] edges = Bins.linear(0.03, 0.12, 3);

    @Override
    protected Statistic statistic() {
      return Bispectrum.of(TriangleShape.isosceles(0.75), edges).on(coarse);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          Bispectrum.of(TriangleShape.isosceles(0.5), edges).on(coarse),
          Bispectrum.of(TriangleShape.equilateral(), edges).on(coarse),
          Bispectrum.of(TriangleShape.squeezed(0.01, 0.03), edges).on(coarse),
          Bispectrum.of(TriangleShape.squeezed(0.02, 0.03), edges).on(coarse),
          Bispectrum.of(TriangleShape.isosceles(0.75), 0.03, 0.12).on(coarse),
          Bispectrum.of(TriangleShape.isosceles(0.75), edges)
              .on(new Meshing(48, MassAssignment.PCS, false)));
    }

    @Override
    protected int fewestPoints() {
      return 3;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.within(
          3e-3, "images on the mesh change with the place of the points in their cells");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return Invariance.within(1e-10, "sums over modes have another order");
    }

    @Override
    protected Invariance underPointOrder() {
      return Invariance.within(1e-10, "sums over the points of a cell have another order");
    }
  }

  static List<TriangleShape> shapes() {
    return List.of(
        TriangleShape.equilateral(),
        TriangleShape.isosceles(0.5),
        TriangleShape.isosceles(1.5),
        TriangleShape.squeezed(0.05, 0.12));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheSumOverTrianglesOfAField(TriangleShape shape) {
    PeriodicBox box = new PeriodicBox(100, 80, 125);
    Mesh mesh = new Mesh(box, 12, 11, 14);
    DensityField field = Fields.gaussian(mesh, 1, k -> 1).map(v -> v + v * v);
    FourierField transform = field.transform();
    Modes modes =
        (x, y, z) -> {
          int sign = z < 0 ? -1 : 1;
          int i = Math.floorMod(sign * x, 12);
          int j = Math.floorMod(sign * y, 11);
          return new double[] {
            transform.real(i, j, sign * z), sign * transform.imaginary(i, j, sign * z)
          };
        };
    double[] edges = {0.08, 0.15, 0.22};

    Measurement measured = Bispectrum.of(shape, edges).measure(field);

    for (int bin = 0; bin < 2; bin++) {
      double[] sums = triangles(box, modes, shape, edges[bin], edges[bin + 1]);
      assertThat(measured.column("triangles").value(bin)).isEqualTo(sums[0]);
      double expected = box.volume() * box.volume() * sums[1] / sums[0];
      // Thousands of products, and transforms of them, each rounded: 1e-12 of a typical product.
      double typical = box.volume() * box.volume() * sums[2] / sums[0];
      assertThat(measured.column("b").value(bin)).isCloseTo(expected, within(1e-12 * typical));
      assertThat(measured.column("shot_noise").value(bin)).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheSumOverTrianglesOfThreePointsEach(TriangleShape shape) {
    PeriodicBox box = PeriodicBox.cube(100);
    PointCloud cloud = TestClouds.thomas(box, 4, 8, 6, 5);
    int n = cloud.size();
    Modes modes = (x, y, z) -> DirectSum.mode(cloud, x, y, z);
    double[] edges = {0.1, 0.18};

    Measurement measured =
        Bispectrum.of(shape, edges).on(new Meshing(32, MassAssignment.PCS, true)).measure(cloud);

    double[] sums = triangles(box, modes, shape, edges[0], edges[1]);
    double square = box.volume() * box.volume();
    double noise = square * (sums[3] / sums[0] / n - 2.0 / n / n);
    double expected = square * sums[1] / sums[0] - noise;
    assertThat(measured.column("triangles").value(0)).isEqualTo(sums[0]);
    // Images of the modes that interlaced cubic splines leave at a third of Nyquist: below 1e-3.
    double typical = square * sums[2] / sums[0];
    assertThat(measured.column("b").value(0)).isCloseTo(expected, within(1e-3 * typical));
    assertThat(measured.column("shot_noise").value(0)).isCloseTo(noise, within(1e-3 * typical));
  }

  /** Number of triangles, sum of products, of their moduli, and of the three squared moduli. */
  private static double[] triangles(
      PeriodicBox box, Modes modes, TriangleShape shape, double low, double high) {
    double[] sums = new double[4];
    int most = 5;
    double[][] cache = new double[9261][];
    for (int x = -10; x <= 10; x++) {
      for (int y = -10; y <= 10; y++) {
        for (int z = -10; z <= 10; z++) {
          double k = wavenumber(box, x, y, z);
          if (!outside(k, low, high) || !outside(k, shape.low(low), shape.high(high))) {
            cache[(x + 10) * 441 + (y + 10) * 21 + z + 10] = modes.at(x, y, z);
          }
        }
      }
    }
    for (int x = -most; x <= most; x++) {
      for (int y = -most; y <= most; y++) {
        for (int z = -most; z <= most; z++) {
          if (outside(wavenumber(box, x, y, z), low, high)) {
            continue;
          }
          double[] a = cache[(x + 10) * 441 + (y + 10) * 21 + z + 10];
          for (int u = -most; u <= most; u++) {
            for (int v = -most; v <= most; v++) {
              for (int w = -most; w <= most; w++) {
                double third = wavenumber(box, -x - u, -y - v, -z - w);
                if (outside(wavenumber(box, u, v, w), low, high)
                    || outside(third, shape.low(low), shape.high(high))) {
                  continue;
                }
                double[] b = cache[(u + 10) * 441 + (v + 10) * 21 + w + 10];
                double[] c = cache[(10 - x - u) * 441 + (10 - y - v) * 21 + 10 - z - w];
                double real = a[0] * b[0] - a[1] * b[1];
                double imaginary = a[0] * b[1] + a[1] * b[0];
                sums[0]++;
                sums[1] += real * c[0] - imaginary * c[1];
                sums[2] += Math.hypot(real, imaginary) * Math.hypot(c[0], c[1]);
                sums[3] += square(a) + square(b) + square(c);
              }
            }
          }
        }
      }
    }
    return sums;
  }

  private static boolean outside(double k, double low, double high) {
    return !(k >= low && k < high && k > 0);
  }

  private static double wavenumber(PeriodicBox box, int x, int y, int z) {
    double kx = 2 * Math.PI * x / box.lx();
    double ky = 2 * Math.PI * y / box.ly();
    double kz = 2 * Math.PI * z / box.lz();
    return Math.sqrt(kx * kx + ky * ky + kz * kz);
  }

  private static double square(double[] mode) {
    return mode[0] * mode[0] + mode[1] * mode[1];
  }

  @Test
  void isTheTreeLevelOfALocalField() {
    // White noise below k = 0.2 on a mesh that holds 3 times as much, so that its square has no
    // images there: delta = g + c g^2 has B = 2 c (P1 P2 + P2 P3 + P3 P1), so Q = 2 c.
    Mesh mesh = Mesh.of(PeriodicBox.cube(200), 24);
    double[] edges = {0.08, 0.13, 0.18};
    double c = 0.1;
    for (TriangleShape shape :
        List.of(
            TriangleShape.equilateral(),
            TriangleShape.isosceles(0.6),
            TriangleShape.squeezed(0.03, 0.07))) {
      double[] sums = new double[2];
      double[] squares = new double[2];
      int fields = 30;
      for (int seed = 0; seed < fields; seed++) {
        DensityField g = Fields.gaussian(mesh, seed, k -> k < 0.2 ? 1 : 0);
        // The odd part in c: what a Gaussian field has by chance drops out.
        Measurement above = Bispectrum.of(shape, edges).measure(g.map(v -> v + c * v * v));
        Measurement below = Bispectrum.of(shape, edges).measure(g.map(v -> v - c * v * v));
        for (int bin = 0; bin < 2; bin++) {
          double q = 0.5 * (above.column("q").value(bin) - below.column("q").value(bin));
          sums[bin] += q / fields;
          squares[bin] += q * q / fields;
        }
      }
      for (int bin = 0; bin < 2; bin++) {
        double error = Math.sqrt((squares[bin] - sums[bin] * sums[bin]) / (fields - 1));
        // 4 standard errors, and the next order, of relative size c^2 times the variance, which is
        // below 1, times a few.
        assertThat(sums[bin])
            .as("%s bin %d", shape, bin)
            .isCloseTo(2 * c, within(4 * error + 2 * c * 4 * c * c));
        assertThat(error).isLessThan(0.1 * 2 * c);
      }
    }
  }

  @Test
  void binsWithoutTrianglesAndBeyondNyquistAreFlagged() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(100), 50, 1);
    Bispectrum bispectrum =
        Bispectrum.of(TriangleShape.isosceles(1.9), 0, 0.06, 0.12, 0.14, 0.2, 0.3)
            .on(new Meshing(8, MassAssignment.CIC, true));
    Measurement measured = bispectrum.measure(cloud);
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.column("triangles").value(0)).isZero();
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);
    // 1.9 * 0.14 = 0.266 lies beyond 0.2513.
    assertThat(measured.flag(2)).isEqualTo(Flag.BEYOND_RESOLUTION);
    assertThat(measured.flag(4)).isEqualTo(Flag.BEYOND_RESOLUTION);
    assertThat(measured.column("b").value(4)).isNaN();
  }

  @Test
  void refusesTrianglesThatCannotClose() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TriangleShape.isosceles(2))
        .withMessageContaining("2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TriangleShape.squeezed(0.1, 0.1))
        .withMessageContaining("0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bispectrum.of(TriangleShape.equilateral(), 1, 2)
                    .on(new Meshing(8, MassAssignment.CIC, true))
                    .measure(TestClouds.uniform(PeriodicBox.cube(100), 50, 1)))
        .withMessageContaining("give a grid of 64 cells per side");
  }
}
