package org.cosmoassay.statistics.fourier;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A scalar field on a mesh: a density in any unit, or the overdensity delta = rho / mean - 1.
 *
 * <p>Immutable: arrays are copied in and never handed out.
 */
public final class DensityField {

  private final Mesh mesh;
  private final double[] values;

  private DensityField(Mesh mesh, double[] values) {
    this.mesh = mesh;
    this.values = values;
  }

  /**
   * A field given as a grid.
   *
   * @param values one per cell, z running fastest, as in a C-ordered array of shape (nx, ny, nz);
   *     copied
   * @throws IllegalArgumentException when their number differs from that of the cells, or one is
   *     not finite
   */
  public static DensityField of(Mesh mesh, double[] values) {
    if (values.length != mesh.cells()) {
      throw new IllegalArgumentException(
          "The field has %d values where the mesh has %d x %d x %d cells."
              .formatted(values.length, mesh.nx(), mesh.ny(), mesh.nz()));
    }
    for (int c = 0; c < values.length; c++) {
      if (!Double.isFinite(values[c])) {
        throw new IllegalArgumentException(
            "cell (%d, %d, %d): the field is %s; every value must be finite"
                .formatted(
                    c / (mesh.ny() * mesh.nz()),
                    c / mesh.nz() % mesh.ny(),
                    c % mesh.nz(),
                    values[c]));
      }
    }
    return new DensityField(mesh, values.clone());
  }

  /**
   * The weight of the points of a cloud per cell: their number, when the cloud has no weights. The
   * sum over cells is the total weight. An empty cloud is 0 everywhere.
   *
   * @throws IllegalArgumentException when the mesh is of another box than the cloud
   */
  public static DensityField of(PointCloud cloud, Mesh mesh, MassAssignment assignment) {
    if (!mesh.box().equals(cloud.box())) {
      throw new IllegalArgumentException(
          "The mesh is in %s, the cloud in %s; give both the same box"
              .formatted(mesh.box(), cloud.box()));
    }
    double[] values = new double[mesh.cells()];
    SortedPoints.of(cloud, mesh).paint(assignment, false, values, mesh.nz());
    return new DensityField(mesh, values);
  }

  /** Takes the array over instead of a copy; the caller must not keep it. */
  static DensityField owning(Mesh mesh, double[] values) {
    return new DensityField(mesh, values);
  }

  public Mesh mesh() {
    return mesh;
  }

  /** The value of cell (i, j, k). */
  public double value(int i, int j, int k) {
    return values[mesh.index(i, j, k)];
  }

  /** The value of a cell by its index in the flat array, see {@link Mesh#index}. */
  public double value(int cell) {
    return values[cell];
  }

  /** A copy of the values, z running fastest. */
  public double[] values() {
    return values.clone();
  }

  /** The mean over all cells. */
  public double mean() {
    int plane = mesh.ny() * mesh.nz();
    List<Double> sums =
        Parallel.map(
            mesh.nx(),
            i -> {
              double sum = 0;
              for (int c = i * plane; c < (i + 1) * plane; c++) {
                sum += values[c];
              }
              return sum;
            });
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total / values.length;
  }

  /**
   * The overdensity of this density: value / mean - 1.
   *
   * @throws IllegalArgumentException when the mean is not above 0
   */
  public DensityField overdensity() {
    double mean = mean();
    if (!(mean > 0)) {
      throw new IllegalArgumentException(
          "The density has the mean %s; it must be above 0 to have an overdensity".formatted(mean));
    }
    return map(value -> value / mean - 1);
  }

  /** The field of the function of every value. */
  public DensityField map(DoubleUnaryOperator function) {
    double[] mapped = new double[values.length];
    int plane = mesh.ny() * mesh.nz();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int c = i * plane; c < (i + 1) * plane; c++) {
            mapped[c] = function.applyAsDouble(values[c]);
          }
          return true;
        });
    return new DensityField(mesh, mapped);
  }

  /** The Fourier transform. */
  public FourierField transform() {
    return FourierField.of(this);
  }

  /**
   * The field smoothed over a radius, by its transform, so that the box is periodic.
   *
   * @param radius in Mpc/h, 0 or more; 0 leaves the field as it is, up to rounding
   */
  public DensityField smoothed(SmoothingKernel kernel, double radius) {
    if (!(radius >= 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "The smoothing radius (" + radius + ") must be a finite length in Mpc/h, 0 or more.");
    }
    return transform().filtered(k -> kernel.transform(k * radius)).inverse();
  }

  /** Copies the values into rows of another length. */
  void copyRows(double[] target, int rowLength) {
    int nz = mesh.nz();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int row = i * mesh.ny(); row < (i + 1) * mesh.ny(); row++) {
            System.arraycopy(values, row * nz, target, row * rowLength, nz);
          }
          return true;
        });
  }
}
