package org.cosmoassay.statistics.onepoint;

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

/**
 * The probability density of the speed |v| = sqrt(vx^2 + vy^2 + vz^2) of points.
 *
 * <p>pdf = N(v_lo &lt;= |v| &lt; v_hi) / (N (v_hi - v_lo)), in s/km, where N counts all points of
 * the cloud, those outside the bins too: bins that cover every speed integrate to 1, others to the
 * fraction of points they hold.
 *
 * <p>Column: {@code pdf}. A bin without points is NaN, flagged {@link Flag#EMPTY}. Speeds are
 * proper peculiar km/s; weights are not used. For independent Gaussian components of dispersion
 * sigma the truth is Maxwell's sqrt(2/pi) v^2 exp(-v^2 / (2 sigma^2)) / sigma^3.
 */
public final class SpeedDistribution implements Statistic {

  private final Axis axis;

  private SpeedDistribution(Axis axis) {
    this.axis = axis;
  }

  /**
   * The speed distribution in bins between edges [km/s].
   *
   * @throws IllegalArgumentException when edges do not increase strictly or start below 0
   */
  public static SpeedDistribution of(double[] edges) {
    Axis axis = Axis.binned("v", "km/s", edges);
    if (axis.edge(0) < 0) {
      throw new IllegalArgumentException(
          "v: the lowest edge is %s km/s; speed bins must start at 0 or above"
              .formatted(axis.edge(0)));
    }
    return new SpeedDistribution(axis);
  }

  @Override
  public String name() {
    return "speed-pdf";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "v=" + Arrays.toString(axis.edges());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.VELOCITIES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    Histogram histogram = new Histogram(axis);
    for (int i = 0; i < cloud.size(); i++) {
      double vx = cloud.velocity(0, i);
      double vy = cloud.velocity(1, i);
      double vz = cloud.velocity(2, i);
      histogram.add(Math.sqrt(vx * vx + vy * vy + vz * vz));
    }
    double[] density = new double[axis.size()];
    Flag[] flags = new Flag[axis.size()];
    for (int bin = 0; bin < density.length; bin++) {
      long count = histogram.count(bin);
      double normalisation = (double) cloud.size() * histogram.width(bin);
      density[bin] = count == 0 ? Double.NaN : count / normalisation;
      flags[bin] = count == 0 ? Flag.EMPTY : Flag.NONE;
    }
    return Measurement.of(name(), axis, List.of(Column.component("pdf", "s/km", density)), flags);
  }
}
