package org.cosmoassay.reference.simulator.halo;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Halos of a snapshot: friends-of-friends groups of particles, each with its mass [Msun/h] (number
 * of particles times the mass of one), centre of mass [Mpc/h] and mean velocity [km/s].
 */
public final class Halos {

  /** Linking length of an N-body simulation in units of the mean separation of particles. */
  public static final double LINKING = 0.2;

  private Halos() {}

  /**
   * The halos, most massive first; those of equal mass in the order of their first particles.
   *
   * @param linking linking length in units of the mean separation of particles
   * @param leastParticles fewer make no halo; 1 or more
   * @param most how many at most
   */
  public static PointCloud of(Snapshot snapshot, double linking, int leastParticles, int most) {
    if (leastParticles < 1 || most < 0) {
      throw new IllegalArgumentException(
          "least particles (%d) must be 1 or more, the number of halos (%d) 0 or more"
              .formatted(leastParticles, most));
    }
    PeriodicBox box = snapshot.box();
    double[][] positions = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] = snapshot.copyPositions(axis);
    }
    double length = linking * box.lx() / Math.cbrt(snapshot.size());
    int[] groups = FriendsOfFriends.groups(box, positions, length);
    return cloud(snapshot, positions, groups, leastParticles, most);
  }

  private static PointCloud cloud(
      Snapshot snapshot, double[][] positions, int[] groups, int leastParticles, int most) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    int[] members = new int[count];
    int[] firsts = new int[count];
    double[][] offsets = new double[3][count];
    double[][] motions = new double[3][count];
    for (int i = 0; i < groups.length; i++) {
      int group = groups[i];
      if (members[group]++ == 0) {
        firsts[group] = i;
      }
      for (int axis = 0; axis < 3; axis++) {
        double from = positions[axis][firsts[group]];
        offsets[axis][group] += snapshot.box().minimumImage(positions[axis][i] - from, axis);
        motions[axis][group] += snapshot.velocity(axis, i);
      }
    }
    int[] kept =
        IntStream.range(0, count)
            .filter(group -> members[group] >= leastParticles)
            .boxed()
            .sorted((a, b) -> Integer.compare(members[b], members[a]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] centres = new double[3][kept.length];
    double[][] velocities = new double[3][kept.length];
    double[] masses = new double[kept.length];
    for (int h = 0; h < kept.length; h++) {
      int group = kept[h];
      masses[h] = members[group] * snapshot.particleMass();
      for (int axis = 0; axis < 3; axis++) {
        centres[axis][h] = positions[axis][firsts[group]] + offsets[axis][group] / members[group];
        velocities[axis][h] = motions[axis][group] / members[group];
      }
    }
    return PointCloud.builder(snapshot.box())
        .positions(centres[0], centres[1], centres[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(masses)
        .cosmology(snapshot.cosmology())
        .wrap(true)
        .build();
  }
}
