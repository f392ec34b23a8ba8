package org.cosmoassay.statistics.field;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * The four Minkowski functionals per unit volume of the excursion sets of the Gaussian-smoothed
 * density: the regions in which it is not below a threshold.
 *
 * <p>With F the boundary of a region, R1 and R2 its principal radii of curvature and V the volume
 * of the box, in the normalisation of Schmalzing &amp; Buchert:
 *
 * <ul>
 *   <li>v0 = volume / V, the filling factor;
 *   <li>v1 = 1 / (6 V) int_F dA, from the surface;
 *   <li>v2 = 1 / (6 pi V) int_F (1/R1 + 1/R2) dA, from the mean curvature;
 *   <li>v3 = 1 / (4 pi V) int_F 1/(R1 R2) dA = Euler characteristic / V: isolated regions minus
 *       tunnels plus cavities.
 * </ul>
 *
 * <p>They are measured by Crofton's formula on the lattice, from whole numbers of elements of the
 * {@linkplain ExcursionSets sets of cells}: with N cells of sides a, b, c along the axes, B the
 * faces of the boundary across an axis and X the Euler characteristic of all sections across it,
 *
 * <p>v1 = 1/9 sum_axis B / (N a), v2 = 2/9 sum_axis X / (N b c), v3 = X_3 / V.
 *
 * <p>For the surfaces of random fields this is right on average over directions, up to O((a/R)^2):
 * for a Gaussian field smoothed over 2 cells within 2 per cent of the largest value of each.
 *
 * <p>A Gaussian field has, with lambda^2 = s1^2 / (6 pi s0^2) from the variances of its value and
 * its gradient, v0 = erfc(nu / sqrt 2) / 2, and with g = exp(-nu^2 / 2) / sqrt(2 pi): v1 = 2/3
 * lambda g, v2 = 2/3 lambda^2 nu g, v3 = lambda^3 (nu^2 - 1) g.
 *
 * <p>Columns: {@code v0}, {@code v1} [h/Mpc], {@code v2} [h^2/Mpc^2], {@code v3} [h^3/Mpc^3]. An
 * empty region, and one that is the whole box, have no boundary: v1 = v2 = v3 = 0 are their values.
 * Without points, or where the density is the same everywhere and thresholds are in units of its
 * scatter, every row is NaN, flagged {@link Flag#TOO_FEW}. Weights count.
 *
 * <p>References: Schmalzing &amp; Buchert 1997, doi:10.1086/310680; Tomita 1986,
 * doi:10.1143/PTP.76.952; Mecke, Buchert &amp; Wagner 1994, arXiv:astro-ph/9312028.
 */
public final class MinkowskiFunctionals implements Statistic {

  /** In which unit thresholds are. */
  private enum Threshold {
    /** nu = (delta - mean) / sigma, both over the cells of this cloud. */
    SIGMA("nu"),
    /** 1 + delta. */
    DENSITY("density");

    private final String axis;

    Threshold(String axis) {
      this.axis = axis;
    }
  }

  private final Axis axis;
  private final Threshold threshold;
  private final double radius;
  private final int grid;

  private MinkowskiFunctionals(Axis axis, Threshold threshold, double radius, int grid) {
    this.axis = axis;
    this.threshold = threshold;
    this.radius = radius;
    this.grid = grid;
  }

  /**
   * Functionals at thresholds in units of the standard deviation.
   *
   * @param thresholds nu = (delta - mean) / sigma, strictly increasing
   * @param radius standard deviation of the Gaussian per axis, in Mpc/h
   * @param grid number of cells along every side of the box
   */
  public static MinkowskiFunctionals atDeviations(double[] thresholds, double radius, int grid) {
    return of(Threshold.SIGMA, thresholds, radius, grid);
  }

  /**
   * Functionals at thresholds of the density itself.
   *
   * @param thresholds 1 + delta, strictly increasing
   */
  public static MinkowskiFunctionals atDensities(double[] thresholds, double radius, int grid) {
    return of(Threshold.DENSITY, thresholds, radius, grid);
  }

  private static MinkowskiFunctionals of(
      Threshold threshold, double[] thresholds, double radius, int grid) {
    return new MinkowskiFunctionals(
        Axis.sampled(threshold.axis, "", thresholds),
        threshold,
        SmoothedDensity.requireRadius(radius),
        grid);
  }

  @Override
  public String name() {
    return "minkowski";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "%s=%s; radius=%s; grid=%d"
        .formatted(threshold.axis, Arrays.toString(axis.edges()), radius, grid);
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    Mesh mesh = Mesh.of(cloud.box(), grid);
    SmoothedDensity.requireBelowHalfBox(name(), "radius", radius, cloud.box());
    SmoothedDensity.requireResolved(name(), "radius", radius, mesh);
    return SmoothedDensity.of(cloud, mesh)
        .map(density -> measure(density.ratio(radius)))
        .orElseGet(() -> measurement(missing(), Flag.TOO_FEW));
  }

  /** The functionals of a density ratio 1 + delta that is already smoothed. */
  Measurement measure(DensityField ratio) {
    return thresholds(ratio)
        .map(levels -> measurement(functionals(ratio, levels), Flag.NONE))
        .orElseGet(() -> measurement(missing(), Flag.TOO_FEW));
  }

  /** Thresholds in the unit of the field; nothing when it has no scatter to measure them in. */
  private Optional<double[]> thresholds(DensityField ratio) {
    double[] levels = axis.edges();
    if (threshold == Threshold.SIGMA) {
      double mean = ratio.mean();
      double sigma = Math.sqrt(ratio.map(v -> (v - mean) * (v - mean)).mean());
      for (int t = 0; t < levels.length; t++) {
        levels[t] = mean + levels[t] * sigma;
        if (t > 0 && !(levels[t] > levels[t - 1])) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(levels);
  }

  private static double[][] functionals(DensityField ratio, double[] thresholds) {
    Mesh mesh = ratio.mesh();
    ExcursionSets sets = ExcursionSets.of(ratio, thresholds);
    double cells = mesh.cells();
    double[][] values = new double[4][thresholds.length];
    for (int t = 0; t < thresholds.length; t++) {
      values[0][t] = sets.cells(t) / cells;
      for (int a = 0; a < 3; a++) {
        double section = mesh.cellSide((a + 1) % 3) * mesh.cellSide((a + 2) % 3);
        values[1][t] += sets.boundaryFaces(a, t) / (9 * cells * mesh.cellSide(a));
        values[2][t] += sets.twiceSectionEuler(a, t) / (9 * cells * section);
      }
      values[3][t] = 0.5 * sets.twiceEuler(t) / mesh.box().volume();
    }
    return values;
  }

  private double[][] missing() {
    double[][] values = new double[4][axis.size()];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    return values;
  }

  private Measurement measurement(double[][] values, Flag flag) {
    Flag[] flags = new Flag[axis.size()];
    Arrays.fill(flags, flag);
    return Measurement.of(
        name(),
        axis,
        List.of(
            Column.component("v0", "", values[0]),
            Column.component("v1", "h/Mpc", values[1]),
            Column.component("v2", "h^2/Mpc^2", values[2]),
            Column.component("v3", "h^3/Mpc^3", values[3])),
        flags);
  }
}
