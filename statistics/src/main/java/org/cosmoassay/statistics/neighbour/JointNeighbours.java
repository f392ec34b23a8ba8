package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import java.util.Set;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The {@linkplain JointNeighbourCdf joint neighbour distribution} of the heavier and the lighter
 * points of one cloud: whether massive and less massive ones trace the same structure.
 *
 * <p>The mass that divides them is the quantile {@code split} of all masses [Msun/h], the inverted
 * CDF: number floor(split N), from 0, in ascending order. Points of that mass and above are
 * heavier, so points of one mass are never parted; the heavier ones are the first cloud.
 *
 * <p>Columns and flags are those of {@link JointNeighbourCdf}: {@code joint_k#}, {@code psi_k#}. A
 * cloud of equal masses has no lighter points, and all is NaN, flagged TOO_FEW.
 *
 * <p>Reference: Banerjee & Abel 2021b, arXiv:2102.01184.
 */
public final class JointNeighbours implements Statistic {

  private static final String NAME = "knn-joint";

  private final JointNeighbourCdf joint;
  private final double split;

  private JointNeighbours(JointNeighbourCdf joint, double split) {
    this.joint = joint;
    this.split = split;
  }

  /**
   * The joint CDFs of heavier and lighter points.
   *
   * @param split the fraction of points that are lighter, between 0 and 1
   * @throws IllegalArgumentException when the split or what {@link JointNeighbourCdf#of} takes is
   *     out of range
   */
  public static JointNeighbours of(int[] ks, double[] radii, QueryPoints queries, double split) {
    if (!(split > 0 && split < 1)) {
      throw new IllegalArgumentException(
          "split (%s) must lie between 0 and 1; 0.5 makes halves".formatted(split));
    }
    return new JointNeighbours(JointNeighbourCdf.named(NAME, ks, radii, queries), split);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return joint.parameters() + "; split=" + split;
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.MASSES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    double[] masses = cloud.copyMasses();
    Arrays.sort(masses);
    double least =
        masses.length == 0 ? Double.NaN : masses[(int) Math.floor(split * masses.length)];
    return joint.measure(part(cloud, least, true), part(cloud, least, false));
  }

  private static PointCloud part(PointCloud cloud, double least, boolean heavier) {
    double[][] points = new double[3][cloud.size()];
    int count = 0;
    for (int i = 0; i < cloud.size(); i++) {
      if (cloud.mass(i) >= least == heavier) {
        for (int axis = 0; axis < 3; axis++) {
          points[axis][count] = cloud.position(axis, i);
        }
        count++;
      }
    }
    return PointCloud.of(
        cloud.box(),
        Arrays.copyOf(points[0], count),
        Arrays.copyOf(points[1], count),
        Arrays.copyOf(points[2], count));
  }
}
