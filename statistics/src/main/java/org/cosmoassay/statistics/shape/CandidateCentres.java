package org.cosmoassay.statistics.shape;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The centres (i + 1/2) L / n of n^3 equal cells of a box, z running fastest. In a box of unequal
 * sides the cells have its shape.
 *
 * @param box the box
 * @param perSide number n of centres along each side
 */
record CandidateCentres(PeriodicBox box, int perSide) {

  int count() {
    return perSide * perSide * perSide;
  }

  /** Coordinates of a centre, in Mpc/h. */
  double[] centre(int index) {
    return new double[] {
      coordinate(0, index / (perSide * perSide)),
      coordinate(1, index / perSide % perSide),
      coordinate(2, index % perSide)
    };
  }

  private double coordinate(int axis, int cell) {
    return (cell + 0.5) * box.side(axis) / perSide;
  }

  /** What is done with a centre. */
  @FunctionalInterface
  interface Visitor {
    /** Takes a centre and its squared separation, in (Mpc/h)^2. */
    void visit(int centre, double squared);
  }

  /** Hands over the centres that are nearer than a radius [Mpc/h] to one of the centres. */
  void forEachNearerThan(double[] centre, double radius, Visitor visitor) {
    double[] other = new double[3];
    int[][] cells = new int[3][];
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = cellsNear(axis, centre[axis], radius);
    }
    for (int i : cells[0]) {
      other[0] = coordinate(0, i);
      for (int j : cells[1]) {
        other[1] = coordinate(1, j);
        for (int k : cells[2]) {
          other[2] = coordinate(2, k);
          double squared = squaredSeparation(centre, other);
          if (squared < radius * radius) {
            visitor.visit((i * perSide + j) * perSide + k, squared);
          }
        }
      }
    }
  }

  /** Cells along an axis that may be within a radius, each once. */
  private int[] cellsNear(int axis, double coordinate, double radius) {
    int middle = (int) (coordinate / box.side(axis) * perSide);
    int reach = (int) Math.min(perSide, radius / box.side(axis) * perSide + 1);
    int count = Math.min(perSide, 2 * reach + 1);
    int[] cells = new int[count];
    for (int i = 0; i < count; i++) {
      cells[i] = Math.floorMod(middle - reach + i, perSide);
    }
    return cells;
  }

  /** Squared minimum-image separation of two positions of the box, in (Mpc/h)^2. */
  double squaredSeparation(double[] a, double[] b) {
    double dx = box.minimumImage(a[0] - b[0], 0);
    double dy = box.minimumImage(a[1] - b[1], 1);
    double dz = box.minimumImage(a[2] - b[2], 2);
    return dx * dx + dy * dy + dz * dz;
  }
}
