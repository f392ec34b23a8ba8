package org.cosmoassay.generators.perturbed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * A surrogate cloud with the power spectrum and the counts in cells of another, and other phases:
 * the iterated amplitude-adjusted Fourier transform of its counts (Schreiber and Schmitz 1996,
 * doi:10.1103/PhysRevLett.77.635) on a grid of 16, 32 or 64 cells a side, as near to 4 Mpc/h as
 * that gets.
 *
 * <p>Counts are kept exactly, the power spectrum within about 5 % in shells as wide as the
 * fundamental (that of the 18 longest waves within 20 %, less than they scatter), both beyond the
 * size of a cell: places within cells are drawn anew. Velocities, masses and weights stay with the
 * points, in a random order.
 */
final class PhaseScrambling {

  private static final double CELL = 4;
  private static final int LEAST_CELLS_PER_AXIS = 16;
  private static final int MOST_CELLS_PER_AXIS = 64;
  private static final int ITERATIONS = 40;

  private final PeriodicBox box;
  private final int[] cells = new int[3];
  private final CubeTransform transform;
  private final int total;

  private PhaseScrambling(PeriodicBox box) {
    this.box = box;
    for (int axis = 0; axis < 3; axis++) {
      // The transforms are fast for powers of two only.
      int fitting =
          Integer.highestOneBit((int) Math.round(Math.min(1e6, box.side(axis) / CELL)) | 1);
      if (fitting * 1.5 * CELL < box.side(axis)) {
        fitting *= 2;
      }
      cells[axis] = Math.max(LEAST_CELLS_PER_AXIS, Math.min(MOST_CELLS_PER_AXIS, fitting));
    }
    transform = new CubeTransform(cells);
    total = cells[0] * cells[1] * cells[2];
  }

  /**
   * The surrogate.
   *
   * @param turn largest turn of a phase before the iteration, in units of pi: 0 leaves the phases,
   *     1 forgets them
   */
  static PointCloud scrambled(PointCloud cloud, double turn, long seed) {
    return cloud.size() == 0
        ? cloud
        : new PhaseScrambling(cloud.box()).apply(cloud, turn, RandomStreams.of(seed));
  }

  private PointCloud apply(PointCloud cloud, double turn, UniformRandomProvider random) {
    double[] counts = counts(cloud);
    double[] occupied = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
    double[] modes = complex(counts);
    transform.forward(modes);
    double[] amplitudes = amplitudes(modes);
    turnPhases(modes, turn, random);
    ShellGains gains = new ShellGains(cells, amplitudes);
    double[] field = counts;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      rescale(modes, gains.applied());
      transform.inverse(modes);
      field = ranked(modes, occupied);
      modes = complex(field);
      transform.forward(modes);
      gains.correct(amplitudes(modes));
    }
    return place(cloud, field, random);
  }

  private double[] amplitudes(double[] modes) {
    double[] amplitudes = new double[total];
    for (int k = 0; k < total; k++) {
      amplitudes[k] = Math.hypot(modes[2 * k], modes[2 * k + 1]);
    }
    return amplitudes;
  }

  private double[] counts(PointCloud cloud) {
    double[] counts = new double[total];
    for (int i = 0; i < cloud.size(); i++) {
      int cell = 0;
      for (int axis = 0; axis < 3; axis++) {
        int along = (int) (cloud.position(axis, i) / box.side(axis) * cells[axis]);
        cell = cell * cells[axis] + Math.min(along, cells[axis] - 1);
      }
      counts[cell]++;
    }
    return counts;
  }

  private static double[] complex(double[] real) {
    double[] pairs = new double[2 * real.length];
    for (int i = 0; i < real.length; i++) {
      pairs[2 * i] = real[i];
    }
    return pairs;
  }

  /** Turns by the phases of white noise: uniform, and opposite for opposite modes. */
  private void turnPhases(double[] modes, double turn, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] noise = new double[2 * total];
    for (int i = 0; i < total; i++) {
      noise[2 * i] = normal.sample();
    }
    transform.forward(noise);
    for (int k = 0; k < total; k++) {
      double angle = turn * Math.atan2(noise[2 * k + 1], noise[2 * k]);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double re = modes[2 * k];
      double im = modes[2 * k + 1];
      modes[2 * k] = cos * re - sin * im;
      modes[2 * k + 1] = sin * re + cos * im;
    }
  }

  private static void rescale(double[] modes, double[] amplitudes) {
    for (int k = 0; k < amplitudes.length; k++) {
      double size = Math.hypot(modes[2 * k], modes[2 * k + 1]);
      if (size > 0) {
        modes[2 * k] *= amplitudes[k] / size;
        modes[2 * k + 1] *= amplitudes[k] / size;
      } else {
        modes[2 * k] = amplitudes[k];
      }
    }
  }

  /** The counts handed out again: the fullest cell is where the field is greatest. */
  private double[] ranked(double[] field, double[] ascending) {
    double[] values = new double[total];
    for (int i = 0; i < total; i++) {
      values[i] = field[2 * i];
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double threshold = sorted[total - ascending.length];
    int[] filled =
        IntStream.range(0, total)
            .filter(i -> values[i] >= threshold)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
            .limit(ascending.length)
            .mapToInt(Integer::intValue)
            .toArray();
    double[] counts = new double[total];
    for (int rank = 0; rank < filled.length; rank++) {
      counts[filled[rank]] = ascending[ascending.length - 1 - rank];
    }
    return counts;
  }

  private PointCloud place(PointCloud cloud, double[] counts, UniformRandomProvider random) {
    int[] rows = PermutationSampler.natural(cloud.size());
    PermutationSampler.shuffle(random, rows);
    CloudColumns columns = CloudColumns.of(cloud);
    int next = 0;
    for (int cell = 0; cell < total; cell++) {
      for (int point = 0; point < counts[cell]; point++) {
        int row = rows[next++];
        int rest = cell;
        for (int axis = 2; axis >= 0; axis--) {
          double along = (rest % cells[axis] + random.nextDouble()) / cells[axis];
          columns.positions[axis][row] = box.wrap(along * box.side(axis), axis);
          rest /= cells[axis];
        }
      }
    }
    return columns.build();
  }
}
