package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

final class DensityMapTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(40);

  @Test
  void pointsCountInTheirCellAndComeBackFromIt() {
    PointCloud cloud =
        PointCloud.of(
            BOX,
            new double[] {1, 11, 11, Math.nextDown(40.0)},
            new double[] {1, 1, 1, 21},
            new double[] {1, 31, 39, Math.nextDown(40.0)});
    DensityMap map = DensityMap.of(cloud, 4);
    assertThat(map.value(0)).isCloseTo(64 / 4.0, within(1e-12));
    assertThat(map.value(16 + 3)).isCloseTo(2 * 64 / 4.0, within(1e-12));
    assertThat(map.value(48 + 8 + 3)).isCloseTo(64 / 4.0, within(1e-12));
    assertThat(Arrays.stream(map.copyValues()).sum()).isCloseTo(64, within(1e-12));
    int[] counts = map.counts(4);
    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[19]).isEqualTo(2);
    assertThat(counts[59]).isEqualTo(1);
    DensityMap again = DensityMap.of(FieldGenerator.cloud(map, 4, 1), 4);
    assertThat(again.copyValues()).isEqualTo(map.copyValues());
  }

  @Test
  void countsAddUpWhateverTheMap() {
    double[] noise = Arrays.stream(GaussianBase.draw(3, 512)).map(x -> 1 + x).toArray();
    double[] halves = new double[512];
    Arrays.fill(halves, 1);
    for (int points : new int[] {0, 1, 100, 700, 5000}) {
      assertThat(Arrays.stream(DensityMap.of(BOX, 8, noise).counts(points)).sum())
          .isEqualTo(points);
      // All cells are alike.
      assertThat(Arrays.stream(DensityMap.of(BOX, 8, halves).counts(points)).sum())
          .isEqualTo(points);
    }
    assertThat(Arrays.stream(DensityMap.of(BOX, 8, noise).counts(700)).min()).hasValue(0);
  }

  @Test
  void whatIsNoMapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityMap.of(BOX, 2, new double[7]))
        .withMessageContaining("7 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityMap.of(BOX, 1, new double[] {Double.NaN}))
        .withMessageContaining("cell 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityMap.of(new PeriodicBox(1, 2, 1), 1, new double[1]))
        .withMessageContaining("cube");
  }
}
