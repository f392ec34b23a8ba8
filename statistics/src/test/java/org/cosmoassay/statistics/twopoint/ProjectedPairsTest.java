package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histograms of r_p and |pi| against the double loop: equal as integers, always. */
class ProjectedPairsTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final Set<LineOfSight> ALL = EnumSet.allOf(LineOfSight.class);

  @ParameterizedTest
  @EnumSource(LineOfSight.class)
  void equalsBruteForce(LineOfSight line) {
    for (PointCloud cloud :
        List.of(
            TestClouds.uniform(CUBE, 500, 1),
            TestClouds.thomas(new PeriodicBox(90, 110, 130), 30, 20, 3, 2),
            TestClouds.thomas(PeriodicBox.cube(100), 2, 700, 0.5, 3),
            TestClouds.onGrid(TestClouds.uniform(PeriodicBox.cube(128), 900, 4), 8))) {
      assertExact(cloud, bins("log:0.5:40:9", "lin:0:40:20"), Set.of(line));
      assertExact(cloud, bins("lin:0:24:6", "edges:0,1,8,30,44.9"), Set.of(line));
      assertExact(cloud, bins("lin:8:44.9:6", "edges:4,5"), Set.of(line));
    }
  }

  /** The corner of the cylinder lies beyond half of the side, and |pi| beyond the short sides. */
  @Test
  void reachesAsFarAsTheCylinder() {
    PointCloud cloud = TestClouds.uniform(CUBE, 400, 5);
    double most = Math.nextDown(50);
    assertExact(cloud, bins("edges:0,20," + most, "edges:0,30," + most), ALL);
    PeriodicBox needle = new PeriodicBox(10, 12, 300);
    assertExact(
        TestClouds.uniform(needle, 400, 6),
        bins("lin:0:4.9:5", "lin:0:149:7"),
        Set.of(LineOfSight.Z));
  }

  @Test
  void comesFromTheWalkOfEverythingElse() {
    PointCloud cloud = TestClouds.thomas(CUBE, 30, 30, 3, 7);
    ProjectedBins bins = bins("log:0.5:30:9", "lin:0:40:20");
    RadialBins radial = RadialBins.parse("lin:0:20:8");
    PairRequest alone = PairRequest.projected(bins, PairSpace.REAL, ALL);
    PairRequest rest =
        PairRequest.moments(radial)
            .and(PairRequest.angles(radial, PairSpace.REAL, MuBins.of(20), ALL));
    assertThat(alone.canShareWith(rest)).isTrue();
    PairRequest all = alone.and(rest);
    assertThat(all).isEqualTo(rest.and(alone));
    assertThat(all.serves(alone) && all.serves(rest)).isTrue();
    PairTally walked = walk(cloud, all);
    PairTally apart = walk(cloud, rest);
    assertThat(walked.counts().pairs()).containsExactly(BruteForce.counts(cloud, radial));
    for (LineOfSight line : ALL) {
      assertThat(histogram(walked, bins, line)).isEqualTo(expected(cloud, bins, line));
      for (int i = 0; i < radial.count(); i++) {
        for (int k = 0; k < 10; k++) {
          assertThat(walked.pairs(line, i, k)).isEqualTo(apart.pairs(line, i, k));
        }
      }
    }
    for (int i = 0; i < radial.count(); i++) {
      assertThat(walked.moments().mean(i)).isCloseTo(apart.moments().mean(i), offset(1e-9));
    }
  }

  @Test
  void refusesCylindersThatReachHalfOfASide() {
    PointCloud cloud = TestClouds.uniform(new PeriodicBox(100, 100, 60), 10, 8);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                walk(
                    cloud,
                    PairRequest.projected(
                        bins("lin:0:20:2", "lin:0:30:2"), PairSpace.REAL, Set.of(LineOfSight.Z))))
        .withMessageContaining("pi_max = 30.0 must be below half the box side 60.0 along z");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                walk(
                    cloud,
                    PairRequest.projected(
                        bins("lin:0:40:2", "lin:0:20:2"), PairSpace.REAL, Set.of(LineOfSight.X))))
        .withMessageContaining("rp_max = 40.0 must be below half the box side 60.0 along z");
  }

  @Test
  void givesNothingThatWasNotAskedFor() {
    ProjectedBins bins = bins("lin:0:20:2", "lin:0:30:2");
    PairTally tally =
        walk(
            TestClouds.uniform(CUBE, 10, 9),
            PairRequest.projected(bins, PairSpace.REAL, Set.of(LineOfSight.X)));
    assertThatIllegalStateException().isThrownBy(() -> tally.projectedPairs(LineOfSight.Y, 0, 0));
    assertThat(tally.counts().pairs()).isEmpty();
  }

  private static ProjectedBins bins(String across, String along) {
    return new ProjectedBins(RadialBins.parse(across), RadialBins.parse(along));
  }

  private static PairTally walk(PointCloud cloud, PairRequest request) {
    return PairTraversal.walk(cloud, request, new ScalarPairKernel());
  }

  private static void assertExact(PointCloud cloud, ProjectedBins bins, Set<LineOfSight> lines) {
    PairTally tally = walk(cloud, PairRequest.projected(bins, PairSpace.REAL, lines));
    for (LineOfSight line : lines) {
      assertThat(histogram(tally, bins, line)).isEqualTo(expected(cloud, bins, line));
    }
  }

  private static long[][] histogram(PairTally tally, ProjectedBins bins, LineOfSight line) {
    long[][] pairs = new long[bins.across().count()][bins.along().count()];
    for (int i = 0; i < pairs.length; i++) {
      for (int k = 0; k < pairs[i].length; k++) {
        pairs[i][k] = tally.projectedPairs(line, i, k);
      }
    }
    return pairs;
  }

  private static long[][] expected(PointCloud cloud, ProjectedBins bins, LineOfSight line) {
    long[][] pairs = new long[bins.across().count()][bins.along().count()];
    int sight = line.axis();
    int first = sight == 0 ? 1 : 0;
    int second = sight == 2 ? 1 : 2;
    for (int i = 0; i < cloud.size(); i++) {
      for (int j = i + 1; j < cloud.size(); j++) {
        double a = difference(cloud, i, j, first);
        double b = difference(cloud, i, j, second);
        double rp2 = a * a + b * b;
        double pi = Math.abs(difference(cloud, i, j, sight));
        for (int p = 0; p < pairs.length; p++) {
          for (int k = 0; k < pairs[p].length; k++) {
            if (bins.across().squaredEdge(p) <= rp2
                && rp2 < bins.across().squaredEdge(p + 1)
                && bins.along().edge(k) <= pi
                && pi < bins.along().edge(k + 1)) {
              pairs[p][k]++;
            }
          }
        }
      }
    }
    return pairs;
  }

  private static double difference(PointCloud cloud, int i, int j, int axis) {
    return cloud.box().minimumImage(cloud.position(axis, j) - cloud.position(axis, i), axis);
  }
}
