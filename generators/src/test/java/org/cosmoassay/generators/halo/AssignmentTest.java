package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void costsAsLittleAsTheBestOfAllAssignments() {
    UniformRandomProvider random = RandomStreams.of(3);
    for (int trial = 0; trial < 300; trial++) {
      int rows = 1 + random.nextInt(6);
      int columns = rows + random.nextInt(3);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        // Few values: many ties, as with truncated costs.
        Arrays.setAll(row, j -> trialCost(random));
      }
      int[] found = Assignment.cheapest(cost);
      assertThat(Arrays.stream(found).distinct().count()).isEqualTo(rows);
      // Sums of at most six numbers below 10: rounding stays under 1e-13.
      assertThat(sum(cost, found)).isCloseTo(best(cost, 0, new boolean[columns]), within(1e-12));
    }
  }

  @Test
  void prefersFiniteNumbersOfEitherSign() {
    assertThat(Assignment.cheapest(new double[][] {{-5, -1}, {-4, 3}})).containsExactly(1, 0);
  }

  @Test
  void moreRowsThanColumnsAreAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assignment.cheapest(new double[][] {{1}, {2}}))
        .withMessage("2 rows cannot have a column each, as there are 1");
  }

  private static double trialCost(UniformRandomProvider random) {
    return random.nextBoolean() ? random.nextInt(4) : 9 * random.nextDouble();
  }

  private static double sum(double[][] cost, int[] columns) {
    double sum = 0;
    for (int row = 0; row < columns.length; row++) {
      sum += cost[row][columns[row]];
    }
    return sum;
  }

  private static double best(double[][] cost, int row, boolean[] taken) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.min(best, cost[row][column] + best(cost, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
