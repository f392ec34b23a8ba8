package org.cosmoassay.harness.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.cosmoassay.harness.store.SourceTime;

/** Takes the time of a source, cloud by cloud and in all. */
final class Stopwatch {

  private static final double NANO = 1e-9;

  private final String source;
  private final double[] draws;
  private final long begun = processorTime();

  Stopwatch(String source, int clouds) {
    this.source = source;
    this.draws = new double[clouds];
  }

  /** A cloud is there that was asked for at that {@link System#nanoTime()}. */
  void drawn(int cloud, long asked) {
    draws[cloud] = NANO * (System.nanoTime() - asked);
  }

  /** The times until now. */
  SourceTime read() {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new SourceTime(source, n, median, NANO * (processorTime() - begun) / n);
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
