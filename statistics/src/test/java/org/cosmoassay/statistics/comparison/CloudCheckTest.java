package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class CloudCheckTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(1000);

  @Test
  void countsEveryPointAtThePositionOfAnEarlierOne() {
    double[] x = {1, 2, 1, 1, 2, 3};
    double[] y = {5, 5, 5, 5, 5, 5};
    double[] z = {7, 7, 7, 7, 7.000000000000001, 7};
    assertThat(CloudCheck.of(PointCloud.of(BOX, x, y, z), 4, 2))
        .isEqualTo(new CloudCheck(6, 4, 2, 2));
  }

  @Test
  void negativeZeroIsZero() {
    PointCloud cloud = PointCloud.of(BOX, new double[] {0.0, -0.0}, new double[2], new double[2]);
    assertThat(CloudCheck.of(cloud, 0, 0).duplicates()).isEqualTo(1);
  }

  @Test
  void fewOrNoPoints() {
    double[] none = {};
    double[] one = {1};
    assertThat(CloudCheck.of(PointCloud.of(BOX, none, none, none), 0, 0).points()).isZero();
    assertThat(CloudCheck.of(PointCloud.of(BOX, one, one, one), 0, 0).duplicates()).isZero();
  }

  @Test
  void equalsASetOfPositions() {
    // Coordinates on a lattice of 30: about 5000 duplicates among 20000 points.
    UniformRandomProvider random = RandomStreams.of(17);
    int n = 20_000;
    double[][] p = new double[3][n];
    Set<List<Double>> seen = new HashSet<>();
    int duplicates = 0;
    for (int i = 0; i < n; i++) {
      for (double[] axis : p) {
        axis[i] = random.nextInt(30) / 8.0;
      }
      duplicates += seen.add(List.of(p[0][i], p[1][i], p[2][i])) ? 0 : 1;
    }
    assertThat(duplicates).isPositive();
    assertThat(CloudCheck.of(PointCloud.of(BOX, p[0], p[1], p[2]), 0, 0).duplicates())
        .isEqualTo(duplicates);
  }

  @Test
  void everyPointAtOnePlaceTakesNoLonger() {
    double[] same = new double[1_000_000];
    assertThat(CloudCheck.of(PointCloud.of(BOX, same, same, same), 0, 0).duplicates())
        .isEqualTo(999_999);
  }

  @Test
  void refusesContradictions() {
    assertThatThrownBy(() -> new CloudCheck(3, 0, 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 duplicates");
  }
}
