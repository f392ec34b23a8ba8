package org.cosmoassay.statistics.fourier;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The bispectrum of triangles with two sides in a bin of k and the third in a shell told by their
 * shape, in real space: the lowest order at which phases count.
 *
 * <p>B = V^2 &lt;delta(k1) delta(k2) delta(k3)&gt; over all triangles k1 + k2 + k3 = 0 with k1 and
 * k2 in lo &lt;= |k| &lt; hi, in (Mpc/h)^6, with delta(k) as in {@link PowerSpectrum}. The mean is
 * exact: the products are taken in space, on a mesh with more cells than three sides have waves.
 * From a cloud, terms of coinciding points are subtracted triangle by triangle: V^2 [(|delta(k1)|^2
 * + |delta(k2)|^2 + |delta(k3)|^2) / N - 2 / N^2], whose mean is V/N (P_1 + P_2 + P_3) + (V/N)^2.
 *
 * <p>Q = B / (P_1 P_2 + P_2 P_3 + P_3 P_1) with P the mean power of a shell, shot noise subtracted.
 *
 * <p>Columns: {@code triangles}, the number of ordered triples (k1, k2, k3), so that a triangle of
 * three different sides in one shell counts six times, and its opposite (-k1, -k2, -k3) as well;
 * {@code b}; {@code q}, NaN where the products of the powers are not above 0; {@code shot_noise},
 * what was subtracted from b.
 *
 * <p>A bin without triangles is NaN and {@link Flag#EMPTY}; one with a side beyond the Nyquist
 * wavenumber NaN and {@link Flag#BEYOND_RESOLUTION}. Clouds of fewer than 3 points are NaN and
 * {@link Flag#TOO_FEW}. Weights are not used.
 *
 * <p>References: Scoccimarro (2000), doi:10.1086/317248; Scoccimarro (2015),
 * doi:10.1103/PhysRevD.92.083532; Watkinson et al. (2017), arXiv:1705.06284.
 */
public final class Bispectrum implements Statistic, FieldStatistic {

  private static final String UNIT = "Mpc^6/h^6";

  private final Axis axis;
  private final TriangleShape shape;
  private final Meshing meshing;

  private Bispectrum(Axis axis, TriangleShape shape, Meshing meshing) {
    this.axis = axis;
    this.shape = shape;
    this.meshing = meshing;
  }

  /**
   * The bispectrum of triangles of a shape, on the default mesh.
   *
   * @param edges of the bins of |k| [h/Mpc], strictly increasing, from 0 on
   */
  public static Bispectrum of(TriangleShape shape, double... edges) {
    return new Bispectrum(PowerSpectrum.wavenumbers(edges), shape, Meshing.DEFAULT);
  }

  /** On another mesh. */
  public Bispectrum on(Meshing other) {
    return new Bispectrum(axis, shape, other);
  }

  @Override
  public String name() {
    return "bispectrum";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "k=%s;shape=%s;%s".formatted(Arrays.toString(axis.edges()), shape, meshing.parameters());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    PowerSpectrum.requireResolved(name(), axis, Mesh.of(cloud.box(), meshing.cells()));
    if (cloud.size() < 3) {
      Rows rows = new Rows(axis.size());
      for (int bin = 0; bin < axis.size(); bin++) {
        rows.miss(bin, Flag.TOO_FEW);
      }
      return rows.measurement(name(), axis);
    }
    PointCloud unweighted =
        PointCloud.of(
            cloud.box(), cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2));
    return measure(meshing.modes(unweighted), 1.0 / cloud.size());
  }

  /**
   * Measures an overdensity given as a grid, as it is: nothing is subtracted.
   *
   * @throws IllegalArgumentException when even the first bin is beyond the resolution of the mesh
   */
  @Override
  public Measurement measure(DensityField overdensity) {
    PowerSpectrum.requireResolved(name(), axis, overdensity.mesh());
    return measure(new FieldModes(overdensity.transform()), 0);
  }

  private Measurement measure(OverdensityModes modes, double inversePoints) {
    Rows rows = new Rows(axis.size());
    double nyquist = modes.mesh().nyquist();
    for (int bin = 0; bin < axis.size(); bin++) {
      double high = axis.edge(bin + 1);
      if (high > nyquist || shape.high(high) > nyquist) {
        rows.miss(bin, Flag.BEYOND_RESOLUTION);
      } else {
        measure(modes, inversePoints, bin, rows);
      }
    }
    return rows.measurement(name(), axis);
  }

  private void measure(OverdensityModes modes, double inversePoints, int bin, Rows rows) {
    double low = axis.edge(bin);
    double high = axis.edge(bin + 1);
    Mesh mesh = meshOfTriangles(modes.mesh(), high, shape.high(high));
    ShellFields two = ShellFields.of(modes, low, high, mesh);
    boolean alike = shape.low(low) == low && shape.high(high) == high;
    ShellFields third = alike ? two : ShellFields.of(modes, shape.low(low), shape.high(high), mesh);
    long triangles =
        Math.round(ShellFields.meanProduct(two.ones(), two.ones(), third.ones(), mesh));
    if (triangles == 0) {
      rows.miss(bin, Flag.EMPTY);
      return;
    }
    double products = ShellFields.meanProduct(two.modes(), two.modes(), third.modes(), mesh);
    double squares =
        inversePoints == 0
            ? 0
            : 2 * ShellFields.meanProduct(two.squares(), two.ones(), third.ones(), mesh)
                + ShellFields.meanProduct(two.ones(), two.ones(), third.squares(), mesh);
    double volume = mesh.box().volume();
    double noise = volume * volume * inversePoints * (squares / triangles - 2 * inversePoints);
    double b = volume * volume * products / triangles - noise;
    double p = two.meanPower();
    double pairs = p * p + 2 * p * third.meanPower();
    rows.triangles[bin] = triangles;
    rows.b[bin] = b;
    rows.q[bin] = pairs > 0 ? b / pairs : Double.NaN;
    rows.noise[bin] = noise;
    rows.flags[bin] = Flag.NONE;
  }

  /** The least mesh on which three waves add up to no multiple of its cells but 0. */
  private static Mesh meshOfTriangles(Mesh mesh, double high, double thirdHigh) {
    PeriodicBox box = mesh.box();
    int[] cells = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      int waves =
          2 * ShellFields.mostWaves(mesh, axis, high)
              + ShellFields.mostWaves(mesh, axis, thirdHigh);
      cells[axis] = smooth(Math.max(waves + 1, 4));
    }
    return new Mesh(box, cells[0], cells[1], cells[2]);
  }

  /** The least even number from n on without prime factors above 5: its transform is fast. */
  private static int smooth(int n) {
    for (int candidate = n + n % 2; ; candidate += 2) {
      int rest = candidate;
      for (int prime : new int[] {2, 3, 5}) {
        while (rest % prime == 0) {
          rest /= prime;
        }
      }
      if (rest == 1) {
        return candidate;
      }
    }
  }

  /** The columns, while they fill. */
  private static final class Rows {
    private final long[] triangles;
    private final double[] b;
    private final double[] q;
    private final double[] noise;
    private final Flag[] flags;

    Rows(int size) {
      triangles = new long[size];
      b = new double[size];
      q = new double[size];
      noise = new double[size];
      flags = new Flag[size];
    }

    void miss(int bin, Flag flag) {
      b[bin] = Double.NaN;
      q[bin] = Double.NaN;
      noise[bin] = Double.NaN;
      flags[bin] = flag;
    }

    Measurement measurement(String name, Axis axis) {
      return Measurement.of(
          name,
          axis,
          List.of(
              Column.counts("triangles", triangles),
              Column.component("b", UNIT, b),
              Column.auxiliary("q", "", q),
              Column.auxiliary("shot_noise", UNIT, noise)),
          flags);
    }
  }
}
