package org.cosmoassay.statistics.novelty;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * How many points of a cloud lie where another cloud, moved upon it, has one too. The shift between
 * the two is refined by the mean offset of points within 0.4, 0.2 and 0.1 mean separations of each
 * other, and points within 0.1 coincide: of a copy all, of clouds that know nothing of each other
 * some 0.4 %, or a few times that where both have clusters.
 */
final class CoincidentPoints {

  private static final double[] RADII = {0.4, 0.2, 0.1};

  private final PeriodicBox box;
  private final PointCloud cloud;
  private final int[] cells = new int[3];
  private final List<List<Integer>> members = new ArrayList<>();
  private final double separation;

  private CoincidentPoints(PointCloud cloud) {
    this.cloud = cloud;
    this.box = cloud.box();
    this.separation = Math.cbrt(box.volume() / Math.max(1, cloud.size()));
    int all = 1;
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = (int) Math.max(1, Math.floor(box.side(axis) / (RADII[0] * separation)));
      all *= cells[axis];
    }
    for (int cell = 0; cell < all; cell++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < cloud.size(); i++) {
      members.get(cell(cell(cloud.x(i), 0), cell(cloud.y(i), 1), cell(cloud.z(i), 2))).add(i);
    }
  }

  /** The points of a cloud, to be looked up. */
  static CoincidentPoints of(PointCloud cloud) {
    return new CoincidentPoints(cloud);
  }

  private int cell(double coordinate, int axis) {
    return (int) Math.min(cells[axis] - 1.0, coordinate / box.side(axis) * cells[axis]);
  }

  private int cell(int i, int j, int k) {
    return (Math.floorMod(i, cells[0]) * cells[1] + Math.floorMod(j, cells[1])) * cells[2]
        + Math.floorMod(k, cells[2]);
  }

  /** The match with its shift refined, and the share of this cloud's points that coincide. */
  Likeness with(PointCloud other, PatternMatch match) {
    PatternMatch refined = match;
    for (double radius : RADII) {
      Offsets offsets = offsets(refined.moved(other), radius * separation);
      if (offsets.pairs() > 0) {
        double[] shift = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          shift[axis] = refined.shift(axis) + offsets.mean(axis);
        }
        refined = refined.withShift(box, shift);
      }
    }
    int pairs = offsets(refined.moved(other), RADII[RADII.length - 1] * separation).pairs();
    return new Likeness(refined, cloud.size() == 0 ? 0 : (double) pairs / cloud.size());
  }

  /**
   * Points that have one of the other cloud nearby.
   *
   * @param pairs how many
   * @param x summed offsets in Mpc/h
   * @param y likewise
   * @param z likewise
   */
  private record Offsets(int pairs, double x, double y, double z) {

    double mean(int axis) {
      return (axis == 0 ? x : axis == 1 ? y : z) / pairs;
    }
  }

  /** Every point of the other cloud takes the nearest of this one that no other has taken. */
  private Offsets offsets(PointCloud moved, double radius) {
    boolean[] taken = new boolean[cloud.size()];
    double[] sums = new double[3];
    double[] difference = new double[3];
    int pairs = 0;
    for (int i = 0; i < moved.size(); i++) {
      int nearest = nearest(moved, i, radius, taken);
      if (nearest >= 0) {
        taken[nearest] = true;
        pairs++;
        difference(moved, i, nearest, difference);
        for (int axis = 0; axis < 3; axis++) {
          sums[axis] += difference[axis];
        }
      }
    }
    return new Offsets(pairs, sums[0], sums[1], sums[2]);
  }

  private void difference(PointCloud moved, int i, int own, double[] difference) {
    for (int axis = 0; axis < 3; axis++) {
      difference[axis] =
          box.minimumImage(cloud.position(axis, own) - moved.position(axis, i), axis);
    }
  }

  private int nearest(PointCloud moved, int i, double radius, boolean[] taken) {
    double[] difference = new double[3];
    double least = radius * radius;
    int nearest = -1;
    int[] reach = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      // With fewer than three cells a neighbour on both sides would be seen twice.
      reach[axis] = cells[axis] < 3 ? 0 : 1;
    }
    int a = cell(moved.x(i), 0);
    int b = cell(moved.y(i), 1);
    int c = cell(moved.z(i), 2);
    for (int p = low(0, a, reach); p <= high(0, a, reach); p++) {
      for (int q = low(1, b, reach); q <= high(1, b, reach); q++) {
        for (int r = low(2, c, reach); r <= high(2, c, reach); r++) {
          for (int own : members.get(cell(p, q, r))) {
            if (taken[own]) {
              continue;
            }
            difference(moved, i, own, difference);
            double squared =
                difference[0] * difference[0]
                    + difference[1] * difference[1]
                    + difference[2] * difference[2];
            if (squared <= least) {
              least = squared;
              nearest = own;
            }
          }
        }
      }
    }
    return nearest;
  }

  private int low(int axis, int at, int[] reach) {
    return reach[axis] == 0 ? 0 : at - 1;
  }

  private int high(int axis, int at, int[] reach) {
    return reach[axis] == 0 ? cells[axis] - 1 : at + 1;
  }
}
