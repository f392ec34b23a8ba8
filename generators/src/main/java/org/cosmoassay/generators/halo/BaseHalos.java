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

  /** Radii in Mpc/h within which halos are counted around each halo. */
  private static final double[] RADII = {10, 18, 32};

  /** Number of them. */
  static final int SURROUNDINGS = 3;

  private final PeriodicBox box;
  private final double[][] positions;
  private final double[] states;
  private final double[] conditions;

  /** Per halo and radius, the logarithm of the density around it. */
  private final double[] surroundings;

  private BaseHalos(PeriodicBox box, double[][] positions, double[] states, double[] conditions) {
    this.box = box;
    this.positions = positions;
    this.states = states;
    this.conditions = conditions;
    this.surroundings = surroundings(box, positions);
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

  /**
   * The logarithm of the number of halos within a radius of halo i, itself included, over 1 + their
   * mean number: what a few neighbours do not tell of large scales.
   */
  double surroundings(int i, int radius) {
    return surroundings[i * SURROUNDINGS + radius];
  }

  private static double[] surroundings(PeriodicBox box, double[][] positions) {
    int n = positions[0].length;
    int[] counts = new int[n * SURROUNDINGS];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = box.minimumImage(positions[axis][i] - positions[axis][j], axis);
          square += d * d;
        }
        for (int r = 0; r < SURROUNDINGS; r++) {
          if (square < RADII[r] * RADII[r]) {
            counts[i * SURROUNDINGS + r]++;
            counts[j * SURROUNDINGS + r] += i == j ? 0 : 1;
          }
        }
      }
    }
    double[] logarithms = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      double radius = RADII[k % SURROUNDINGS];
      double mean = n * 4 * Math.PI / 3 * radius * radius * radius / box.volume();
      logarithms[k] = Math.log(counts[k] / (1 + mean));
    }
    return logarithms;
  }
}
