package org.cosmoassay.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.twopoint.KernelChoice;
import org.cosmoassay.statistics.twopoint.MuBins;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairSpace;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.PairTraversal;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.ScalarPairKernel;

/**
 * Times walks over the pairs of uniform clouds and prints the medians as a table, in milliseconds.
 * Arguments: the number of points, the box side in Mpc/h, bins such as {@code log:0.1:25:14}, the
 * number of threads, and the number of repetitions. Every result is checked against the first.
 */
public final class PairBenchmark {

  private PairBenchmark() {}

  /** Runs what the arguments say, or a small case without any. */
  public static void main(String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    int points = given.isEmpty() ? 100_000 : Integer.parseInt(given.get(0));
    double side = given.size() < 2 ? 1000 : Double.parseDouble(given.get(1));
    RadialBins bins = RadialBins.parse(given.size() < 3 ? "log:0.1:25:14" : given.get(2));
    int threads = given.size() < 4 ? 1 : Integer.parseInt(given.get(3));
    int repetitions = given.size() < 5 ? 15 : Integer.parseInt(given.get(4));
    System.out.println(table(points, side, bins, threads, repetitions));
  }

  /** The table; {@code repetitions} walks of each kind after as many that do not count. */
  static String table(int points, double side, RadialBins bins, int threads, int repetitions) {
    PointCloud cloud = uniform(points, PeriodicBox.cube(side));
    PairRequest counts = PairRequest.countsAlone(bins, PairSpace.REAL);
    long[] expected = PairTraversal.walk(cloud, counts, new ScalarPairKernel()).counts().pairs();
    List<String> lines = new ArrayList<>();
    lines.add("kernel: " + KernelChoice.here().reason());
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      lines.add(line("counts", cloud, counts, expected, pool, repetitions));
      PairRequest means = PairRequest.counts(bins, PairSpace.REAL);
      lines.add(line("counts, mean separations", cloud, means, expected, pool, repetitions));
      PairRequest angles =
          PairRequest.angles(bins, PairSpace.REAL, MuBins.DEFAULT, Set.of(LineOfSight.Z));
      lines.add(line("counts by mu", cloud, angles, expected, pool, repetitions));
      PairRequest moments = PairRequest.moments(bins);
      lines.add(line("velocity moments", cloud, moments, expected, pool, repetitions));
    } finally {
      pool.shutdown();
    }
    return String.join("\n", lines);
  }

  private static String line(
      String what,
      PointCloud cloud,
      PairRequest request,
      long[] expected,
      ForkJoinPool pool,
      int repetitions) {
    double[] times = new double[repetitions];
    for (int k = -repetitions; k < repetitions; k++) {
      long start = System.nanoTime();
      PairTally tally = pool.submit(() -> PairTraversal.walk(cloud, request)).join();
      times[Math.max(k, 0)] = 1e-6 * (System.nanoTime() - start);
      if (!Arrays.equals(tally.counts().pairs(), expected)) {
        throw new IllegalStateException(
            what + ": the counts differ from those of the scalar kernel.");
      }
    }
    Arrays.sort(times);
    return String.format(Locale.ROOT, "%-26s %10.2f ms", what, times[repetitions / 2]);
  }

  private static PointCloud uniform(int n, PeriodicBox box) {
    UniformRandomProvider rng = RandomStreams.of(1);
    double[][] columns = new double[6][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i] = rng.nextDouble() * box.side(axis);
        columns[axis + 3][i] = 600 * (rng.nextDouble() - 0.5);
      }
    }
    return PointCloud.builder(box)
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .build();
  }
}
