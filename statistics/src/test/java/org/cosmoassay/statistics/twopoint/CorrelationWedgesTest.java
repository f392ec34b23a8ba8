package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

class CorrelationWedgesTest extends StatisticContract {

  private static final RadialBins BINS = RadialBins.parse("lin:2:26:6");
  private static final Invariance SUMS =
      Invariance.within(1e-12, "mean separations are summed in the order of the grid");

  @Override
  protected Statistic statistic() {
    return CorrelationWedges.of(BINS, 5);
  }

  @Override
  protected List<Statistic> variants() {
    CorrelationWedges plain = CorrelationWedges.of(BINS, 5);
    return List.of(
        CorrelationWedges.of(BINS, 4),
        CorrelationWedges.of(RadialBins.of(1, 2), 5),
        plain.seen(Viewpoint.DEFAULT.averaged()),
        plain.seen(Viewpoint.DEFAULT.along(LineOfSight.Y)),
        plain.seen(Viewpoint.DEFAULT.inRedshiftSpace()));
  }

  @Override
  protected List<int[]> axisPermutations() {
    return List.of(new int[] {1, 0, 2});
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

  @Test
  void printsItsColumnsInOrder() {
    Measurement xi =
        CorrelationWedges.of(BINS, 2).measure(TestClouds.uniform(PeriodicBox.cube(200), 300, 1));
    assertThat(xi.columns())
        .extracting(Column::name)
        .containsExactly("s_mean", "xi_mu0", "xi_mu1", "pairs_mu0", "pairs_mu1");
    assertThat(xi.axis().name()).isEqualTo("s");
  }

  /** Counts are those of the general walk; the mean over wedges is xi of the shell. */
  @Test
  void wedgesAreBinsOfMuAndAverageToXi() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 60, 40, 6, 3);
    for (Viewpoint viewpoint :
        List.of(
            Viewpoint.DEFAULT.along(LineOfSight.X),
            Viewpoint.DEFAULT.averaged(),
            Viewpoint.DEFAULT.inRedshiftSpace().averaged())) {
      Measurement xi = CorrelationWedges.of(BINS, 3).seen(viewpoint).measure(cloud);
      long[] expected = new long[BINS.count() * 3];
      double[] shell = new double[BINS.count()];
      for (LineOfSight line : viewpoint.lines()) {
        PointCloud view = viewpoint.space(line).view(cloud);
        BinnedPairs pairs =
            CrossWalk.within(PairPoints.of(view), PairBinning.angles(BINS, MuBins.of(6), line));
        double[] plain = TwoPointCorrelation.of(BINS).measure(view).vector();
        for (int slot = 0; slot < expected.length; slot++) {
          expected[slot] += pairs.pairs(slot);
        }
        for (int i = 0; i < shell.length; i++) {
          shell[i] += plain[i] / viewpoint.lines().size();
        }
      }
      for (int i = 0; i < BINS.count(); i++) {
        double mean = 0;
        for (int k = 0; k < 3; k++) {
          assertThat(xi.column("pairs_mu" + k).value(i)).isEqualTo((double) expected[i * 3 + k]);
          mean += xi.column("xi_mu" + k).value(i) / 3;
        }
        // Rounding in a sum of a few terms.
        assertThat(mean).isCloseTo(shell[i], within(1e-12 * (1 + Math.abs(shell[i]))));
      }
    }
  }

  @Test
  void flagsRowsWithEmptyWedges() {
    PointCloud pair = TestClouds.at(PeriodicBox.cube(100), new double[3], new double[] {0, 0, 99});
    Measurement xi = CorrelationWedges.of(RadialBins.of(0, 2), 2).measure(pair);
    assertThat(xi.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(xi.column("xi_mu0").value(0)).isNaN();
    // One pair; half a sphere of radius 2, both caps together, in a volume of 10^6.
    double expected = 0.5 * 4 * Math.PI / 3 * 8 / 1e6;
    assertThat(xi.column("xi_mu1").value(0)).isCloseTo(1 / expected - 1, within(1e-12 / expected));
    assertThatIllegalArgumentException().isThrownBy(() -> CorrelationWedges.of(BINS, 0));
  }
}
