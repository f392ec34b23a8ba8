package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How time and memory grow with the number of points, at a fixed density and r_max: 1e7 points and
 * a gigabyte, so on request, with {@code -Dcosmoassay.growth=true}.
 */
@EnabledIfSystemProperty(named = "cosmoassay.growth", matches = "true")
class PairGrowthTest {

  /** Points per (Mpc/h)^3: a million in 1000 Mpc/h. */
  private static final double DENSITY = 1e-3;

  private static final RadialBins BINS = RadialBins.parse("log:0.1:25:14");

  /** Three coordinates. */
  private static final int BYTES_OF_A_POINT = 24;

  private record Cost(double seconds, double bytesPerPoint) {}

  @Test
  void isNearlyLinear() throws Exception {
    Cost small = best(100_000, 20);
    Cost middle = best(1_000_000, 4);
    Cost large = best(10_000_000, 2);
    double exponent = Math.log10(large.seconds() / small.seconds()) / 2;
    System.out.printf(
        Locale.ROOT,
        "1e5, 1e6, 1e7 points: %.3f, %.3f, %.3f s of one thread, exponent %.3f; %.1f bytes a"
            + " point%n",
        small.seconds(),
        middle.seconds(),
        large.seconds(),
        exponent,
        large.bytesPerPoint());
    assertThat(exponent).isLessThanOrEqualTo(1.1);
    assertThat(large.bytesPerPoint()).isLessThanOrEqualTo(120);
  }

  /** Processor time of the only thread, and all that it allocates, with the cloud itself. */
  private static Cost best(int points, int repetitions) throws Exception {
    PointCloud cloud = uniform(points);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      Cost best = new Cost(Double.POSITIVE_INFINITY, 0);
      for (int i = 0; i < repetitions; i++) {
        Cost cost = pool.submit(() -> cost(cloud, threads)).get();
        best = cost.seconds() < best.seconds() ? cost : best;
      }
      return best;
    } finally {
      pool.shutdown();
    }
  }

  /** Positions alone. */
  private static PointCloud uniform(int points) {
    double side = Math.cbrt(points / DENSITY);
    UniformRandomProvider rng = RandomStreams.of(points);
    double[][] x = new double[3][points];
    for (double[] column : x) {
      Arrays.setAll(column, i -> side * rng.nextDouble());
    }
    return PointCloud.builder(PeriodicBox.cube(side)).positions(x[0], x[1], x[2]).build();
  }

  private static Cost cost(PointCloud cloud, ThreadMXBean threads) {
    long time = threads.getCurrentThreadCpuTime();
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    PairTraversal.walk(cloud, PairRequest.countsAlone(BINS, PairSpace.REAL));
    double allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
    return new Cost(
        1e-9 * (threads.getCurrentThreadCpuTime() - time),
        BYTES_OF_A_POINT + allocated / cloud.size());
  }
}
