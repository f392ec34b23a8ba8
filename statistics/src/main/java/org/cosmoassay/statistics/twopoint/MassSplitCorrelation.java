package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;
import java.util.Set;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The cross-correlation function of the heavy with the light points of one cloud: whether a map
 * puts its mass in the right places.
 *
 * <p>xi_12(r) of {@link CrossCorrelation}, the first cloud being the points of at least the mass of
 * rank floor(split N), counted from 0 in increasing order, the second the lighter ones: a fraction
 * {@code split} of the points is light, fewer where points share that mass.
 *
 * <p>A bin without pairs is NaN and flagged; so is every bin when no point is lighter.
 *
 * <p>Reference: Zehavi et al. (2011), doi:10.1088/0004-637X/736/1/59.
 */
public final class MassSplitCorrelation implements Statistic {

  private final RadialBins bins;
  private final double split;

  private MassSplitCorrelation(RadialBins bins, double split) {
    this.bins = bins;
    this.split = split;
  }

  /**
   * Heavy against light points.
   *
   * @param split the fraction of light points, above 0 and below 1
   */
  public static MassSplitCorrelation of(RadialBins bins, double split) {
    if (!(split > 0 && split < 1)) {
      throw new IllegalArgumentException("split: " + split + " must be above 0 and below 1");
    }
    return new MassSplitCorrelation(bins, split);
  }

  @Override
  public String name() {
    return "xi-cross";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=" + bins + ";split=" + split;
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.MASSES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    double[] masses = cloud.copyMasses();
    Arrays.sort(masses);
    double least = masses.length == 0 ? 0 : masses[(int) (split * masses.length)];
    return CrossCorrelation.of(bins).measure(part(cloud, least, true), part(cloud, least, false));
  }

  private static PointCloud part(PointCloud cloud, double least, boolean heavy) {
    int size = 0;
    double[][] positions = new double[3][cloud.size()];
    for (int i = 0; i < cloud.size(); i++) {
      if (cloud.mass(i) >= least == heavy) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][size] = cloud.position(axis, i);
        }
        size++;
      }
    }
    return PointCloud.of(
        cloud.box(),
        Arrays.copyOf(positions[0], size),
        Arrays.copyOf(positions[1], size),
        Arrays.copyOf(positions[2], size));
  }
}
