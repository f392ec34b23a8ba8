package org.cosmoassay.harness.soak;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process holds at one moment.
 *
 * @param seconds since the soak began
 * @param rounds finished until then
 * @param heap bytes in use after a full collection
 * @param nonHeap bytes of classes and compiled code
 * @param direct bytes of buffers outside of the heap that Java knows of
 * @param resident bytes of the process in memory (RSS)
 * @param descriptors open files, sockets and pipes
 * @param threads alive, of Java
 * @param classes loaded
 * @param differences results so far that are not those of the first round of their seed
 */
record SoakSample(
    double seconds,
    int rounds,
    long heap,
    long nonHeap,
    long direct,
    long resident,
    long descriptors,
    int threads,
    int classes,
    int differences) {

  static final String HEADER =
      "seconds,rounds,heap_bytes,non_heap_bytes,direct_bytes,resident_bytes,descriptors,threads,"
          + "classes,differences";

  private static final int PAUSE_MILLIS = 100;

  /** Collects garbage and looks at this process. Linux only: it reads {@code /proc/self}. */
  static SoakSample here(double seconds, int rounds, int differences)
      throws IOException, InterruptedException {
    System.gc();
    // What cleaners free is free after the collection that found it.
    Thread.sleep(PAUSE_MILLIS);
    System.gc();
    var memory = ManagementFactory.getMemoryMXBean();
    return new SoakSample(
        seconds,
        rounds,
        memory.getHeapMemoryUsage().getUsed(),
        memory.getNonHeapMemoryUsage().getUsed(),
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum(),
        residentNow(),
        openNow(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        differences);
  }

  private static long residentNow() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
      }
    }
    throw new IOException("/proc/self/status: no line VmRSS");
  }

  private static long openNow() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** One row of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%.1f,%d,%d,%d,%d,%d,%d,%d,%d,%d",
        seconds,
        rounds,
        heap,
        nonHeap,
        direct,
        resident,
        descriptors,
        threads,
        classes,
        differences);
  }

  /** Reads a row of the table. */
  static SoakSample parse(String row) {
    List<String> cells = List.of(row.split(",", -1));
    return new SoakSample(
        Double.parseDouble(cells.get(0)),
        Integer.parseInt(cells.get(1)),
        Long.parseLong(cells.get(2)),
        Long.parseLong(cells.get(3)),
        Long.parseLong(cells.get(4)),
        Long.parseLong(cells.get(5)),
        Long.parseLong(cells.get(6)),
        Integer.parseInt(cells.get(7)),
        Integer.parseInt(cells.get(8)),
        Integer.parseInt(cells.get(9)));
  }
}
