package org.cosmoassay.reference.simulator.gravity;

/**
 * The 27 mesh points around a particle with their shares by a triangular-shaped cloud: along each
 * axis 3/4 - d^2 at the nearest point, at distance d in cells, and (1/2 -+ d)^2 / 2 beside it. Mesh
 * points lie at whole multiples of the cell side. One for each thread.
 *
 * <p>Reference: Hockney &amp; Eastwood (1988), doi:10.1201/9780367806934, section 5-3.
 */
final class TriangularCloud {

  private static final int REACH = 3;

  private final int n;
  private final int[][] points = new int[3][REACH];
  private final double[][] shares = new double[3][REACH];

  /** On a cubic mesh of so many cells a side. */
  TriangularCloud(int cells) {
    this.n = cells;
  }

  /** Moves to a place, in cells, in [0, cells]. */
  void moveTo(double x, double y, double z) {
    move(0, x);
    move(1, y);
    move(2, z);
  }

  private void move(int axis, double coordinate) {
    int nearest = (int) (coordinate + 0.5);
    double d = coordinate - nearest;
    int[] at = points[axis];
    double[] share = shares[axis];
    at[0] = wrapped(nearest - 1);
    at[1] = wrapped(nearest);
    at[2] = wrapped(nearest + 1);
    share[0] = 0.5 * (0.5 - d) * (0.5 - d);
    share[1] = 0.75 - d * d;
    share[2] = 0.5 * (0.5 + d) * (0.5 + d);
  }

  private int wrapped(int index) {
    return index < 0 ? index + n : index >= n ? index - n : index;
  }

  /** Adds the shares of a weight to a field whose rows have this length. */
  void paint(double[] field, int rowLength, double weight) {
    for (int a = 0; a < REACH; a++) {
      for (int b = 0; b < REACH; b++) {
        int row = (points[0][a] * n + points[1][b]) * rowLength;
        double share = weight * shares[0][a] * shares[1][b];
        for (int c = 0; c < REACH; c++) {
          field[row + points[2][c]] += share * shares[2][c];
        }
      }
    }
  }

  /** The sum of a field over the points, by their shares. */
  double interpolate(double[] field, int rowLength) {
    double sum = 0;
    for (int a = 0; a < REACH; a++) {
      for (int b = 0; b < REACH; b++) {
        int row = (points[0][a] * n + points[1][b]) * rowLength;
        double along = 0;
        for (int c = 0; c < REACH; c++) {
          along += shares[2][c] * field[row + points[2][c]];
        }
        sum += shares[0][a] * shares[1][b] * along;
      }
    }
    return sum;
  }
}
