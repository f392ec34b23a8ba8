package org.cosmoassay.benchmark;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.FourierField;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.Meshing;
import org.cosmoassay.statistics.fourier.PowerSpectrum;
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

/** The power spectrum of a cloud, and the Fourier transform it cannot do without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // set by JMH
public class PowerSpectra {

  @Param("1000000")
  public int points;

  @Param("256")
  public int grid;

  @Param({"1", "2"})
  public int threads;

  private PointCloud cloud;
  private DensityField field;
  private PowerSpectrum statistic;
  private ForkJoinPool pool;
  private double[] first;

  /** Draws the cloud. */
  @Setup
  public void draw() {
    cloud = Clouds.of("clustered", points, 1000);
    field = DensityField.of(cloud, Mesh.of(cloud.box(), grid), MassAssignment.TSC);
    statistic =
        PowerSpectrum.of(Bins.parse("lin:0.01:0.31:30"))
            .on(new Meshing(grid, MassAssignment.TSC, false));
    pool = new ForkJoinPool(threads);
    first = statistic.measure(cloud).vector();
  }

  /** Ends the threads. */
  @TearDown
  public void shutDown() {
    pool.shutdown();
  }

  /** The transform alone. */
  @Benchmark
  public FourierField transform() {
    return pool.submit(() -> FourierField.of(field)).join();
  }

  /** Painting, transform and binning, with the same bits every time. */
  @Benchmark
  public double[] power() {
    double[] vector = pool.submit(() -> statistic.measure(cloud)).join().vector();
    if (!Arrays.equals(vector, first)) {
      throw new IllegalStateException("The spectrum differs from the first one.");
    }
    return vector;
  }
}
