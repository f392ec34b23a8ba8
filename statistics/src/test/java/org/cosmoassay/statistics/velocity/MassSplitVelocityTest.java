package org.cosmoassay.statistics.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MassSplitVelocityTest extends StatisticContract {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:40:8");
  private static final Invariance SUMS =
      Invariance.within(1e-12, "moments are summed in the order of the grid");

  @Override
  protected Statistic statistic() {
    return MassSplitVelocity.of(BINS, 2);
  }

  @Override
  protected List<Statistic> variants() {
    return List.of(MassSplitVelocity.of(BINS, 3), MassSplitVelocity.of(RadialBins.of(1, 2), 2));
  }

  /** Of two points one is light and one heavy: no pair within a quantile. */
  @Override
  protected int fewestPoints() {
    return 3;
  }

  @Override
  protected Invariance underTranslation() {
    return SUMS;
  }

  @Override
  protected Invariance underAxisPermutation() {
    return SUMS;
  }

  @Override
  protected Invariance underPointOrder() {
    return SUMS;
  }

  /** Against {@link PairwiseVelocity} of the points picked by a comparator, to the last bit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void isPairwiseVelocityOfEveryQuantile(int quantiles) {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(200, 130, 170), 40, 25, 4, 3);
    Measurement measured = MassSplitVelocity.of(BINS, quantiles).measure(cloud);
    List<Integer> ranked =
        IntStream.range(0, cloud.size())
            .boxed()
            .sorted(Comparator.comparingDouble(cloud::mass))
            .toList();
    int from = 0;
    for (int m = 0; m < quantiles; m++) {
      int to = cloud.size() * (m + 1) / quantiles;
      Measurement expected = PairwiseVelocity.of(BINS).measure(pick(cloud, ranked, from, to));
      assertThat(measured.column("v12_m" + m).values())
          .containsExactly(expected.column("v12").values());
      assertThat(measured.column("pairs_m" + m).values())
          .containsExactly(expected.column("pairs").values());
      from = to;
    }
    assertThat(from).isEqualTo(cloud.size());
  }

  private static PointCloud pick(PointCloud cloud, List<Integer> ranked, int from, int to) {
    int[] at = ranked.subList(from, to).stream().mapToInt(Integer::intValue).toArray();
    double[][] x = new double[3][at.length];
    double[][] v = new double[3][at.length];
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < at.length; k++) {
        x[axis][k] = cloud.position(axis, at[k]);
        v[axis][k] = cloud.velocity(axis, at[k]);
      }
    }
    return PointCloud.builder(cloud.box())
        .positions(x[0], x[1], x[2])
        .velocities(v[0], v[1], v[2])
        .build();
  }

  /**
   * Light points at rest, heavy ones falling in with v = -A x: v12 is 0 for the light and -A r for
   * the heavy, so that -A times the width of the bin bounds it.
   */
  @Test
  void tellsHeavyPointsThatFallFromLightOnesAtRest() {
    double rate = 50;
    PointCloud blob = TestClouds.uniform(PeriodicBox.cube(100), 300, 5);
    double[][] x = TestClouds.positions(blob);
    double[][] v = new double[3][300];
    double[] mass = new double[300];
    for (int i = 0; i < 300; i++) {
      boolean heavy = i % 3 == 0;
      mass[i] = (heavy ? 1e14 : 1e12) + i;
      for (int axis = 0; axis < 3; axis++) {
        v[axis][i] = heavy ? -rate * x[axis][i] : 0;
      }
    }
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(1000))
            .positions(x[0], x[1], x[2])
            .velocities(v[0], v[1], v[2])
            .masses(mass)
            .build();
    RadialBins bins = RadialBins.parse("lin:5:80:15");
    Measurement measured = MassSplitVelocity.of(bins, 3).measure(cloud);
    for (int i = 0; i < bins.count(); i++) {
      assertThat(measured.column("v12_m0").value(i)).isZero();
      assertThat(measured.column("v12_m1").value(i)).isZero();
      assertThat(measured.column("v12_m2").value(i))
          .isBetween(-rate * bins.edge(i + 1), -rate * bins.edge(i));
    }
  }

  /** Four points of equal mass: the first two in the cloud are the light ones. */
  @Test
  void breaksTiesByIndex() {
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(100))
            .positions(new double[] {10, 11, 50, 53}, new double[4], new double[4])
            .velocities(new double[] {0, 7, 0, -9}, new double[4], new double[4])
            .masses(new double[] {1e12, 1e12, 1e12, 1e12})
            .build();
    Measurement measured = MassSplitVelocity.of(RadialBins.of(0, 2, 4), 2).measure(cloud);
    assertThat(measured.column("v12_m0").values()).containsExactly(7, Double.NaN);
    assertThat(measured.column("v12_m1").values()).containsExactly(Double.NaN, -9);
    assertThat(measured.column("pairs_m0").values()).containsExactly(1, 0);
    assertThat(measured.column("pairs_m1").values()).containsExactly(0, 1);
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.flag(1)).isEqualTo(Flag.EMPTY);
  }

  /** Masses that know nothing of motion: the same v12 within the errors of n pairs, 4.5 sigma. */
  @Test
  void doesNotDependOnMassesThatKnowNothing() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(300), 4000, 8);
    Measurement measured = MassSplitVelocity.of(RadialBins.parse("lin:10:50:4"), 2).measure(cloud);
    double sigma = Math.sqrt(2) * TestClouds.SIGMA_1D;
    for (int m = 0; m < 2; m++) {
      for (int i = 0; i < 4; i++) {
        double pairs = measured.column("pairs_m" + m).value(i);
        assertThat(measured.column("v12_m" + m).value(i))
            .isCloseTo(0, within(4.5 * sigma / Math.sqrt(pairs)));
      }
    }
  }

  @Test
  void printsItsColumnsInOrder() {
    assertThat(statistic().requires())
        .containsExactlyInAnyOrder(Requirement.VELOCITIES, Requirement.MASSES);
    Measurement measured = statistic().measure(TestClouds.uniform(PeriodicBox.cube(100), 50, 1));
    List<String> names = new ArrayList<>();
    measured.columns().forEach((Column column) -> names.add(column.name()));
    assertThat(names).containsExactly("v12_m0", "v12_m1", "pairs_m0", "pairs_m1");
  }

  @Test
  void refusesToSplitIntoNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MassSplitVelocity.of(BINS, 0))
        .withMessageContaining("quantiles = 0");
  }
}
