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
 * The differential mass function: comoving number density of points per natural logarithm of mass.
 *
 * <p>dn/dlnM = N(m_lo &lt;= M &lt; m_hi) / (V ln(m_hi / m_lo)), in h^3/Mpc^3, with V the volume of
 * the box and masses in Msun/h.
 *
 * <p>Columns: {@code count}, {@code dn_dlnm}. A bin without points counts 0 and its density is NaN,
 * flagged {@link Flag#EMPTY}: its logarithm is what is plotted and compared, and zero has none.
 * Weights are not used.
 *
 * <p>Reference: Jenkins et al. 2001, doi:10.1046/j.1365-8711.2001.04029.x.
 */
public final class MassFunction implements Statistic {

  private final Axis axis;

  private MassFunction(Axis axis) {
    this.axis = axis;
  }

  /**
   * The mass function in bins between edges [Msun/h].
   *
   * @throws IllegalArgumentException when edges do not increase strictly or start at or below 0
   */
  public static MassFunction of(double[] edges) {
    Axis axis = Axis.binned("m", "Msun/h", edges);
    if (!(axis.edge(0) > 0)) {
      throw new IllegalArgumentException(
          "m: the lowest edge is %s Msun/h; mass bins must start above 0".formatted(axis.edge(0)));
    }
    return new MassFunction(axis);
  }

  @Override
  public String name() {
    return "mass-function";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "m=" + Arrays.toString(axis.edges());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.MASSES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    Histogram histogram = new Histogram(axis);
    for (int i = 0; i < cloud.size(); i++) {
      histogram.add(cloud.mass(i));
    }
    double volume = cloud.box().volume();
    double[] density = new double[axis.size()];
    Flag[] flags = new Flag[axis.size()];
    for (int bin = 0; bin < density.length; bin++) {
      long count = histogram.count(bin);
      double width = Math.log(axis.edge(bin + 1) / axis.edge(bin));
      density[bin] = count == 0 ? Double.NaN : count / (volume * width);
      flags[bin] = count == 0 ? Flag.EMPTY : Flag.NONE;
    }
    return Measurement.of(
        name(),
        axis,
        List.of(
            Column.counts("count", histogram.counts()),
            Column.component("dn_dlnm", "h^3/Mpc^3", density)),
        flags);
  }
}
