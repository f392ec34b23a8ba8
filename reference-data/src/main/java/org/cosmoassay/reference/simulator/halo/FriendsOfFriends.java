package org.cosmoassay.reference.simulator.halo;

import java.util.Arrays;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Groups of points linked by separations of a length or less, under the minimum image: two points
 * are in one group when a chain of such links joins them.
 *
 * <p>Points are sorted into cells of the linking length or more; slabs of cells are linked in
 * parallel, then across their faces. Groups are numbered by their point of lowest index, so that
 * neither the partition nor its numbering depends on the order of the work.
 *
 * <p>Reference: Davis, Efstathiou, Frenk &amp; White (1985), doi:10.1086/163168.
 */
public final class FriendsOfFriends {

  /** Most cells per side: a table of 400^3 numbers is a quarter of a gigabyte. */
  private static final int MOST_CELLS = 400;

  private static final int SLABS = 32;

  private final PeriodicBox box;
  private final double squaredLength;
  private final int cells;
  private final double[][] sorted;
  private final int[] order;
  private final int[] starts;
  private final int[] parents;

  private FriendsOfFriends(PeriodicBox box, double[][] positions, double length) {
    this.box = box;
    this.squaredLength = length * length;
    int n = positions[0].length;
    this.cells = cellsPerSide(box, n, length);
    this.order = new int[n];
    this.starts = new int[cells * cells * cells + 1];
    this.parents = new int[n];
    this.sorted = new double[3][n];
    sort(positions);
  }

  /**
   * The group of every point: numbers from 0, in the order of each group's first point.
   *
   * @param box a cube
   * @param positions coordinates per axis, in Mpc/h, in [0, side)
   * @param length linking length in Mpc/h, above 0 and below half the side
   */
  public static int[] groups(PeriodicBox box, double[][] positions, double length) {
    if (!box.isCube()) {
      throw new IllegalArgumentException("The box is %s; give a cube".formatted(box));
    }
    if (!(length > 0 && length < 0.5 * box.lx())) {
      throw new IllegalArgumentException(
          "The linking length (%s) must be above 0 and below half the box, in Mpc/h."
              .formatted(length));
    }
    FriendsOfFriends friends = new FriendsOfFriends(box, positions, length);
    friends.link();
    return friends.number();
  }

  /** About one cell per point where the linking length allows; 1 where neighbours would repeat. */
  private static int cellsPerSide(PeriodicBox box, int points, double length) {
    // A hair less, so that rounding cannot put linked points two cells apart.
    double most = Math.floor(box.lx() / length * (1 - 1e-9));
    double wanted = Math.max(3, 2 * Math.ceil(Math.cbrt(points)));
    int cells = (int) Math.min(Math.min(most, wanted), MOST_CELLS);
    return cells < 3 ? 1 : cells;
  }

  private int cell(double[][] positions, int i) {
    int cell = 0;
    for (int axis = 0; axis < 3; axis++) {
      int along = (int) (positions[axis][i] * (cells / box.lx()));
      cell = cell * cells + Math.min(along, cells - 1);
    }
    return cell;
  }

  private void sort(double[][] positions) {
    int n = order.length;
    int[] own = new int[n];
    for (int i = 0; i < n; i++) {
      own[i] = cell(positions, i);
      starts[own[i] + 1]++;
    }
    for (int cell = 0; cell + 1 < starts.length; cell++) {
      starts[cell + 1] += starts[cell];
    }
    int[] free = Arrays.copyOf(starts, starts.length - 1);
    for (int i = 0; i < n; i++) {
      int at = free[own[i]]++;
      order[at] = i;
      parents[at] = at;
      for (int axis = 0; axis < 3; axis++) {
        sorted[axis][at] = positions[axis][i];
      }
    }
  }

  private void link() {
    int slabs = Math.min(SLABS, cells);
    Parallel.map(
        slabs,
        slab -> {
          int first = slab * cells / slabs;
          int last = (slab + 1) * cells / slabs;
          for (int i = first; i < last; i++) {
            linkPlane(i, i + 1 < last, false);
          }
          return true;
        });
    if (cells > 1) {
      for (int slab = 0; slab < slabs; slab++) {
        linkPlane((slab + 1) * cells / slabs - 1, true, true);
      }
    }
  }

  /**
   * Links the points of a plane of cells.
   *
   * @param withNext whether to those of the next plane
   * @param onlyNext whether to no others
   */
  private void linkPlane(int i, boolean withNext, boolean onlyNext) {
    for (int j = 0; j < cells; j++) {
      for (int k = 0; k < cells; k++) {
        int cell = (i * cells + j) * cells + k;
        int from = starts[cell];
        int to = starts[cell + 1];
        if (from == to) {
          continue;
        }
        if (!onlyNext) {
          linkWithin(from, to);
          if (cells > 1) {
            linkTo(from, to, i, j, k + 1);
            for (int dk = -1; dk <= 1; dk++) {
              linkTo(from, to, i, j + 1, k + dk);
            }
          }
        }
        if (withNext) {
          for (int dj = -1; dj <= 1; dj++) {
            for (int dk = -1; dk <= 1; dk++) {
              linkTo(from, to, i + 1, j + dj, k + dk);
            }
          }
        }
      }
    }
  }

  private void linkWithin(int from, int to) {
    for (int a = from; a < to; a++) {
      for (int b = a + 1; b < to; b++) {
        linkPair(a, b);
      }
    }
  }

  private void linkTo(int from, int to, int i, int j, int k) {
    int cell = (wrapped(i) * cells + wrapped(j)) * cells + wrapped(k);
    for (int b = starts[cell]; b < starts[cell + 1]; b++) {
      for (int a = from; a < to; a++) {
        linkPair(a, b);
      }
    }
  }

  private int wrapped(int index) {
    return index < 0 ? index + cells : index >= cells ? index - cells : index;
  }

  private void linkPair(int a, int b) {
    double dx = box.minimumImage(sorted[0][a] - sorted[0][b], 0);
    double dy = box.minimumImage(sorted[1][a] - sorted[1][b], 1);
    double dz = box.minimumImage(sorted[2][a] - sorted[2][b], 2);
    if (dx * dx + dy * dy + dz * dz <= squaredLength) {
      int rootA = root(a);
      int rootB = root(b);
      if (rootA < rootB) {
        parents[rootB] = rootA;
      } else {
        parents[rootA] = rootB;
      }
    }
  }

  private int root(int at) {
    int i = at;
    while (parents[i] != i) {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
    return i;
  }

  private int[] number() {
    int n = order.length;
    int[] roots = new int[n];
    for (int at = 0; at < n; at++) {
      roots[order[at]] = root(at);
    }
    int[] numbers = new int[n];
    Arrays.fill(numbers, -1);
    int next = 0;
    for (int i = 0; i < n; i++) {
      if (numbers[roots[i]] < 0) {
        numbers[roots[i]] = next++;
      }
      roots[i] = numbers[roots[i]];
    }
    return roots;
  }
}
