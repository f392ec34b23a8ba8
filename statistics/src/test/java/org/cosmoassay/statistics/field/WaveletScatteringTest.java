package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaveletScatteringTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(256);

  private static final double ROUNDING = 1e-12;

  @Nested
  class Contract extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return WaveletScattering.of(20, 2, new int[] {0, 1}, 0.8, 32);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          WaveletScattering.of(21, 2, new int[] {0, 1}, 0.8, 32),
          WaveletScattering.of(20, 1, new int[] {0, 1}, 0.8, 32),
          WaveletScattering.of(20, 2, new int[] {0, 2}, 0.8, 32),
          WaveletScattering.of(20, 2, new int[] {0, 1}, 1, 32),
          WaveletScattering.of(20, 2, new int[] {0, 1}, 0.8, 33));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.within(
          5e-3,
          "images of waves, 18 (a / (2 pi R))^4 of the peak of a point for cells up to 16 Mpc/h; kinks"
              + " of the moduli add less");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return Invariance.within(ROUNDING, "transforms and sums round in another order");
    }

    @Override
    protected Invariance underPointOrder() {
      return Invariance.within(ROUNDING, "cells sum their points in another order");
    }
  }

  @Test
  void rowsAreScalesThenPairsOfScales() {
    Measurement measured =
        WaveletScattering.of(10, 3, new int[] {2, 0}, 1, 32)
            .measure(TestClouds.uniform(BOX, 50, 1));

    assertThat(measured.column("r1").values()).containsExactly(10, 20, 40, 10, 10, 20);
    assertThat(measured.column("r2").values())
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, 20, 40, 40);
    assertThat(measured.components()).extracting("name").containsExactly("s_l2", "s_l0");
    assertThat(measured.axis().edges()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void translationsByWholeCellsAndRotationsChangeNothing() {
    PointCloud cloud = TestClouds.thomas(BOX, 60, 25, 3, 2);
    WaveletScattering statistic = WaveletScattering.of(10, 2, new int[] {0, 1, 2, 3}, 0.8, 32);
    double[][] p = TestClouds.positions(cloud);
    double[] minusY = Arrays.stream(p[1]).map(y -> BOX.wrap(-y, 1)).toArray();
    double[] minusX = Arrays.stream(p[0]).map(x -> BOX.wrap(-x, 0)).toArray();

    double[] original = statistic.measure(cloud).vector();

    for (PointCloud other :
        List.of(
            TestClouds.translated(cloud, 8, 248, 64),
            PointCloud.of(BOX, minusY, p[0], p[2]),
            PointCloud.of(BOX, minusX, minusY, p[2]),
            PointCloud.of(BOX, p[2], minusY, p[0]))) {
      double[] moved = statistic.measure(other).vector();
      for (int c = 0; c < original.length; c++) {
        assertThat(moved[c]).isCloseTo(original[c], within(1e-10 * original[c]));
      }
    }
  }

  @Test
  void pointsWithoutDensityHaveNone() {
    Measurement measured =
        WaveletScattering.of(10, 2, new int[] {0}, 1, 32).measure(TestClouds.at(BOX));

    assertThat(measured.vector()).containsOnly(Double.NaN);
    assertThat(measured.flag(1)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void refusesWhatMakesNoSense() {
    int[] orders = {0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(0, 2, orders, 1, 32))
        .withMessage("width = 0.0 Mpc/h is no length; give a finite one above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(10, 0, orders, 1, 32))
        .withMessage("scales = 0; give 1 to 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(10, 2, new int[] {1, 1}, 1, 32))
        .withMessage("orders = [1, 1]; give one or more different numbers of 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(10, 2, orders, 0, 32))
        .withMessage("power = 0.0 must be finite and above 0, such as 0.8");
    PointCloud cloud = TestClouds.uniform(BOX, 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(32, 3, orders, 1, 32).measure(cloud))
        .withMessage(
            "scattering: the largest width = 128.0 Mpc/h must be below half the shortest box side,"
                + " 128.0 Mpc/h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveletScattering.of(4, 3, orders, 1, 32).measure(cloud))
        .withMessageContaining("scattering: width = 4.0 Mpc/h is below the side of a cell, 8.0");
  }
}
