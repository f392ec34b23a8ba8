package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcursionSetsTest {

  private static final Mesh MESH = Mesh.of(PeriodicBox.cube(16), 16);

  /** Whether a cell, seen from the centre of the mesh, belongs to a body. */
  private interface Body {
    boolean holds(int x, int y, int z);
  }

  @ParameterizedTest
  @CsvSource({"5, 4, 6", "8, 8, 8", "3, 2, 1"})
  void countsWhatMarkingEveryElementFinds(int nx, int ny, int nz) {
    Mesh mesh = new Mesh(new PeriodicBox(10, 20, 30), nx, ny, nz);
    UniformRandomProvider rng = RandomStreams.of(nx);
    double[] values = new double[mesh.cells()];
    Arrays.setAll(values, c -> rng.nextInt(6));
    double[] thresholds = {-1, 0, 1, 2.5, 4, 5, 6};

    ExcursionSets sets = ExcursionSets.of(DensityField.of(mesh, values), thresholds);

    for (int t = 0; t < thresholds.length; t++) {
      double threshold = thresholds[t];
      Elements closed = Elements.touching(mesh, c -> values[c] >= threshold);
      Elements outside = Elements.touching(mesh, c -> values[c] < threshold);
      Elements open = outside.complement();
      assertThat(sets.cells(t)).isEqualTo(closed.cells());
      // The odd-dimensional open set: minus its alternating sum is its characteristic.
      assertThat(sets.twiceEuler(t)).isEqualTo(closed.alternatingSum() - open.alternatingSum());
      for (int axis = 0; axis < 3; axis++) {
        assertThat(sets.boundaryFaces(axis, t))
            .isEqualTo(2 * (closed.faces(axis) - closed.cells()));
        assertThat(sets.twiceSectionEuler(axis, t))
            .isEqualTo(closed.sectionSum(axis) + open.sectionSum(axis));
      }
    }
  }

  @Test
  void ballHasOneSurfaceWithoutHandles() {
    ExcursionSets ball = body((x, y, z) -> x * x + y * y + z * z <= 25);

    assertThat(ball.twiceEuler(0)).isEqualTo(2);
    for (int axis = 0; axis < 3; axis++) {
      // A convex body is seen as its shadow from both sides, and cut into one piece per layer.
      assertThat(ball.boundaryFaces(axis, 0)).isEqualTo(2 * disc(25));
      assertThat(ball.twiceSectionEuler(axis, 0)).isEqualTo(2 * 11);
    }
  }

  private static long disc(int squared) {
    long cells = 0;
    for (int x = -8; x < 8; x++) {
      for (int y = -8; y < 8; y++) {
        cells += x * x + y * y <= squared ? 1 : 0;
      }
    }
    return cells;
  }

  @Test
  void characteristicsOfBodies() {
    // A slab and a rod close upon themselves in the periodic box.
    assertThat(euler((x, y, z) -> Math.abs(x) <= 2)).isZero();
    assertThat(euler((x, y, z) -> Math.abs(x) <= 2 && Math.abs(y) <= 1)).isZero();
    // A ring.
    assertThat(
            euler((x, y, z) -> Math.abs(z) <= 1 && Math.hypot(x, y) >= 3 && Math.hypot(x, y) < 6))
        .isZero();
    // Two handles.
    assertThat(
            euler(
                (x, y, z) ->
                    Math.abs(z) <= 1
                        && Math.abs(x) <= 6
                        && Math.abs(y) <= 3
                        && !(Math.abs(y) <= 1 && Math.abs(Math.abs(x) - 3) <= 1)))
        .isEqualTo(-2);
    // A hollow ball, then two balls, the box without a ball, all and nothing.
    assertThat(euler((x, y, z) -> shell(x * x + y * y + z * z))).isEqualTo(4);
    assertThat(euler((x, y, z) -> Math.pow(Math.abs(x) - 4, 2) + y * y + z * z < 9)).isEqualTo(4);
    assertThat(euler((x, y, z) -> x * x + y * y + z * z > 25)).isEqualTo(2);
    assertThat(euler((x, y, z) -> true)).isZero();
    assertThat(euler((x, y, z) -> false)).isZero();
  }

  private static boolean shell(int squared) {
    return squared <= 36 && squared >= 9;
  }

  /** One piece in the closed set, two in the open one. */
  @Test
  void cellsThatTouchInAnEdgeCountOnceAndTwice() {
    assertThat(euler((x, y, z) -> x == y && (x == 0 || x == 1) && z == 0)).isEqualTo(1 + 2);
    assertThat(euler((x, y, z) -> x == y && y == z && (x == 0 || x == 1))).isEqualTo(1 + 2);
  }

  @Test
  void complementHasTheSameSurfaceAndTheOppositeCurvature() {
    UniformRandomProvider rng = RandomStreams.of(3);
    Mesh mesh = Mesh.of(PeriodicBox.cube(12), 12);
    double[] values = new double[mesh.cells()];
    Arrays.setAll(values, c -> rng.nextInt(10));
    double[] thresholds = {0.5, 2.5, 4.5, 6.5, 8.5};

    ExcursionSets sets = ExcursionSets.of(DensityField.of(mesh, values), thresholds);
    ExcursionSets complements =
        ExcursionSets.of(DensityField.of(mesh, values).map(v -> 9 - v), thresholds);

    for (int t = 0; t < 5; t++) {
      int other = 4 - t;
      assertThat(complements.cells(other)).isEqualTo(12 * 12 * 12 - sets.cells(t));
      assertThat(complements.twiceEuler(other)).isEqualTo(sets.twiceEuler(t));
      for (int axis = 0; axis < 3; axis++) {
        assertThat(complements.boundaryFaces(axis, other)).isEqualTo(sets.boundaryFaces(axis, t));
        assertThat(complements.twiceSectionEuler(axis, other))
            .isEqualTo(-sets.twiceSectionEuler(axis, t));
      }
    }
  }

  private static long euler(Body body) {
    return body(body).twiceEuler(0);
  }

  private static ExcursionSets body(Body body) {
    double[] values = new double[MESH.cells()];
    for (int x = -8; x < 8; x++) {
      for (int y = -8; y < 8; y++) {
        for (int z = -8; z < 8; z++) {
          values[MESH.index(x + 8, y + 8, z + 8)] = body.holds(x, y, z) ? 1 : 0;
        }
      }
    }
    return ExcursionSets.of(DensityField.of(MESH, values), new double[] {1});
  }

  /** Marks on a mesh twice as fine: cells, faces, edges and vertices are its points. */
  private static final class Elements {
    private final int nx;
    private final int ny;
    private final int nz;
    private final boolean[] marked;

    Elements(int nx, int ny, int nz, boolean[] marked) {
      this.nx = nx;
      this.ny = ny;
      this.nz = nz;
      this.marked = marked;
    }

    /** The elements that touch a cell of a set. */
    static Elements touching(Mesh mesh, IntPredicate set) {
      Elements elements =
          new Elements(2 * mesh.nx(), 2 * mesh.ny(), 2 * mesh.nz(), new boolean[8 * mesh.cells()]);
      for (int i = 0; i < mesh.nx(); i++) {
        for (int j = 0; j < mesh.ny(); j++) {
          for (int k = 0; k < mesh.nz(); k++) {
            if (set.test(mesh.index(i, j, k))) {
              elements.markAround(2 * i + 1, 2 * j + 1, 2 * k + 1);
            }
          }
        }
      }
      return elements;
    }

    private void markAround(int x, int y, int z) {
      for (int n = 0; n < 27; n++) {
        int i = (x + n / 9 - 1) % nx;
        int j = (y + n / 3 % 3 - 1) % ny;
        int k = (z + n % 3 - 1) % nz;
        marked[(i * ny + j) * nz + k] = true;
      }
    }

    Elements complement() {
      boolean[] others = new boolean[marked.length];
      for (int e = 0; e < others.length; e++) {
        others[e] = !marked[e];
      }
      return new Elements(nx, ny, nz, others);
    }

    /** Whether the element extends along an axis. */
    private boolean spans(int element, int axis) {
      int coordinate =
          axis == 0 ? element / (ny * nz) : axis == 1 ? element / nz % ny : element % nz;
      return coordinate % 2 == 1;
    }

    private int dimension(int element) {
      int dimension = 0;
      for (int axis = 0; axis < 3; axis++) {
        dimension += spans(element, axis) ? 1 : 0;
      }
      return dimension;
    }

    long cells() {
      return count(e -> dimension(e) == 3);
    }

    long faces(int axis) {
      return count(e -> dimension(e) == 2 && !spans(e, axis));
    }

    long alternatingSum() {
      return count(e -> dimension(e) % 2 == 0) - count(e -> dimension(e) % 2 == 1);
    }

    /** Euler characteristics of the layers of cells across an axis, seen as plane sets. */
    long sectionSum(int axis) {
      return count(e -> spans(e, axis) && dimension(e) % 2 == 1)
          - count(e -> spans(e, axis) && dimension(e) % 2 == 0);
    }

    private long count(IntPredicate kind) {
      long count = 0;
      for (int e = 0; e < marked.length; e++) {
        count += marked[e] && kind.test(e) ? 1 : 0;
      }
      return count;
    }
  }
}
