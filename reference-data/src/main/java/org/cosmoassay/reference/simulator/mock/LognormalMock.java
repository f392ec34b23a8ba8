package org.cosmoassay.reference.simulator.mock;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * A lognormal mock: 1 + delta_g = exp(G - sigma_G^2 / 2) with a Gaussian field G whose correlation
 * function is ln(1 + xi_g), so that delta_g has xi_g = b^2 D^2 xi_linear; points are a Poisson
 * sample of it, anywhere in their cell; velocities are those of linear theory of the matter, a H f
 * D psi1 interpolated by cloud in cell, with the phases of G.
 *
 * <p>Velocities follow the linear matter field of the same phases, delta_m(k) = D sqrt(P / P_G)
 * G(k). Where the transform of ln(1 + xi_g) is negative, which it is by little near the Nyquist
 * wavenumber, G has no power.
 *
 * <p>References: Coles &amp; Jones (1991), doi:10.1093/mnras/248.1.1; Agrawal et al. (2017),
 * arXiv:1706.09195.
 */
public final class LognormalMock {

  private final Mesh mesh;
  private final DensityField density;
  private final Displacements displacements;
  private final Cosmology cosmology;

  private LognormalMock(
      Mesh mesh, DensityField density, Displacements displacements, Cosmology cosmology) {
    this.mesh = mesh;
    this.density = density;
    this.displacements = displacements;
    this.cosmology = cosmology;
  }

  /**
   * The fields of one universe, at the redshift of the cosmology.
   *
   * @param cells mesh cells per side, even
   * @param bias linear bias b of the points, above 0
   */
  public static LognormalMock of(
      Cosmology cosmology, PeriodicBox box, int cells, double bias, Phases phases) {
    return of(cosmology, LinearPower.of(cosmology), box, cells, bias, phases);
  }

  /**
   * The same with another linear power of that universe.
   *
   * @param power at z = 0
   */
  public static LognormalMock of(
      Cosmology cosmology,
      LinearPower power,
      PeriodicBox box,
      int cells,
      double bias,
      Phases phases) {
    if (!(bias > 0) || Double.isInfinite(bias)) {
      throw new IllegalArgumentException("bias = " + bias + "; give a number above 0");
    }
    double growth = Growth.of(cosmology).first(cosmology.scaleFactor());
    LognormalField field = LognormalField.of(box, cells, power, bias * growth, phases);
    return new LognormalMock(
        field.density().mesh(), field.density(), Displacements.of(field.matter()), cosmology);
  }

  /** The field 1 + delta_g the points are drawn from; its mean is 1 up to rounding. */
  public DensityField density() {
    return density;
  }

  /**
   * Points with velocities.
   *
   * @param count expected number of points
   * @param seed of the Poisson sample
   */
  public PointCloud sample(double count, long seed) {
    if (!(count >= 0) || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "count = " + count + "; give the expected number of points, 0 or more");
    }
    int n = mesh.nx();
    List<Points> planes = Parallel.map(n, plane -> plane(plane, count / mesh.cells(), seed));
    int size = planes.stream().mapToInt(points -> points.size).sum();
    double[][] columns = new double[6][size];
    int next = 0;
    for (Points points : planes) {
      for (int c = 0; c < 6; c++) {
        System.arraycopy(points.columns[c], 0, columns[c], next, points.size);
      }
      next += points.size;
    }
    return PointCloud.builder(mesh.box())
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .cosmology(cosmology)
        .wrap(true)
        .build();
  }

  /** The points of a plane of cells, from a stream of its own. */
  private Points plane(int i, double perCell, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "lognormal", i));
    Growth growth = Growth.of(cosmology);
    double a = cosmology.scaleFactor();
    double factor = a * cosmology.hubbleRate() * growth.firstRate(a) * growth.first(a);
    double side = mesh.cellSide(0);
    int n = mesh.nx();
    Points points = new Points();
    double[] point = new double[6];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        double mean = perCell * density.value(i, j, k);
        int members = mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
        for (int p = 0; p < members; p++) {
          double tx = random.nextDouble() - 0.5;
          double ty = random.nextDouble() - 0.5;
          double tz = random.nextDouble() - 0.5;
          point[0] = (i + tx) * side;
          point[1] = (j + ty) * side;
          point[2] = (k + tz) * side;
          for (int axis = 0; axis < 3; axis++) {
            point[3 + axis] = factor * interpolate(axis, i + tx, j + ty, k + tz);
          }
          points.add(point);
        }
      }
    }
    return points;
  }

  /** Cloud-in-cell mean of psi1 at a place in cells; lattice points are the centres of cells. */
  private double interpolate(int axis, double x, double y, double z) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    int k = (int) Math.floor(z);
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      int di = corner >> 2;
      int dj = corner >> 1 & 1;
      int dk = corner & 1;
      double weight = share(x - i, di) * share(y - j, dj) * share(z - k, dk);
      sum += weight * displacements.first(axis, index(i + di, j + dj, k + dk));
    }
    return sum;
  }

  private static double share(double t, int above) {
    return above == 1 ? t : 1 - t;
  }

  private int index(int i, int j, int k) {
    int n = mesh.nx();
    return mesh.index(Math.floorMod(i, n), Math.floorMod(j, n), Math.floorMod(k, n));
  }

  /** Six columns that grow. */
  private static final class Points {
    private final double[][] columns = new double[6][16];
    private int size;

    void add(double[] point) {
      if (size == columns[0].length) {
        for (int c = 0; c < 6; c++) {
          columns[c] = Arrays.copyOf(columns[c], 2 * size);
        }
      }
      for (int c = 0; c < 6; c++) {
        columns[c][size] = point[c];
      }
      size++;
    }
  }
}
