package org.cosmoassay.statistics.shape;

import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * The void size function: the number density of spherical voids per unit logarithm of their radius.
 *
 * <p>dn/dlnR = N(R_lo &lt;= R &lt; R_hi) / (V_box ln(R_hi / R_lo)), in h^3/Mpc^3, R in Mpc/h. Voids
 * are the {@linkplain SphericalVoids non-overlapping spheres} around the cells of a grid whose mean
 * density of points is at or below 1 + threshold in units of the mean. A sphere that is still
 * underdense at the highest edge is a void that keeps its space, but lies beyond all bins: let the
 * bins end above the largest void.
 *
 * <p>Columns: {@code count} (number of voids), {@code dn_dlnr}. A bin without voids is NaN, flagged
 * {@link Flag#EMPTY}; a cloud without points has no mean density, is NaN everywhere and flagged
 * {@link Flag#TOO_FEW}. Weights are not used. The grid of centres stands fixed in the box, so the
 * result is not exactly the same for a cloud moved by a part of a cell.
 *
 * <p>References: Padilla, Ceccarelli & Lambas 2005, doi:10.1111/j.1365-2966.2005.09500.x; Banerjee
 * & Dalal 2016, doi:10.1088/1475-7516/2016/11/015.
 */
public final class VoidSizeFunction implements Statistic {

  private final RadialBins bins;
  private final int perSide;
  private final double threshold;

  private VoidSizeFunction(RadialBins bins, int perSide, double threshold) {
    this.bins = bins;
    this.perSide = perSide;
    this.threshold = threshold;
  }

  /**
   * The void size function.
   *
   * @param bins of radius, above 0
   * @param perSide cells of the grid of candidate centres per side, 1 .. {@value
   *     SphericalVoids#MOST_PER_SIDE}
   * @param threshold mean density contrast of a void, in [-1, 0)
   * @throws IllegalArgumentException when one of them is out of range
   */
  public static VoidSizeFunction of(RadialBins bins, int perSide, double threshold) {
    SphericalVoids.requireSmallest(bins.edge(0));
    SphericalVoids.requireGrid(perSide);
    SphericalVoids.requireThreshold(threshold);
    return new VoidSizeFunction(bins, perSide, threshold);
  }

  @Override
  public String name() {
    return "voids";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=%s; grid=%d; threshold=%s".formatted(bins, perSide, threshold);
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    bins.requireFits(cloud.box());
    long[] counts = new long[bins.count()];
    if (cloud.size() > 0) {
      SphericalVoids voids =
          SphericalVoids.find(cloud, perSide, threshold, bins.edge(0), bins.rMax());
      int bin = counts.length - 1;
      for (int i = 0; i < voids.count(); i++) {
        while (bin >= 0 && voids.radius(i) < bins.edge(bin)) {
          bin--;
        }
        if (bin >= 0 && voids.radius(i) < bins.edge(bin + 1)) {
          counts[bin]++;
        }
      }
    }
    double[] density = new double[counts.length];
    Flag[] flags = new Flag[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double perLogarithm = cloud.box().volume() * Math.log(bins.edge(i + 1) / bins.edge(i));
      density[i] = counts[i] == 0 ? Double.NaN : counts[i] / perLogarithm;
      flags[i] = counts[i] > 0 ? Flag.NONE : cloud.size() > 0 ? Flag.EMPTY : Flag.TOO_FEW;
    }
    return Measurement.of(
        name(),
        bins.axis("r"),
        List.of(Column.counts("count", counts), Column.component("dn_dlnr", "h^3/Mpc^3", density)),
        flags);
  }
}
