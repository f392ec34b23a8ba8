package org.cosmoassay.generators.halo;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Which halo of the base becomes which halo of the target: the assignment of every target to a base
 * halo of its own that makes the sum of {@code min(d, reach)^2 / MPC^2 + (mass difference)^2}
 * smallest, with distance d and masses in {@link HaloUnits}.
 *
 * <p>A base halo without a partner within the reach teaches no displacement and no velocity. One
 * without a partner at all becomes a halo below the lightest of the target: masses of such halos
 * continue the target's mass function as a power law, in the order of base masses blurred by
 * {@value #BLUR} units. So a model knows which of many candidates end up among the heaviest.
 *
 * @param candidates how many of the heaviest base halos take part
 * @param reach largest distance of partners in Mpc/h
 * @param massWeight weight of the mass term; 0 for a base whose masses mean nothing
 */
record HaloMatching(int candidates, double reach, double massWeight) {

  private static final double BLUR = 0.5;

  /** Standard deviations of what unmatched halos do on their way, in {@link HaloUnits}. */
  private static final double IDLE_DISPLACEMENT = 0.5;

  private static final double IDLE_VELOCITY = 0.3;

  HaloMatching {
    if (candidates < 1 || !(reach > 0) || !(massWeight >= 0)) {
      throw new IllegalArgumentException(
          "candidates (%d) must be 1 or more, reach (%s) greater than 0, mass weight (%s) 0 or more"
              .formatted(candidates, reach, massWeight));
    }
  }

  /**
   * Pairs a base cloud with a target of the same phases, or of none in common.
   *
   * @throws IllegalArgumentException when the target has more halos than the base, or their boxes
   *     differ, or the target lacks velocities or masses
   */
  HaloPair pair(PointCloud baseCloud, PointCloud target, UniformRandomProvider random) {
    BaseHalos base = BaseHalos.of(baseCloud, candidates);
    if (!base.box().equals(target.box())) {
      throw new IllegalArgumentException(
          "The base's box %s is not that of the target, %s.".formatted(base.box(), target.box()));
    }
    if (!target.hasVelocities() || !target.hasMasses()) {
      throw new IllegalArgumentException("Targets of halos need velocities and masses.");
    }
    int[] order = BaseHalos.heaviestFirst(target);
    Separations separations = new Separations(base, target, order);
    int[] partner = Assignment.cheapest(costs(separations, order.length, base.size()));
    return assemble(base, target, order, partner, separations, random);
  }

  private double[][] costs(Separations separations, int rows, int columns) {
    double[][] costs = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double d = Math.min(separations.distance(row, column), reach) / HaloUnits.MPC;
        double m = separations.massDifference(row, column);
        costs[row][column] = d * d + massWeight * m * m;
      }
    }
    return costs;
  }

  private HaloPair assemble(
      BaseHalos base,
      PointCloud target,
      int[] order,
      int[] partner,
      Separations separations,
      UniformRandomProvider random) {
    int n = base.size();
    double[] targets = new double[n * HaloUnits.STATE];
    boolean[] moved = new boolean[n];
    boolean[] taken = new boolean[n];
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int row = 0; row < order.length; row++) {
      int i = partner[row];
      taken[i] = true;
      moved[i] = separations.distance(row, i) < reach;
      targets[i * HaloUnits.STATE + HaloUnits.MASS] = HaloUnits.massNumber(target.mass(order[row]));
      if (moved[i]) {
        for (int axis = 0; axis < 3; axis++) {
          int at = i * HaloUnits.STATE + axis;
          targets[at] = separations.difference(row, i, axis) / HaloUnits.MPC;
          targets[at + HaloUnits.VELOCITY] = target.velocity(axis, order[row]) / HaloUnits.KM_S;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (!moved[i]) {
        for (int axis = 0; axis < 3; axis++) {
          int at = i * HaloUnits.STATE + axis;
          targets[at] = IDLE_DISPLACEMENT * normal.sample();
          targets[at + HaloUnits.VELOCITY] =
              base.state(i, HaloUnits.VELOCITY + axis) + IDLE_VELOCITY * normal.sample();
        }
      }
    }
    new LightHalos(target, order).fill(base, taken, targets, normal);
    return new HaloPair(base, targets, moved);
  }

  /** Masses below the lightest of a target. */
  private static final class LightHalos {
    private final double lightest;
    private final double perLogarithm;
    private final int count;

    /** Continues the upper half of the ranks: N(>m) as a power of m. */
    LightHalos(PointCloud target, int[] order) {
      count = order.length;
      lightest = HaloUnits.massNumber(target.mass(order[count - 1]));
      double middle = HaloUnits.massNumber(target.mass(order[(count - 1) / 2]));
      perLogarithm = (middle - lightest) / Math.log(2);
    }

    void fill(
        BaseHalos base,
        boolean[] taken,
        double[] targets,
        ZigguratSampler.NormalizedGaussian normal) {
      int n = taken.length;
      double[] blurred = new double[n];
      Integer[] free = new Integer[n];
      int frees = 0;
      for (int i = 0; i < n; i++) {
        if (!taken[i]) {
          blurred[i] = base.state(i, HaloUnits.MASS) + BLUR * normal.sample();
          free[frees++] = i;
        }
      }
      java.util.Arrays.sort(
          free, 0, frees, java.util.Comparator.comparingDouble((Integer i) -> -blurred[i]));
      for (int k = 0; k < frees; k++) {
        targets[free[k] * HaloUnits.STATE + HaloUnits.MASS] =
            lightest - perLogarithm * Math.log((count + k + 1.0) / count);
      }
    }
  }

  /** Differences of target halos (rows, heaviest first) from base halos (columns). */
  private static final class Separations {
    private final BaseHalos base;
    private final double[][] targets = new double[3][];
    private final double[] masses;

    Separations(BaseHalos base, PointCloud target, int[] order) {
      this.base = base;
      masses = new double[order.length];
      for (int axis = 0; axis < 3; axis++) {
        targets[axis] = new double[order.length];
        for (int row = 0; row < order.length; row++) {
          targets[axis][row] = target.position(axis, order[row]);
          masses[row] = HaloUnits.massNumber(target.mass(order[row]));
        }
      }
    }

    double difference(int row, int column, int axis) {
      return base.box().minimumImage(targets[axis][row] - base.position(axis, column), axis);
    }

    double distance(int row, int column) {
      double dx = difference(row, column, 0);
      double dy = difference(row, column, 1);
      double dz = difference(row, column, 2);
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    double massDifference(int row, int column) {
      return masses[row] - base.state(column, HaloUnits.MASS);
    }
  }
}
