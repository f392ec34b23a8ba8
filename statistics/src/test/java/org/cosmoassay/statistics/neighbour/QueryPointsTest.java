package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.cosmoassay.statistics.neighbour.BruteForce.coordinates;

import java.util.Arrays;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;

class QueryPointsTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  @Test
  void randomPointsFillTheBoxEvenly() {
    double[][] points = coordinates(QueryPoints.random(1, 80_000), BOX);
    int[] octants = new int[8];
    for (int i = 0; i < 80_000; i++) {
      int octant = 0;
      for (int axis = 0; axis < 3; axis++) {
        assertThat(points[axis][i]).isBetween(0.0, Math.nextDown(BOX.side(axis)));
        octant |= points[axis][i] < BOX.side(axis) / 2 ? 0 : 1 << axis;
      }
      octants[octant]++;
    }
    for (int count : octants) {
      // Four binomial standard deviations: 4 sqrt(80000 * 1/8 * 7/8); the seed is fixed.
      assertThat((double) count).isBetween(10_000 - 375.0, 10_000 + 375.0);
    }
  }

  @Test
  void randomPointsDependOnSeedNumberAndBoxAlone() {
    double[][] points = coordinates(QueryPoints.random(1, 100), BOX);
    assertThat(coordinates(QueryPoints.random(1, 100), BOX)).isDeepEqualTo(points);
    assertThat(coordinates(QueryPoints.random(2, 100), BOX)[0]).isNotEqualTo(points[0]);
    double[] more = coordinates(QueryPoints.random(1, 1000), BOX)[2];
    assertThat(Arrays.copyOf(more, 100)).containsExactly(points[2]);
    double[] wider = coordinates(QueryPoints.random(1, 100), new PeriodicBox(200, 50, 200))[0];
    assertThat(wider[0]).isEqualTo(2 * points[0][0]);
  }

  @Test
  void sequencesDependOnSeedNumberAndBoxAlone() {
    for (String kind : new String[] {"sobol", "halton"}) {
      double[][] points = coordinates(QueryPoints.parse(kind + ":100", 1), BOX);
      assertThat(coordinates(QueryPoints.parse(kind + ":100", 1), BOX)).isDeepEqualTo(points);
      assertThat(coordinates(QueryPoints.parse(kind + ":100", 2), BOX)[0]).isNotEqualTo(points[0]);
      double[] more = coordinates(QueryPoints.parse(kind + ":1000", 1), BOX)[2];
      assertThat(Arrays.copyOf(more, 100)).containsExactly(points[2]);
      for (int axis = 0; axis < 3; axis++) {
        for (double coordinate : points[axis]) {
          assertThat(coordinate).isBetween(0.0, Math.nextDown(BOX.side(axis)));
        }
      }
    }
  }

  /** A digital shift keeps a digital net: dyadic intervals and the octants hold equal shares. */
  @Test
  void scrambledSobolPointsAreANet() {
    for (long seed = 0; seed < 5; seed++) {
      double[][] points = coordinates(QueryPoints.sobol(seed, 4096), BOX);
      int[] octants = new int[8];
      for (int axis = 0; axis < 3; axis++) {
        boolean[] strata = new boolean[4096];
        for (double coordinate : points[axis]) {
          strata[(int) (coordinate / BOX.side(axis) * 4096)] = true;
        }
        assertThat(strata).as("axis %d", axis).doesNotContain(false);
      }
      for (int i = 0; i < 4096; i++) {
        int octant = 0;
        for (int axis = 0; axis < 3; axis++) {
          octant |= points[axis][i] < BOX.side(axis) / 2 ? 0 : 1 << axis;
        }
        octants[octant]++;
      }
      assertThat(octants).containsOnly(512);
    }
  }

  /**
   * The share of a ball that points report has a far smaller error than independent points would
   * have, and over seeds no bias.
   */
  @Test
  void sequencesFillABallMoreEvenlyThanChance() {
    PeriodicBox cube = PeriodicBox.cube(1);
    double ball = 4.0 / 3 * Math.PI * Math.pow(0.3, 3);
    int n = 4096;
    int seeds = 64;
    double independent = Math.sqrt(ball * (1 - ball) / n);
    for (String kind : new String[] {"sobol:", "halton:"}) {
      double sum = 0;
      double squares = 0;
      for (long seed = 0; seed < seeds; seed++) {
        double[][] points = coordinates(QueryPoints.parse(kind + n, seed), cube);
        int inside = 0;
        for (int i = 0; i < n; i++) {
          double r2 = 0;
          for (int axis = 0; axis < 3; axis++) {
            double d = points[axis][i] - 0.4;
            r2 += d * d;
          }
          inside += r2 < 0.09 ? 1 : 0;
        }
        double error = (double) inside / n - ball;
        sum += error;
        squares += error * error;
      }
      double scatter = Math.sqrt(squares / seeds);
      assertThat(scatter).as(kind).isLessThan(0.5 * independent);
      // Four standard errors of a mean of 64 independent scramblings.
      assertThat(Math.abs(sum / seeds)).as(kind).isLessThan(4 * scatter / Math.sqrt(seeds));
    }
  }

  @Test
  void gridPointsAreTheCentresOfEqualCells() {
    double[][] points = coordinates(QueryPoints.grid(2), BOX);
    assertThat(points[0]).containsExactly(25, 25, 25, 25, 75, 75, 75, 75);
    assertThat(points[1]).containsExactly(12.5, 12.5, 37.5, 37.5, 12.5, 12.5, 37.5, 37.5);
    assertThat(points[2]).containsExactly(50, 150, 50, 150, 50, 150, 50, 150);
    assertThat(coordinates(QueryPoints.grid(1), BOX))
        .isDeepEqualTo(new double[][] {{50}, {25}, {100}});
  }

  @Test
  void givenPointsAreWrappedIntoTheBoxAndCopied() {
    double[] x = {-1, 100, 250, 5};
    QueryPoints queries = QueryPoints.of(x, new double[] {-0.0, 49, 50, 5}, new double[4]);
    Arrays.fill(x, 7);
    double[][] points = coordinates(queries, BOX);
    assertThat(points[0]).containsExactly(99, 0, 50, 5);
    assertThat(points[1]).containsExactly(-0.0, 49, 0, 5);
  }

  @Test
  void theSearchOrderIsAPermutationThatKnowsItsPlaces() {
    for (int n : new int[] {1, 31, 32, 1000, 50_000}) {
      double[][] points = TestClouds.positions(TestClouds.uniform(BOX, n, 3));
      QuerySet set = SpaceFillingOrder.sorted(BOX, points);
      assertThat(set.size()).isEqualTo(n);
      boolean[] seen = new boolean[n];
      for (int i = 0; i < n; i++) {
        int place = set.place(i);
        assertThat(seen[place]).isFalse();
        seen[place] = true;
        assertThat(new double[] {set.x(i), set.y(i), set.z(i)})
            .containsExactly(points[0][place], points[1][place], points[2][place]);
        assertThat(set.self(i)).isEqualTo(-1);
      }
    }
  }

  @Test
  void theSearchOrderKeepsNeighboursTogether() {
    int n = 20_000;
    double[][] points = coordinates(QueryPoints.random(4, n), BOX);
    QuerySet set = SpaceFillingOrder.sorted(BOX, points);
    double sorted = 0;
    double unsorted = 0;
    for (int i = 1; i < n; i++) {
      sorted += Math.abs(set.x(i) - set.x(i - 1)) / BOX.lx();
      unsorted += Math.abs(points[0][i] - points[0][i - 1]) / BOX.lx();
    }
    // Uniform points are a third of the side apart on average; 12 bits of the curve are sorted.
    assertThat(sorted).isLessThan(unsorted / 4);
  }

  @Test
  void canonicalTextTellsQueriesApart() {
    double[] a = {1, 2};
    double[] b = {1, 3};
    assertThat(
            new String[] {
              QueryPoints.random(1, 100).canonical(),
              QueryPoints.random(2, 100).canonical(),
              QueryPoints.random(1, 101).canonical(),
              QueryPoints.sobol(1, 100).canonical(),
              QueryPoints.halton(1, 100).canonical(),
              QueryPoints.halton(2, 100).canonical(),
              QueryPoints.grid(10).canonical(),
              QueryPoints.data().canonical(),
              QueryPoints.of(a, a, a).canonical(),
              QueryPoints.of(a, a, b).canonical(),
              QueryPoints.of(a, b, a).canonical()
            })
        .doesNotHaveDuplicates();
    assertThat(QueryPoints.random(-5, 1000)).hasToString("random:1000,seed=-5");
    assertThat(QueryPoints.grid(10)).hasToString("grid:10");
    assertThat(QueryPoints.of(a, b, a).canonical()).isEqualTo(QueryPoints.of(a, b, a).canonical());
  }

  @Test
  void readsTheNotationOfTheCommandLine() {
    assertThat(QueryPoints.parse("random:1000", 7)).hasToString("random:1000,seed=7");
    assertThat(QueryPoints.parse("grid:20", 7)).hasToString("grid:20");
    assertThat(QueryPoints.parse("data", 7)).hasToString("data");
    assertThat(QueryPoints.parse("data", 7).excludesSelf()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPoints.parse("random:1e5", 7))
        .withMessage(
            "query \"random:1e5\" needs a whole number;"
                + " write random:N, sobol:N or halton:N (N points), grid:N (N points per side) or"
                + " data");
    assertThat(QueryPoints.parse("sobol:1000", 7)).hasToString("sobol:1000,seed=7");
    assertThat(QueryPoints.parse("halton:1000", 8)).hasToString("halton:1000,seed=8");
    for (String wrong : new String[] {"", "sobol", "halton:1:2", "random", "grid:1:2", "Data"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QueryPoints.parse(wrong, 7))
          .withMessageStartingWith("query \"" + wrong + "\" is not understood; write random:N");
    }
  }

  @Test
  void refusesTooFewTooManyAndUnusablePoints() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPoints.random(1, 0))
        .withMessage("query random:0 asks for no point; ask for 1 to 100000000 points in all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPoints.grid(1000))
        .withMessageContaining("grid:1000 asks for 1000000000 points");
    assertThatIllegalArgumentException().isThrownBy(() -> QueryPoints.grid(-3));
    double[] none = {};
    assertThatIllegalArgumentException().isThrownBy(() -> QueryPoints.of(none, none, none));
    double[] two = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPoints.of(two, new double[3], two))
        .withMessage("query points: 3 values of y where x has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPoints.of(two, two, new double[] {1, Double.NaN}))
        .withMessage("query points, row 1: z is NaN; every coordinate must be finite");
  }
}
