package org.cosmoassay.statistics.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VoidSizeFunctionTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final RadialBins BINS = RadialBins.of(Bins.linear(4, 40, 9));

  @Nested
  class Contract extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return VoidSizeFunction.of(RadialBins.of(Bins.linear(10, 60, 5)), 8, -0.7);
    }

    @Override
    protected List<Statistic> variants() {
      RadialBins bins = RadialBins.of(Bins.linear(10, 60, 5));
      return List.of(
          VoidSizeFunction.of(RadialBins.of(Bins.linear(10, 50, 5)), 8, -0.7),
          VoidSizeFunction.of(bins, 9, -0.7),
          VoidSizeFunction.of(bins, 8, -0.8));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.none("The grid of candidate centres stands fixed in the box.");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return Invariance.none(
          "Spheres that reach the highest edge, as some do here, are taken in the order of cells.");
    }
  }

  @Test
  void isTheNumberOfVoidsPerVolumeAndLogarithm() {
    PointCloud cloud = TestClouds.thomas(CUBE, 60, 30, 3, 1);
    SphericalVoids voids = SphericalVoids.find(cloud, 24, -0.8, 4, 40);

    Measurement measured = VoidSizeFunction.of(BINS, 24, -0.8).measure(cloud);

    double[] counts = new double[BINS.count()];
    double[] densities = new double[BINS.count()];
    for (int bin = 0; bin < BINS.count(); bin++) {
      int count = 0;
      for (int i = 0; i < voids.count(); i++) {
        boolean inside = voids.radius(i) >= BINS.edge(bin) && voids.radius(i) < BINS.edge(bin + 1);
        count += inside ? 1 : 0;
      }
      counts[bin] = count;
      double perLogarithm = 1e6 * Math.log(BINS.edge(bin + 1) / BINS.edge(bin));
      densities[bin] = count == 0 ? Double.NaN : count / perLogarithm;
      assertThat(measured.flag(bin)).isEqualTo(count == 0 ? Flag.EMPTY : Flag.NONE);
    }
    assertThat(measured.column("count").values()).containsExactly(counts);
    assertThat(measured.column("dn_dlnr").values()).containsExactly(densities);
    assertThat(Arrays.stream(counts).sum()).isGreaterThan(20);
    assertThat(counts).contains(0);
  }

  @Test
  void spheresThatReachTheHighestEdgeLieBeyondAllBins() {
    PointCloud one = TestClouds.at(CUBE, new double[] {50, 50, 50});

    // Every candidate but those around the point grows to 9 Mpc/h without meeting it.
    Measurement measured = VoidSizeFunction.of(RadialBins.of(1, 9), 10, -0.7).measure(one);

    SphericalVoids voids = SphericalVoids.find(one, 10, -0.7, 1, 9);
    assertThat(voids.count()).isGreaterThan(50);
    assertThat(voids.radius(0)).isEqualTo(9);
    assertThat(measured.column("count").value(0)).isLessThan(10);
  }

  @Test
  void withoutPointsThereIsNoMeanDensity() {
    Measurement measured =
        VoidSizeFunction.of(BINS, 8, -0.7).measure(TestClouds.uniform(CUBE, 0, 1));
    assertThat(measured.flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(measured.vector()).containsOnly(Double.NaN);
  }

  @Test
  void clusteringMakesLargerVoids() {
    PointCloud clustered = TestClouds.thomas(CUBE, 40, 25, 2, 5);
    PointCloud uniform = TestClouds.uniform(CUBE, clustered.size(), 5);
    assertThat(SphericalVoids.find(clustered, 24, -0.7, 5, 49).radius(0))
        .isGreaterThan(1.3 * SphericalVoids.find(uniform, 24, -0.7, 5, 49).radius(0));
  }

  @Test
  void refusesWhatIsNoVoid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoidSizeFunction.of(RadialBins.of(0, 5), 8, -0.7))
        .withMessage("bins: the lowest radius is 0.0 Mpc/h; radii of voids must start above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoidSizeFunction.of(BINS, 129, -0.7))
        .withMessage("grid: 129 cells per side; use 1 to 128");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoidSizeFunction.of(BINS, 8, 0))
        .withMessageStartingWith("threshold: a density contrast of 0.0 is no void");
    Statistic tooLarge = VoidSizeFunction.of(RadialBins.of(10, 50), 8, -0.7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tooLarge.measure(TestClouds.uniform(CUBE, 10, 1)))
        .withMessageContaining("below half the shortest box side");
  }
}
