package org.cosmoassay.statistics.fourier;

import java.util.Arrays;
import java.util.Set;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The cross-power spectrum of the heavy with the light points of one cloud: whether a map puts its
 * mass in the right places.
 *
 * <p>That of {@link CrossPower}, the first cloud being the points of at least the mass of rank
 * floor(split N), counted from 0 in increasing order, the second the lighter ones: a fraction
 * {@code split} of the points is light, fewer where points share that mass.
 *
 * <p>Where one of the two has fewer than two points, all is NaN and flagged.
 */
public final class MassSplitPower implements Statistic {

  private final CrossPower power;
  private final double split;

  private MassSplitPower(CrossPower power, double split) {
    this.power = power;
    this.split = split;
  }

  /**
   * Heavy against light points.
   *
   * @param split the fraction of light points, above 0 and below 1
   */
  public static MassSplitPower of(CrossPower power, double split) {
    if (!(split > 0 && split < 1)) {
      throw new IllegalArgumentException("split: " + split + " must be above 0 and below 1");
    }
    return new MassSplitPower(power, split);
  }

  @Override
  public String name() {
    return power.name();
  }

  @Override
  public int version() {
    return power.version();
  }

  @Override
  public String parameters() {
    return power.parameters() + ";split=" + split;
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
    return power.measure(part(cloud, least, true), part(cloud, least, false));
  }

  private static PointCloud part(PointCloud cloud, double least, boolean heavy) {
    int size = 0;
    double[][] positions = new double[3][cloud.size()];
    double[] weights = new double[cloud.size()];
    for (int i = 0; i < cloud.size(); i++) {
      if (cloud.mass(i) >= least == heavy) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][size] = cloud.position(axis, i);
        }
        weights[size] = cloud.weight(i);
        size++;
      }
    }
    PointCloud.Builder part =
        PointCloud.builder(cloud.box())
            .positions(
                Arrays.copyOf(positions[0], size),
                Arrays.copyOf(positions[1], size),
                Arrays.copyOf(positions[2], size));
    return cloud.hasWeights() ? part.weights(Arrays.copyOf(weights, size)).build() : part.build();
  }
}
