package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RedshiftSpace;
import org.cosmoassay.statistics.suite.StatisticSuite;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** w_p, and the xi(r_p, pi) of which it is the sum. */
class ProjectedCorrelationTest {

  private static final RadialBins ACROSS = RadialBins.parse("log:2:50:6");
  private static final RadialBins NARROW = RadialBins.parse("log:2:16:5");

  @Nested
  class Projected extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return ProjectedCorrelation.of(NARROW, 12);
    }

    @Override
    protected List<Statistic> variants() {
      ProjectedCorrelation plain = ProjectedCorrelation.of(NARROW, 12);
      return List.of(
          ProjectedCorrelation.of(NARROW, 11),
          ProjectedCorrelation.of(RadialBins.of(1, 2), 12),
          plain.seen(Viewpoint.DEFAULT.averaged()),
          plain.seen(Viewpoint.DEFAULT.along(LineOfSight.X)),
          plain.seen(Viewpoint.DEFAULT.inRedshiftSpace()),
          plain.seen(Viewpoint.DEFAULT.inRedshiftSpace(0.5, 0.3)));
    }

    @Override
    protected List<int[]> axisPermutations() {
      return List.of(new int[] {1, 0, 2});
    }
  }

  @Nested
  class Cylinder extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return CylinderCorrelation.of(CylinderBins.of(NARROW, 12, 4))
          .seen(Viewpoint.DEFAULT.inRedshiftSpace());
    }

    @Override
    protected List<int[]> axisPermutations() {
      return List.of(new int[] {1, 0, 2});
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          CylinderCorrelation.of(CylinderBins.of(NARROW, 12, 4)),
          CylinderCorrelation.of(CylinderBins.of(NARROW, 12, 5)),
          CylinderCorrelation.of(CylinderBins.of(NARROW, 11, 4)));
    }
  }

  @Test
  void printsItsColumnsInOrder() {
    PointCloud cloud = TestClouds.uniform(PeriodicBox.cube(200), 300, 1);
    Measurement wp = ProjectedCorrelation.of(ACROSS, 40).measure(cloud);
    assertThat(wp.axis().name()).isEqualTo("rp");
    assertThat(wp.columns()).extracting(Column::name).containsExactly("wp");
    assertThat(wp.columns()).extracting(Column::unit).containsExactly("Mpc/h");
    Measurement xi = CylinderCorrelation.of(CylinderBins.of(ACROSS, 40, 2)).measure(cloud);
    assertThat(xi.columns())
        .extracting(Column::name)
        .containsExactly("xi_pi0", "xi_pi1", "pairs_pi0", "pairs_pi1");
  }

  /** Tolerance: rounding in a handful of products. */
  @Test
  void equalsBruteForceOverPairs() {
    PeriodicBox box = new PeriodicBox(200, 130, 170);
    PointCloud cloud = TestClouds.thomas(box, 20, 25, 4, 3);
    double piMax = 60;
    for (LineOfSight line : LineOfSight.values()) {
      long[] pairs = new long[ACROSS.count()];
      for (int i = 0; i < cloud.size(); i++) {
        for (int j = 0; j < i; j++) {
          double across2 = 0;
          double along = 0;
          for (int axis = 0; axis < 3; axis++) {
            double d = box.minimumImage(cloud.position(axis, i) - cloud.position(axis, j), axis);
            along = axis == line.axis() ? Math.abs(d) : along;
            across2 += axis == line.axis() ? 0 : d * d;
          }
          for (int k = 0; k < pairs.length && along < piMax; k++) {
            boolean in =
                ACROSS.edge(k) <= Math.sqrt(across2) && Math.sqrt(across2) < ACROSS.edge(k + 1);
            pairs[k] += in ? 1 : 0;
          }
        }
      }
      double[] wp =
          ProjectedCorrelation.of(ACROSS, piMax)
              .seen(Viewpoint.DEFAULT.along(line))
              .measure(cloud)
              .column("wp")
              .values();
      double n = cloud.size();
      for (int k = 0; k < pairs.length; k++) {
        double ring = Math.PI * (Math.pow(ACROSS.edge(k + 1), 2) - Math.pow(ACROSS.edge(k), 2));
        double expected = n * (n - 1) / 2 * ring * 2 * piMax / box.volume();
        double truth = 2 * piMax * (pairs[k] / expected - 1);
        assertThat(pairs[k]).isPositive();
        assertThat(wp[k]).isCloseTo(truth, within(1e-11 * (2 * piMax + truth)));
      }
    }
  }

  /** w_p = 2 sum xi dpi, where no cell is empty. Tolerance: rounding in a sum of 5 terms. */
  @Test
  void isTheSumOverTheLineOfSight() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 60, 40, 6, 3);
    for (Viewpoint viewpoint :
        List.of(Viewpoint.DEFAULT, Viewpoint.DEFAULT.inRedshiftSpace().averaged())) {
      double[] wp = ProjectedCorrelation.of(ACROSS, 40).seen(viewpoint).measure(cloud).vector();
      Measurement xi =
          CylinderCorrelation.of(CylinderBins.of(ACROSS, 40, 5)).seen(viewpoint).measure(cloud);
      for (int i = 0; i < wp.length; i++) {
        double sum = 0;
        for (Column column : xi.components()) {
          sum += 2 * 8 * column.value(i);
        }
        assertThat(wp[i]).isCloseTo(sum, within(1e-12 * (80 + Math.abs(sum))));
      }
    }
  }

  /**
   * The mean of 40 realizations against the closed form exp(-rp^2 / 4 sigma^2) erf(pi_max / 2
   * sigma) / (4 pi sigma^2 n_parents), averaged over the ring, within 4 standard errors of that
   * mean; the ratio DD / RR is biased by the scatter of N at the order of 1 / parents, which acts
   * on w_p + 2 pi_max.
   */
  @Test
  void equalsTheClosedFormForAThomasProcess() {
    double sigma = 2;
    double parents = 300;
    double piMax = 6;
    PeriodicBox box = PeriodicBox.cube(200);
    RadialBins bins = RadialBins.parse("lin:0.5:6.5:6");
    SummaryStatistics[] measured = new SummaryStatistics[bins.count()];
    for (long seed = 0; seed < 40; seed++) {
      double[] wp =
          ProjectedCorrelation.of(bins, piMax)
              .measure(TestClouds.thomas(box, parents, 8, sigma, 100 + seed))
              .vector();
      for (int i = 0; i < measured.length; i++) {
        measured[i] = seed == 0 ? new SummaryStatistics() : measured[i];
        measured[i].addValue(wp[i]);
      }
    }
    for (int i = 0; i < measured.length; i++) {
      double four = 4 * sigma * sigma;
      double low = bins.edge(i) * bins.edge(i);
      double high = bins.edge(i + 1) * bins.edge(i + 1);
      double ring = four * (Math.exp(-low / four) - Math.exp(-high / four)) / (high - low);
      double density = parents / box.volume();
      double truth = ring * Erf.erf(piMax / (2 * sigma)) / (Math.PI * four * density);
      double error = measured[i].getStandardDeviation() / Math.sqrt(40);
      assertThat(measured[i].getMean())
          .as("bin %d", i)
          .isCloseTo(truth, within(4 * error + (2 * piMax + truth) / parents));
      // The test has teeth: w_p is far above its error where the clusters are.
      assertThat(i > 3 || measured[i].getMean() > 20 * error).isTrue();
    }
  }

  /** One walk for all of them gives the same bits as a walk for each. */
  @Test
  void sharesItsWalk() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 20, 25, 4, 3);
    CylinderBins bins = CylinderBins.of(ACROSS, 40, 5);
    List<Statistic> statistics =
        List.of(
            CorrelationWedges.of(ACROSS, 3),
            ProjectedCorrelation.of(ACROSS, 40),
            CylinderCorrelation.of(bins).seen(Viewpoint.DEFAULT.averaged()),
            CylinderCorrelation.of(bins).seen(Viewpoint.DEFAULT.inRedshiftSpace()),
            TwoPointCorrelation.of(RadialBins.of(1, 2, 5)),
            CorrelationWedges.of(ACROSS, 3).seen(Viewpoint.DEFAULT.averaged()));
    List<Measurement> together = StatisticSuite.measureAll(statistics, cloud);
    for (int s = 0; s < together.size(); s++) {
      assertThat(together.get(s).vector())
          .containsExactly(statistics.get(s).measure(cloud).vector());
    }
  }

  @Test
  void inRedshiftSpaceIsThatOfTheShiftedCloud() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(200), 20, 25, 4, 3);
    ProjectedCorrelation wp = ProjectedCorrelation.of(ACROSS, 20);
    for (LineOfSight line : LineOfSight.values()) {
      Viewpoint along = Viewpoint.DEFAULT.along(line);
      assertThat(wp.seen(along.inRedshiftSpace()).measure(cloud).vector())
          .containsExactly(wp.seen(along).measure(RedshiftSpace.shift(cloud, line)).vector());
    }
    Cosmology other = cloud.cosmology().withRedshift(1).withOmegaM(0.2);
    assertThat(wp.seen(Viewpoint.DEFAULT.inRedshiftSpace(1, 0.2)).measure(cloud).vector())
        .containsExactly(
            wp.seen(Viewpoint.DEFAULT.inRedshiftSpace())
                .measure(cloud.withCosmology(other))
                .vector());
    assertThat(wp.requires()).isEmpty();
    assertThat(wp.seen(Viewpoint.DEFAULT.inRedshiftSpace()).requires())
        .containsExactlyInAnyOrder(Requirement.VELOCITIES, Requirement.EXPANSION);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                wp.seen(Viewpoint.DEFAULT.inRedshiftSpace())
                    .measure(cloud.withCosmology(Cosmology.UNSTATED)));
  }

  @Test
  void flagsRowsWithEmptyCells() {
    PointCloud pair = TestClouds.at(PeriodicBox.cube(100), new double[3], new double[] {3, 0, 99});
    CylinderBins bins = CylinderBins.of(RadialBins.of(0, 2, 4), 10, 2);
    Measurement xi = CylinderCorrelation.of(bins).measure(pair);
    assertThat(xi.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(xi.flag(1)).isEqualTo(Flag.EMPTY);
    // One pair; a ring of area pi (16 - 4), 2 x 5 long, in a volume of 10^6.
    assertThat(xi.column("xi_pi0").value(1)).isCloseTo(1e6 / (120 * Math.PI) - 1, within(1e-9));
    assertThat(xi.column("xi_pi1").value(1)).isNaN();
    Measurement wp = ProjectedCorrelation.of(bins.across(), 10).measure(pair);
    assertThat(wp.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(wp.flag(1)).isEqualTo(Flag.NONE);
  }

  @Test
  void refusesCylindersThatDoNotFit() {
    PointCloud cloud = TestClouds.uniform(new PeriodicBox(300, 120, 60), 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProjectedCorrelation.of(ACROSS, 30).measure(cloud))
        .withMessageContaining("pi_max = 30.0 must be below half the box side 60.0 along z");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ProjectedCorrelation.of(ACROSS, 30)
                    .seen(Viewpoint.DEFAULT.along(LineOfSight.X))
                    .measure(cloud))
        .withMessageContaining("rp_max = 50.0 must be below half the box side 60.0 along z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProjectedCorrelation.of(ACROSS, 0))
        .withMessageContaining("pi-max: 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProjectedCorrelation.of(ACROSS, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> CylinderBins.of(ACROSS, 40, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Viewpoint.DEFAULT.inRedshiftSpace(-1, 0.3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Viewpoint.DEFAULT.inRedshiftSpace(0, -0.3));
  }
}
