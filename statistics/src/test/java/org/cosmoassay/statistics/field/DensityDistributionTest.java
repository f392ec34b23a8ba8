package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Bins;
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

class DensityDistributionTest {

  private static final double[] EDGES = Bins.linear(0, 4, 8);

  private static final PeriodicBox BOX = PeriodicBox.cube(256);

  private abstract static class LatticeContract extends StatisticContract {
    @Override
    protected List<Statistic> variants() {
      return List.of(
          DensityDistribution.inCells(Bins.linear(0, 4, 9), 32),
          DensityDistribution.inCells(EDGES, 33),
          DensityDistribution.inSpheres(EDGES, 17, 32),
          DensityDistribution.smoothed(EDGES, 18, 32));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.none(
          "the cells stay where they are; translations by whole cells are tested apart");
    }
  }

  @Nested
  class CellsContract extends LatticeContract {
    @Override
    protected Statistic statistic() {
      return DensityDistribution.inCells(EDGES, 16);
    }
  }

  @Nested
  class SpheresContract extends LatticeContract {
    @Override
    protected Statistic statistic() {
      return DensityDistribution.inSpheres(EDGES, 20, 16);
    }
  }

  @Nested
  class GaussianContract extends LatticeContract {
    @Override
    protected Statistic statistic() {
      return DensityDistribution.smoothed(EDGES, 16, 32);
    }
  }

  @Test
  void translationsByWholeCellsKeepEveryCount() {
    PointCloud cloud = TestClouds.onGrid(TestClouds.thomas(BOX, 60, 25, 3, 2), 1.0 / 64);
    PointCloud moved = TestClouds.translated(cloud, 8, 248, 64);
    for (Statistic statistic :
        List.of(
            DensityDistribution.inCells(EDGES, 32),
            DensityDistribution.inSpheres(EDGES, 20, 32),
            DensityDistribution.smoothed(EDGES, 16, 32))) {
      assertThat(statistic.measure(moved).vector())
          .as(statistic.parameters())
          .containsExactly(statistic.measure(cloud).vector());
    }
  }

  /** Cells half as wide have their centres where eight translations by a quarter bring them. */
  @Test
  void otherTranslationsSampleTheSameDensityElsewhere() {
    PointCloud cloud = TestClouds.onGrid(TestClouds.thomas(BOX, 60, 25, 3, 2), 1.0 / 64);
    double[] sum = new double[EDGES.length - 1];
    for (int corner = 0; corner < 8; corner++) {
      double[] shift = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        shift[axis] = (corner & (1 << axis)) == 0 ? 4 : -4;
      }
      double[] counts =
          DensityDistribution.inSpheres(EDGES, 20, 16)
              .measure(TestClouds.translated(cloud, shift))
              .column("count")
              .values();
      Arrays.setAll(sum, bin -> sum[bin] + counts[bin]);
    }

    Measurement fine = DensityDistribution.inSpheres(EDGES, 20, 32).measure(cloud);

    assertThat(fine.column("count").values()).containsExactly(sum);
  }

  @Test
  void countsInCellsOfPoissonPointsArePoissonian() {
    assertPoissonian(DensityDistribution.inCells(wholes(20, 4), 25), 4, 25);
  }

  /** Spheres that do not overlap are independent. */
  @Test
  void countsInSpheresOfPoissonPointsArePoissonian() {
    double radius = 5.12;
    double mean = 62_500 / Math.pow(256, 3) * 4 / 3 * Math.PI * Math.pow(radius, 3);
    assertPoissonian(DensityDistribution.inSpheres(wholes(12, mean), radius, 25), mean, 25);
  }

  private static void assertPoissonian(DensityDistribution statistic, double mean, int grid) {
    PointCloud cloud = TestClouds.uniform(BOX, 62_500, 77);
    double cells = Math.pow(grid, 3);

    Measurement measured = statistic.measure(cloud);

    double probability = Math.exp(-mean);
    for (int n = 0; n < measured.axis().size(); n++) {
      double expected = cells * probability;
      // Four and a half binomial standard deviations, for 20 bins, and one count where hardly any
      // is expected. A fixed number of points narrows the scatter, it does not widen it.
      assertThat(measured.column("count").value(n))
          .as("cells of %d points", n)
          .isCloseTo(expected, within(4.5 * Math.sqrt(expected) + 1));
      probability *= mean / (n + 1);
    }
  }

  /** Bins that hold one whole number of points each. */
  private static double[] wholes(int count, double mean) {
    double[] edges = new double[count + 1];
    for (int n = 0; n <= count; n++) {
      edges[n] = Math.max(0, (n - 0.5) / mean);
    }
    return edges;
  }

  @Test
  void isNormalisedByAllCells() {
    PointCloud cloud = TestClouds.at(BOX, new double[] {1, 1, 1}, new double[] {1, 1, 2});

    Measurement measured =
        DensityDistribution.inCells(new double[] {0, 0.5, 2, 8.5}, 2).measure(cloud);

    assertThat(measured.column("count").values()).containsExactly(7, 0, 1);
    assertThat(measured.column("pdf").values())
        .containsExactly(7 / (8 * 0.5), Double.NaN, 1 / (8 * 6.5));
    assertThat(measured.flag(1)).isEqualTo(Flag.EMPTY);
  }

  @Test
  void smoothedDensitiesAverageToOne() {
    PointCloud cloud = TestClouds.thomas(BOX, 60, 25, 3, 2);
    double[] edges = Bins.linear(0, 40, 4000);

    Measurement measured = DensityDistribution.smoothed(edges, 16, 32).measure(cloud);

    double total = 0;
    double mean = 0;
    for (int bin = 0; bin < 4000; bin++) {
      double pdf = measured.column("pdf").value(bin);
      if (!Double.isNaN(pdf)) {
        total += pdf * 0.01;
        mean += pdf * 0.01 * measured.axis().centre(bin);
      }
    }
    // Rounding of 4000 additions.
    assertThat(total).isCloseTo(1, within(1e-12));
    // Half a bin.
    assertThat(mean).isCloseTo(1, within(0.005));
  }

  @Test
  void withoutPointsThereIsNoDensity() {
    Measurement measured = DensityDistribution.smoothed(EDGES, 20, 32).measure(TestClouds.at(BOX));

    assertThat(measured.vector()).containsOnly(Double.NaN);
    assertThat(measured.flag(0)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void refusesWhatMakesNoSense() {
    PointCloud cloud = TestClouds.uniform(BOX, 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityDistribution.inCells(new double[] {-1, 1}, 8))
        .withMessage(
            "density: the lowest edge is -1.0; bins of 1 + delta must start at 0 or above");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityDistribution.smoothed(EDGES, Double.NaN, 8))
        .withMessageContaining("radius = NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityDistribution.inSpheres(EDGES, 128, 8).measure(cloud))
        .withMessage(
            "density-pdf: radius = 128.0 Mpc/h must be below half the shortest box side, 128.0"
                + " Mpc/h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensityDistribution.smoothed(EDGES, 20, 8).measure(cloud))
        .withMessage(
            "density-pdf: radius = 20.0 Mpc/h is below the side of a cell, 32.0 Mpc/h; raise it or"
                + " the grid to 13");
  }
}
