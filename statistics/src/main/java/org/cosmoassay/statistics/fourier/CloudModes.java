package org.cosmoassay.statistics.fourier;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.jspecify.annotations.Nullable;

/**
 * The modes of the overdensity of a cloud: painted onto a mesh, transformed, divided by the
 * transform of the mass assignment.
 *
 * <p>Sampling at the cells adds to a mode k the images k + 2 pi m / H. Interlacing paints the cloud
 * once more, displaced by half a cell along all axes, and takes the mean of both transforms, the
 * phase of the displacement removed: images with an odd sum of the three m cancel.
 *
 * <p>What the images that remain add to shot noise is known and stated by {@link #readNoise}; what
 * they add to the clustering is not, and stays.
 *
 * <p>References: Jing (2005), doi:10.1086/427087; Sefusatti et al. (2016), arXiv:1512.07295.
 */
final class CloudModes implements OverdensityModes {

  private final Mesh mesh;
  private final double shotNoise;
  private final double totalWeight;
  private final double[] plain;
  private final double @Nullable [] displaced;
  private final AxisFactors[] factors;

  private CloudModes(
      Mesh mesh,
      double shotNoise,
      double totalWeight,
      double[] plain,
      double @Nullable [] displaced,
      AxisFactors[] factors) {
    this.mesh = mesh;
    this.shotNoise = shotNoise;
    this.totalWeight = totalWeight;
    this.plain = plain;
    this.displaced = displaced;
    this.factors = factors;
  }

  /** Whether the cloud has two points or more and weighs something: then it has modes. */
  static boolean existFor(PointCloud cloud) {
    return cloud.size() > 1 && weights(cloud)[0] > 0;
  }

  /** The same for a cloud of which only this is known. */
  static boolean existFor(CloudOutline outline) {
    return outline.points() > 1 && outline.weight() > 0;
  }

  /**
   * The modes of a cloud.
   *
   * @throws IllegalArgumentException when the total weight is not above 0
   */
  static CloudModes of(PointCloud cloud, Mesh mesh, MassAssignment assignment, boolean interlaced) {
    double[] weights = weights(cloud);
    if (!(weights[0] > 0)) {
      throw new IllegalArgumentException(
          "The points weigh %s in all; the total must be above 0 to have an overdensity"
              .formatted(weights[0]));
    }
    SortedPoints points = SortedPoints.of(cloud, mesh);
    return of(
        weights,
        mesh,
        assignment,
        transformed(painted(points, mesh, assignment, false), mesh),
        interlaced ? transformed(painted(points, mesh, assignment, true), mesh) : null);
  }

  /** The modes of a cloud of more than 0 weight that is painted already. */
  static CloudModes of(CloudOutline outline, PaintedPlanes planes, Mesh mesh, Meshing meshing) {
    return of(
        new double[] {outline.weight(), outline.squaredWeight()},
        mesh,
        meshing.assignment(),
        transformed(planes.rows(mesh, false), mesh),
        meshing.interlaced() ? transformed(planes.rows(mesh, true), mesh) : null);
  }

  private static CloudModes of(
      double[] weights,
      Mesh mesh,
      MassAssignment assignment,
      double[] plain,
      double @Nullable [] displaced) {
    AxisFactors[] factors = new AxisFactors[3];
    Arrays.setAll(factors, axis -> AxisFactors.of(mesh, axis, assignment));
    return new CloudModes(
        mesh,
        mesh.box().volume() * weights[1] / (weights[0] * weights[0]),
        weights[0],
        plain,
        displaced,
        factors);
  }

  /** Sum of the weights, and of their squares. */
  private static double[] weights(PointCloud cloud) {
    if (!cloud.hasWeights()) {
      return new double[] {cloud.size(), cloud.size()};
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < cloud.size(); i++) {
      sum += cloud.weight(i);
      squares += cloud.weight(i) * cloud.weight(i);
    }
    return new double[] {sum, squares};
  }

  private static double[] painted(
      SortedPoints points, Mesh mesh, MassAssignment assignment, boolean displaced) {
    double[] values = new double[mesh.nx() * mesh.ny() * mesh.rowLength()];
    points.paint(assignment, displaced, values, mesh.rowLength());
    return values;
  }

  /** Transforms rows in place. */
  private static double[] transformed(double[] rows, Mesh mesh) {
    RowTransforms.forward(rows, mesh);
    return rows;
  }

  @Override
  public Mesh mesh() {
    return mesh;
  }

  @Override
  public double shotNoise() {
    return shotNoise;
  }

  @Override
  public void readModes(int i, int j, int count, double[] row) {
    AxisFactors x = factors[0];
    AxisFactors y = factors[1];
    AxisFactors z = factors[2];
    int at = (i * mesh.ny() + j) * mesh.rowLength();
    double across = x.deconvolution[i] * y.deconvolution[j] / totalWeight;
    if (displaced == null) {
      for (int k = 0; k < count; k++, at += 2) {
        double factor = across * z.deconvolution[k];
        row[2 * k] = factor * plain[at];
        row[2 * k + 1] = factor * plain[at + 1];
      }
      return;
    }
    double cosine = x.cosine[i] * y.cosine[j] - x.sine[i] * y.sine[j];
    double sine = x.cosine[i] * y.sine[j] + x.sine[i] * y.cosine[j];
    for (int k = 0; k < count; k++, at += 2) {
      double factor = 0.5 * across * z.deconvolution[k];
      double c = cosine * z.cosine[k] - sine * z.sine[k];
      double s = cosine * z.sine[k] + sine * z.cosine[k];
      row[2 * k] = factor * (plain[at] + (c * displaced[at] - s * displaced[at + 1]));
      row[2 * k + 1] = factor * (plain[at + 1] + (s * displaced[at] + c * displaced[at + 1]));
    }
  }

  @Override
  public void readNoise(int i, int j, int count, double[] row) {
    double all = shotNoise * factors[0].noise[i] * factors[1].noise[j];
    double signed = shotNoise * factors[0].signedNoise[i] * factors[1].signedNoise[j];
    for (int k = 0; k < count; k++) {
      row[k] =
          displaced == null
              ? all * factors[2].noise[k]
              : 0.5 * (all * factors[2].noise[k] + signed * factors[2].signedNoise[k]);
    }
  }

  /** What the indices along one axis contribute to the factors of a mode. */
  private static final class AxisFactors {
    private final double[] deconvolution;
    private final double[] cosine;
    private final double[] sine;
    private final double[] noise;
    private final double[] signedNoise;

    private AxisFactors(int n) {
      deconvolution = new double[n];
      cosine = new double[n];
      sine = new double[n];
      noise = new double[n];
      signedNoise = new double[n];
    }

    static AxisFactors of(Mesh mesh, int axis, MassAssignment assignment) {
      int n = mesh.cells(axis);
      AxisFactors factors = new AxisFactors(n);
      for (int i = 0; i < n; i++) {
        double half = Math.PI * mesh.waves(axis, i) / n;
        double window = assignment.window(half);
        factors.deconvolution[i] = 1 / window;
        factors.cosine[i] = Math.cos(half);
        factors.sine[i] = Math.sin(half);
        factors.noise[i] = assignment.images(half) / (window * window);
        factors.signedNoise[i] = assignment.alternatingImages(half) / (window * window);
      }
      return factors;
    }
  }
}
