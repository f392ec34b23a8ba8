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
  private long computed;

  Stopwatch(String source, int clouds) {
    this.source = source;
    this.draws = new double[clouds];
  }

  /** A cloud is there that took so many nanoseconds to be drawn or read. */
  void drawn(int cloud, long nanoseconds) {
    draws[cloud] = NANO * nanoseconds;
  }

  /** So many more nanoseconds of processors went into its clouds. */
  void computed(long nanoseconds) {
    computed += nanoseconds;
  }

  /** The times until now. */
  SourceTime read() {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new SourceTime(source, n, median, NANO * computed / n);
  }

  /** Nanoseconds that the calling thread has computed. */
  static long threadTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Nanoseconds that all threads of this process have computed. */
  static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
