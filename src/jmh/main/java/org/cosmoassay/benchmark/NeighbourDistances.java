package org.cosmoassay.benchmark;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.neighbour.NeighbourCdf;
import org.cosmoassay.statistics.neighbour.QueryPoints;
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

/**
 * Distances to the nearest neighbours of query points: build of the tree, search and distribution.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // set by JMH
public class NeighbourDistances {

  @Param({"uniform", "clustered"})
  public String kind;

  @Param("100000")
  public int points;

  @Param("1000000")
  public int queries;

  @Param({"1", "2"})
  public int threads;

  private PointCloud cloud;
  private NeighbourCdf statistic;
  private ForkJoinPool pool;
  private double[] first;

  /** Draws the cloud. */
  @Setup
  public void draw() {
    cloud = Clouds.of(kind, points, 1000);
    statistic =
        NeighbourCdf.of(
            new int[] {1, 2, 4, 8}, Bins.parse("lin:2:60:29"), QueryPoints.random(1, queries));
    pool = new ForkJoinPool(threads);
    first = statistic.measure(cloud).vector();
  }

  /** Ends the threads. */
  @TearDown
  public void shutDown() {
    pool.shutdown();
  }

  /** The distributions for k = 1, 2, 4, 8, with the same bits every time. */
  @Benchmark
  public double[] distributions() {
    double[] vector = pool.submit(() -> statistic.measure(cloud)).join().vector();
    if (!Arrays.equals(vector, first)) {
      throw new IllegalStateException("The distributions differ from the first ones.");
    }
    return vector;
  }
}
