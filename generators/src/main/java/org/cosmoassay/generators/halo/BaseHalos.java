package org.cosmoassay.generators.halo;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The halos from which an interpolant starts, heaviest first. A base without velocities or masses
 * has zeros in their place.
 */
final class BaseHalos {

  private final PeriodicBox box;
  private final double[][] positions;
  private final double[] states;
  private final double[] conditions;

  private BaseHalos(PeriodicBox box, double[][] positions, double[] states, double[] conditions) {
    this.box = box;
    this.positions = positions;
    this.states = states;
    this.conditions = conditions;
  }

  /** The {@code most} heaviest points of a cloud, or all when there are fewer. */
  static BaseHalos of(PointCloud cloud, int most) {
    int[] order = heaviestFirst(cloud);
    int n = Math.min(most, order.length);
    double[][] positions = new double[3][n];
    double[] states = new double[n * HaloUnits.STATE];
    for (int i = 0; i < n; i++) {
      int from = order[i];
      int at = i * HaloUnits.STATE;
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = cloud.position(axis, from);
        if (cloud.hasVelocities()) {
          states[at + HaloUnits.VELOCITY + axis] = cloud.velocity(axis, from) / HaloUnits.KM_S;
        }
      }
      if (cloud.hasMasses()) {
        states[at + HaloUnits.MASS] = HaloUnits.massNumber(cloud.mass(from));
      }
    }
    return new BaseHalos(cloud.box(), positions, states, HaloUnits.conditions(cloud.cosmology()));
  }

  /** Indices of a cloud's points, heaviest first; equal masses, or none, in the order they have. */
  static int[] heaviestFirst(PointCloud cloud) {
    IntStream all = IntStream.range(0, cloud.size());
    if (!cloud.hasMasses()) {
      return all.toArray();
    }
    return all.boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -cloud.mass(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int size() {
    return positions[0].length;
  }

  PeriodicBox box() {
    return box;
  }

  /** Coordinate in Mpc/h. */
  double position(int axis, int i) {
    return positions[axis][i];
  }

  /** One of the numbers of halo i, in {@link HaloUnits}; displacements are 0. */
  double state(int i, int number) {
    return states[i * HaloUnits.STATE + number];
  }

  double condition(int i) {
    return conditions[i];
  }
}
