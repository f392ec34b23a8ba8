package org.cosmoassay.benchmark;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.MuBins;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairSpace;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.PairTraversal;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.ScalarPairKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Walks over the pairs of a cloud; the counts of every walk are those of the scalar kernel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set by JMH
public class PairCounting {

  @Param({"uniform", "clustered"})
  public String kind;

  @Param({"5000", "100000", "1000000"})
  public int points;

  @Param("1000")
  public double side;

  @Param({"log:0.1:25:14", "lin:1:50:20"})
  public String bins;

  @Param({"1", "2"})
  public int threads;

  private RadialBins separations;
  private PointCloud cloud;
  private long[] expected;
  private ForkJoinPool pool;

  /** Draws the cloud and counts its pairs by the scalar kernel. */
  @Setup
  public void draw() {
    separations = RadialBins.parse(bins);
    cloud = Clouds.of(kind, points, side);
    pool = new ForkJoinPool(threads);
    expected =
        PairTraversal.walk(
                cloud, PairRequest.countsAlone(separations, PairSpace.REAL), new ScalarPairKernel())
            .counts()
            .pairs();
  }

  /** Ends the threads. */
  @TearDown
  public void shutDown() {
    pool.shutdown();
  }

  /** Counts alone. */
  @Benchmark
  public PairTally counts() {
    return walk(PairRequest.countsAlone(separations, PairSpace.REAL));
  }

  /** Counts and mean separations. */
  @Benchmark
  public PairTally meanSeparations() {
    return walk(PairRequest.counts(separations, PairSpace.REAL));
  }

  /** Counts by separation and angle. */
  @Benchmark
  public PairTally angles() {
    return walk(
        PairRequest.angles(separations, PairSpace.REAL, MuBins.DEFAULT, Set.of(LineOfSight.Z)));
  }

  /** Counts, mean separations and all velocity moments. */
  @Benchmark
  public PairTally velocityMoments() {
    return walk(PairRequest.moments(separations));
  }

  private PairTally walk(PairRequest request) {
    PairTally tally = pool.submit(() -> PairTraversal.walk(cloud, request)).join();
    if (!Arrays.equals(tally.counts().pairs(), expected)) {
      throw new IllegalStateException("The counts differ from those of the scalar kernel.");
    }
    return tally;
  }
}
