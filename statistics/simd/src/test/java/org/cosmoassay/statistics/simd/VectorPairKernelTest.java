package org.cosmoassay.statistics.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.BruteForce;
import org.cosmoassay.statistics.twopoint.KernelChoice;
import org.cosmoassay.statistics.twopoint.MuBins;
import org.cosmoassay.statistics.twopoint.PairKernel;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairSpace;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.PairTraversal;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.RadialMoments;
import org.cosmoassay.statistics.twopoint.ScalarPairKernel;
import org.cosmoassay.statistics.twopoint.VelocityBins;
import org.junit.jupiter.api.Test;

/** Runs twice: with the incubating module, and without. */
class VectorPairKernelTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final List<String> BINS =
      List.of("lin:0:20:59", "log:0.01:49.9:14", "edges:3,4", "log:1e-9:1e-6:3", "lin:0:1:20");

  private final PairKernel vector = new VectorPairKernel();

  @Test
  void runsExactlyWhenItsModuleIsThere() {
    String expected = System.getProperty("cosmoassay.expected.kernel", "vector");
    assertThat(KernelChoice.here().kernel().name()).isEqualTo(expected);
    if (expected.equals("scalar")) {
      assertThat(KernelChoice.here().reason())
          .isEqualTo(
              "scalar, as vector cannot run: the module jdk.incubator.vector is absent; "
                  + "start Java with --add-modules jdk.incubator.vector");
    } else {
      assertThat(KernelChoice.here().reason()).isEqualTo("vector, the fastest that runs here");
    }
  }

  /** Tests run on the Java that compiled the module. */
  @Test
  void compressesVectorsFromJava19On() {
    assumeTrue(vector.obstacle().isEmpty());
    assertThat(Lanes.compress()).isEqualTo(Runtime.version().feature() >= 19);
  }

  @Test
  void equalsBruteForceAndTheScalarKernelBitForBit() {
    assumeTrue(vector.obstacle().isEmpty());
    for (PointCloud cloud : clouds()) {
      for (String spec : BINS) {
        RadialBins bins = RadialBins.parse(spec);
        PairRequest counts = PairRequest.counts(bins, PairSpace.REAL);
        PairTally tally = PairTraversal.walk(cloud, counts, vector);
        assertThat(tally.counts().pairs()).containsExactly(BruteForce.counts(cloud, bins));
        PairTally scalar = PairTraversal.walk(cloud, counts, new ScalarPairKernel());
        assertThat(tally.counts().meanSeparations())
            .containsExactly(scalar.counts().meanSeparations());
        PairTally alone =
            PairTraversal.walk(cloud, PairRequest.countsAlone(bins, PairSpace.REAL), vector);
        assertThat(alone.counts().pairs()).containsExactly(tally.counts().pairs());
        assertThat(alone.counts().meanSeparations()).containsOnly(Double.NaN);
      }
    }
  }

  @Test
  void hasTheSameBitsForAnyNumberOfThreadsAndEverythingRequested() {
    assumeTrue(vector.obstacle().isEmpty());
    PointCloud cloud = TestClouds.thomas(CUBE, 60, 60, 2, 4);
    RadialBins bins = RadialBins.parse("lin:0:20:9");
    PairRequest everything =
        PairRequest.moments(bins)
            .and(
                PairRequest.angles(
                    bins, PairSpace.REAL, MuBins.of(20), EnumSet.allOf(LineOfSight.class)));
    for (PairRequest request : List.of(everything, PairRequest.counts(bins, PairSpace.REAL))) {
      PairTally scalar = PairTraversal.walk(cloud, request, new ScalarPairKernel());
      for (int threads = 1; threads <= 4; threads++) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
          PairTally tally = pool.submit(() -> PairTraversal.walk(cloud, request, vector)).join();
          assertThat(tally.counts().pairs()).containsExactly(scalar.counts().pairs());
          assertThat(tally.counts().meanSeparations())
              .containsExactly(scalar.counts().meanSeparations());
          for (int i = 0; i < bins.count() && request.moments(); i++) {
            assertThat(tally.moments().mean(i)).isEqualTo(scalar.moments().mean(i));
            assertThat(tally.moments().kurtosis(i)).isEqualTo(scalar.moments().kurtosis(i));
            assertThat(tally.pairs(LineOfSight.X, i, 3))
                .isEqualTo(scalar.pairs(LineOfSight.X, i, 3));
          }
        } finally {
          pool.shutdown();
        }
      }
    }
  }

  /** Moments, histograms and angles, each alone and together, in bins of all sorts. */
  @Test
  void velocitiesAndAnglesEqualTheScalarKernelBitForBit() {
    assumeTrue(vector.obstacle().isEmpty());
    MuBins muBins = MuBins.of(20);
    VelocityBins velocityBins =
        VelocityBins.of(VelocityBins.Component.TRANSVERSE, 0, 100, 250, 400, 1000);
    for (PointCloud cloud : clouds()) {
      for (String spec : BINS) {
        RadialBins bins = RadialBins.parse(spec);
        PairRequest moments = PairRequest.moments(bins);
        PairRequest histogram = PairRequest.velocities(bins, velocityBins);
        PairRequest angles =
            PairRequest.angles(bins, PairSpace.REAL, muBins, EnumSet.allOf(LineOfSight.class));
        for (PairRequest request :
            List.of(moments, histogram, angles, moments.and(histogram).and(angles))) {
          PairTally tally = PairTraversal.walk(cloud, request, vector);
          PairTally scalar = PairTraversal.walk(cloud, request, new ScalarPairKernel());
          assertThat(tally.counts().pairs()).containsExactly(BruteForce.counts(cloud, bins));
          assertThat(tally.counts().meanSeparations())
              .containsExactly(scalar.counts().meanSeparations());
          for (int i = 0; i < bins.count(); i++) {
            if (request.moments()) {
              assertThat(values(tally.moments(), i)).containsExactly(values(scalar.moments(), i));
            }
            for (int v = 0; v < velocityBins.count() && request.velocityBins() != null; v++) {
              assertThat(tally.pairsOfVelocity(i, v)).isEqualTo(scalar.pairsOfVelocity(i, v));
            }
            for (LineOfSight line : request.linesOfSight()) {
              for (int k = 0; k < muBins.foldedCount(); k++) {
                assertThat(tally.pairs(line, i, k)).isEqualTo(scalar.pairs(line, i, k));
              }
            }
          }
        }
      }
    }
  }

  private static double[] values(RadialMoments moments, int i) {
    return new double[] {
      moments.mean(i),
      moments.radialDispersion(i),
      moments.transverseDispersion(i),
      moments.skewness(i),
      moments.kurtosis(i)
    };
  }

  /** Uniform, clustered, denser than a batch, on a lattice of edges, and too small for a vector. */
  private static List<PointCloud> clouds() {
    return List.of(
        TestClouds.uniform(CUBE, 700, 1),
        TestClouds.thomas(CUBE, 30, 30, 3, 2),
        TestClouds.thomas(CUBE, 2, 1500, 0.4, 3),
        TestClouds.onGrid(TestClouds.uniform(PeriodicBox.cube(128), 900, 4), 1),
        TestClouds.uniform(CUBE, 3, 5),
        TestClouds.at(CUBE));
  }
}
