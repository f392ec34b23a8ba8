package org.cosmoassay.generators.perturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefectTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);
  private static final Cosmology COSMOLOGY = new Cosmology(0.3, 0.05, 0.7, 0.96, 0.8, 0.5);
  private static final int COLUMNS = 8;

  /** N points whose eight columns are all different numbers. */
  private static PointCloud cloud(int n) {
    UniformRandomProvider random = RandomStreams.of(1);
    double[][] c = new double[COLUMNS][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < COLUMNS; k++) {
        c[k][i] = random.nextDouble() * (k < 3 ? BOX.side(k) : 1000);
      }
    }
    return PointCloud.builder(BOX)
        .positions(c[0], c[1], c[2])
        .velocities(c[3], c[4], c[5])
        .masses(c[6])
        .weights(c[7])
        .cosmology(COSMOLOGY)
        .build();
  }

  private static List<Double> row(PointCloud cloud, int i) {
    List<Double> row = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      row.add(cloud.position(axis, i));
    }
    for (int axis = 0; axis < 3; axis++) {
      row.add(cloud.velocity(axis, i));
    }
    row.add(cloud.mass(i));
    row.add(cloud.weight(i));
    return row;
  }

  private static List<List<Double>> rows(PointCloud cloud) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < cloud.size(); i++) {
      rows.add(row(cloud, i));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "position-jitter,3",
    "axis-jitter,3",
    "extra-growth,0.1",
    "velocity-scale,1.2",
    "velocity-offset,50",
    "thinning,0.1",
    "duplicated-points,0.05",
    "missing-close-pairs,5",
    "phase-scrambling,1"
  })
  void isDeterministicAndKeepsBoxAndCosmology(String name, double amount) {
    PointCloud cloud = cloud(1000);
    Defect defect = Defect.of(name, amount);
    PointCloud once = defect.apply(cloud, 5);
    assertThat(rows(Defect.of(name, amount).apply(cloud, 5))).isEqualTo(rows(once));
    assertThat(rows(once)).isNotEqualTo(rows(cloud));
    assertThat(once.box()).isEqualTo(BOX);
    assertThat(once.cosmology()).isEqualTo(COSMOLOGY);
    if (!Set.of("velocity-scale", "velocity-offset", "extra-growth").contains(name)) {
      assertThat(rows(defect.apply(cloud, 6))).isNotEqualTo(rows(once));
    }
    assertThat(defect.name()).isEqualTo(name);
    assertThat(defect.amount()).isEqualTo(amount);
    assertThat(defect.identity()).isEqualTo(name + "/1 amount=" + amount);
    assertThat(defect.description()).contains(Double.toString(amount));
    assertThat(Defect.of(name, amount / 2).identity()).isNotEqualTo(defect.identity());
  }

  /** Variance of 3 x 20000 Gaussian numbers: relative error sqrt(2/60000); 4 sigma are allowed. */
  @Test
  void jitterMovesPositionsOnly() {
    PointCloud cloud = cloud(20_000);
    PointCloud jittered = Defect.of("position-jitter", 3).apply(cloud, 5);
    double squares = 0;
    for (int i = 0; i < cloud.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double moved = BOX.minimumImage(jittered.position(axis, i) - cloud.position(axis, i), axis);
        assertThat(moved).isNotZero();
        squares += moved * moved;
      }
      assertThat(row(jittered, i).subList(3, COLUMNS)).isEqualTo(row(cloud, i).subList(3, COLUMNS));
    }
    double n = 3.0 * cloud.size();
    assertThat(squares / n).isCloseTo(9, within(4 * 9 * Math.sqrt(2 / n)));
  }

  @Test
  void velocityScaleChangesVelocitiesOnlyAndExactly() {
    PointCloud cloud = cloud(100);
    PointCloud fast = Defect.of("velocity-scale", 1.2).apply(cloud, 5);
    for (int i = 0; i < cloud.size(); i++) {
      List<Double> expected = row(cloud, i);
      for (int k = 3; k < 6; k++) {
        expected.set(k, expected.get(k) * 1.2);
      }
      assertThat(row(fast, i)).isEqualTo(expected);
    }
  }

  @Test
  void velocityScaleNeedsVelocities() {
    PointCloud still = PointCloud.of(BOX, new double[] {1}, new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> Defect.of("velocity-scale", 1.2).apply(still, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a cloud with velocities");
  }

  @Test
  void thinningKeepsAnOrderedSubset() {
    PointCloud cloud = cloud(1000);
    PointCloud thinned = Defect.of("thinning", 0.1).apply(cloud, 5);
    assertThat(thinned.size()).isEqualTo(900);
    assertThat(rows(cloud)).containsSubsequence(rows(thinned));
    assertThat(Defect.of("thinning", 1).apply(cloud, 5).size()).isZero();
    assertThat(rows(Defect.of("thinning", 0).apply(cloud, 5))).isEqualTo(rows(cloud));
  }

  /** Each point is removed with probability 0.1: mean index of 1000 removed, 4 sigma. */
  @Test
  void thinningFavoursNoPoint() {
    PointCloud cloud = cloud(10_000);
    PointCloud thinned = Defect.of("thinning", 0.1).apply(cloud, 5);
    double all = 0;
    for (int i = 0; i < cloud.size(); i++) {
      all += cloud.mass(i) / cloud.size();
    }
    double kept = 0;
    for (int i = 0; i < thinned.size(); i++) {
      kept += thinned.mass(i) / thinned.size();
    }
    // Masses are uniform on [0, 1000): sigma 289; removing 1000 shifts the mean by 289
    // sqrt(0.1/9000).
    assertThat(kept).isCloseTo(all, within(4 * 289 * Math.sqrt(0.1 / 9000)));
  }

  @Test
  void duplicatesOverwriteExactlyTheStatedNumber() {
    PointCloud cloud = cloud(1000);
    PointCloud copied = Defect.of("duplicated-points", 0.05).apply(cloud, 5);
    assertThat(copied.size()).isEqualTo(1000);
    List<List<Double>> before = rows(cloud);
    List<List<Double>> after = rows(copied);
    int overwritten = 0;
    for (int i = 0; i < 1000; i++) {
      if (!after.get(i).equals(before.get(i))) {
        overwritten++;
        // The original is still in its place: a copy is always of a point that was kept.
        int original = before.indexOf(after.get(i));
        assertThat(after.get(original)).isEqualTo(before.get(original));
      }
    }
    assertThat(overwritten).isEqualTo(50);
    assertThat(after.stream().distinct().count()).isEqualTo(950);
  }

  @Test
  void duplicatesNeedAnOriginal() {
    assertThat(rows(Defect.of("duplicated-points", 1).apply(cloud(5), 5)).stream().distinct())
        .hasSize(1);
    assertThat(rows(Defect.of("duplicated-points", 1).apply(cloud(1), 5)))
        .isEqualTo(rows(cloud(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position-jitter",
        "axis-jitter",
        "extra-growth",
        "velocity-scale",
        "velocity-offset",
        "thinning",
        "duplicated-points",
        "missing-close-pairs",
        "phase-scrambling"
      })
  void anEmptyCloudStaysEmpty(String name) {
    assertThat(Defect.of(name, 0.5).apply(cloud(0), 5).size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position-jitter",
        "axis-jitter",
        "thinning",
        "duplicated-points",
        "missing-close-pairs",
        "phase-scrambling"
      })
  void columnsThatAreAbsentStayAbsent(String name) {
    PointCloud bare =
        PointCloud.of(BOX, new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 2});
    PointCloud changed = Defect.of(name, 0.5).apply(bare, 5);
    assertThat(changed.hasVelocities()).isFalse();
    assertThat(changed.hasMasses()).isFalse();
    assertThat(changed.hasWeights()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "position-jitter,-1",
    "position-jitter,Infinity",
    "velocity-scale,NaN",
    "thinning,1.1",
    "extra-growth,-1.1",
    "phase-scrambling,1.01",
    "duplicated-points,-0.1"
  })
  void amountsOutOfRangeAreRefused(String name, double amount) {
    assertThatThrownBy(() -> Defect.of(name, amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The amount (" + amount + ") of the defect " + name + " must be a");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Defect.of("blur", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown defect blur; known are"
                + " position-jitter, axis-jitter, extra-growth, velocity-scale, velocity-offset,"
                + " thinning, duplicated-points, missing-close-pairs, phase-scrambling");
  }
}
