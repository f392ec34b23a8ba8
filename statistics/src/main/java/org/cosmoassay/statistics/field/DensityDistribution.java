package org.cosmoassay.statistics.field;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * The probability density of the density ratio rho = 1 + delta, sampled at the cells of a mesh.
 *
 * <p>pdf = N(rho_lo &lt;= rho &lt; rho_hi) / (N (rho_hi - rho_lo)), dimensionless, where N counts
 * all cells, those outside the bins too: bins that cover every density integrate to 1, others to
 * the fraction of the volume they hold. The density is, by {@linkplain DensitySampling sampling},
 *
 * <ul>
 *   <li>the number of points in the cell over its mean: counts in cells;
 *   <li>the number of points within the radius of the centre of the cell over n 4/3 pi R^3, exact
 *       integers without a mesh in between: counts in spheres;
 *   <li>the density smoothed by a Gaussian, see {@link SmoothedDensity}.
 * </ul>
 *
 * <p>Columns: {@code count}, the number of cells, and {@code pdf}. A bin without cells is NaN,
 * flagged {@link Flag#EMPTY}; without points there is no mean density and every row is NaN, flagged
 * {@link Flag#TOO_FEW}. Weights count where the density is smoothed by a Gaussian; numbers of
 * points do not use them.
 *
 * <p>A Poisson cloud has P(N) = exp(-m) m^N / N! in cells and spheres that hold m points on
 * average.
 *
 * <p>Reference: Uhlemann et al. 2016, doi:10.1093/mnras/stw1074.
 */
public final class DensityDistribution implements Statistic {

  private final Axis axis;
  private final DensitySampling sampling;
  private final double radius;
  private final int grid;

  private DensityDistribution(Axis axis, DensitySampling sampling, double radius, int grid) {
    this.axis = axis;
    this.sampling = sampling;
    this.radius = radius;
    this.grid = grid;
  }

  /**
   * Counts in cells.
   *
   * @param edges bins of 1 + delta, from 0 on
   * @param grid number of cells along every side of the box
   * @throws IllegalArgumentException when edges do not increase strictly or start below 0
   */
  public static DensityDistribution inCells(double[] edges, int grid) {
    return new DensityDistribution(axis(edges), DensitySampling.CELLS, Double.NaN, grid);
  }

  /**
   * Counts in spheres around the centres of the cells.
   *
   * @param radius in Mpc/h
   */
  public static DensityDistribution inSpheres(double[] edges, double radius, int grid) {
    return new DensityDistribution(
        axis(edges), DensitySampling.TOP_HAT, SmoothedDensity.requireRadius(radius), grid);
  }

  /**
   * The Gaussian-smoothed density.
   *
   * @param radius standard deviation of the Gaussian per axis, in Mpc/h
   */
  public static DensityDistribution smoothed(double[] edges, double radius, int grid) {
    return new DensityDistribution(
        axis(edges), DensitySampling.GAUSSIAN, SmoothedDensity.requireRadius(radius), grid);
  }

  private static Axis axis(double[] edges) {
    Axis axis = Axis.binned("density", "", edges);
    if (axis.edge(0) < 0) {
      throw new IllegalArgumentException(
          "density: the lowest edge is %s; bins of 1 + delta must start at 0 or above"
              .formatted(axis.edge(0)));
    }
    return axis;
  }

  @Override
  public String name() {
    return "density-pdf";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "density=%s; smoothing=%s; radius=%s; grid=%d"
        .formatted(Arrays.toString(axis.edges()), sampling.label(), radius, grid);
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    Mesh mesh = Mesh.of(cloud.box(), grid);
    double[] densities = densities(cloud, mesh);
    long[] counts = counts(densities);
    double[] pdf = new double[axis.size()];
    Flag[] flags = new Flag[axis.size()];
    for (int bin = 0; bin < pdf.length; bin++) {
      double width = axis.edge(bin + 1) - axis.edge(bin);
      pdf[bin] = counts[bin] == 0 ? Double.NaN : counts[bin] / (mesh.cells() * width);
      Flag missing = densities.length == 0 ? Flag.TOO_FEW : Flag.EMPTY;
      flags[bin] = counts[bin] == 0 ? missing : Flag.NONE;
    }
    return Measurement.of(
        name(),
        axis,
        List.of(Column.counts("count", counts), Column.component("pdf", "", pdf)),
        flags);
  }

  /** 1 + delta of every cell; nothing when the cloud has no mean density. */
  private double[] densities(PointCloud cloud, Mesh mesh) {
    if (sampling != DensitySampling.CELLS) {
      SmoothedDensity.requireBelowHalfBox(name(), "radius", radius, cloud.box());
    }
    if (sampling == DensitySampling.GAUSSIAN) {
      SmoothedDensity.requireResolved(name(), "radius", radius, mesh);
      return SmoothedDensity.of(cloud, mesh)
          .map(density -> density.ratio(radius).values())
          .orElse(new double[0]);
    }
    if (cloud.size() == 0) {
      return new double[0];
    }
    return sampling == DensitySampling.CELLS
        ? CountsOnMesh.inCells(cloud, mesh).ratios()
        : CountsOnMesh.inSpheres(cloud, mesh, radius).ratios();
  }

  private long[] counts(double[] densities) {
    double[] edges = axis.edges();
    long[] counts = new long[axis.size()];
    for (double density : densities) {
      int found = Arrays.binarySearch(edges, density);
      int bin = found >= 0 ? found : -found - 2;
      if (bin >= 0 && bin < counts.length) {
        counts[bin]++;
      }
    }
    return counts;
  }
}
