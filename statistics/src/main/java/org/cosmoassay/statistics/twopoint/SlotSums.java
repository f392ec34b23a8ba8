package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * Adds pairs, a batch at a time, to the sums of a task.
 *
 * <p>v_r = (u . d) / r and |v_t|^2 = |u x d|^2 / r^2 for the relative velocity u of a pair with
 * separation vector d of length r = sqrt(r2), every operation rounded to double, sums of three
 * terms from the left. Both are the same for either order of the two points. A pair without a
 * direction has v_r = 0 and v_t = 0.
 */
final class SlotSums {

  private final PairSums sums;
  private final PairArithmetic arithmetic;
  private final boolean countsAlone;
  private final boolean velocities;
  private final List<LineOfSight> linesOfSight = new ArrayList<>();
  private final SlotSorter sorter;
  private final double offset;

  /** Separations of a batch. */
  private final double[] r;

  /** Sums of velocity by slot, sum and lane, the latter running fastest. */
  private final double[] lanes;

  SlotSums(PairSums sums, PairArithmetic arithmetic, PairWorkspace workspace) {
    this.sums = sums;
    this.arithmetic = arithmetic;
    PairRequest request = sums.request();
    countsAlone = request.countsAlone();
    velocities = request.velocities();
    if (request.muBins() != null) {
      linesOfSight.addAll(request.linesOfSight());
    }
    sorter = workspace.sorter();
    r = workspace.r();
    offset = sums.separations().offset();
    int slots = sums.counts().length;
    lanes = new double[request.moments() ? slots * PairArithmetic.SUMS * PairArithmetic.LANES : 0];
  }

  /** Adds the first n pairs of the columns, which are written over. */
  void add(PairColumns columns, int n) {
    sorter.find(columns.r2(), n);
    if (countsAlone) {
      for (int slot = 0; slot < sums.counts().length; slot++) {
        sums.counts()[slot] += sorter.count(slot);
      }
      return;
    }
    finish(columns, n);
    sort(columns, n);
    int from = 0;
    for (int slot = 0; slot < sums.counts().length; slot++) {
      int to = sorter.end(slot);
      if (from < to) {
        add(slot, from, to - from);
      }
      from = to;
    }
  }

  /** From here on the columns hold v_r, |v_t|^2 and |mu|. */
  private void finish(PairColumns columns, int n) {
    double[] r2 = columns.r2();
    double[] r = this.r;
    for (int k = 0; k < n; k++) {
      r[k] = Math.sqrt(r2[k]);
    }
    if (velocities) {
      divide(columns.radial(), r, n);
      divide(columns.transverse(), r2, n);
    }
    for (LineOfSight line : linesOfSight) {
      divide(columns.along(line.axis()), r, n);
    }
  }

  /** Nothing is added to any divisor but those near 0; for 0 the quotient is 0 then. */
  private static void divide(double[] values, double[] divisors, int n) {
    for (int k = 0; k < n; k++) {
      values[k] = values[k] / (divisors[k] + Double.MIN_NORMAL);
    }
  }

  private void sort(PairColumns columns, int n) {
    if (velocities && linesOfSight.isEmpty()) {
      sorter.sort(r, columns.radial(), columns.transverse(), n);
      return;
    }
    sorter.place(n);
    int column = 0;
    sorter.copy(r, column++, n);
    if (velocities) {
      sorter.copy(columns.radial(), column++, n);
      sorter.copy(columns.transverse(), column++, n);
    }
    for (LineOfSight line : linesOfSight) {
      sorter.copy(columns.along(line.axis()), column++, n);
    }
  }

  /** Adds n pairs of a slot, from a place on. */
  private void add(int slot, int from, int n) {
    addSums(slot, from, n);
    VelocityBins bins = sums.request().velocityBins();
    if (bins != null) {
      count(slot, bins, from, n);
    }
    int column = velocities ? 3 : 1;
    for (LineOfSight line : linesOfSight) {
      addAngles(slot, line, from, column++, n);
    }
  }

  private void addSums(int slot, int from, int n) {
    double[] sorted = sorter.sorted();
    long bits;
    if (sums.request().moments()) {
      double[] moments = sums.moments();
      int origin = slot * PairSums.MOMENTS + PairSums.ORIGIN;
      if (sums.counts()[slot] == 0) {
        moments[origin] = sorted[from + SlotSorter.COLUMN];
      }
      int at = slot * PairArithmetic.SUMS * PairArithmetic.LANES;
      bits =
          arithmetic.addMoments(
              sorted, from, SlotSorter.COLUMN, n, offset, moments[origin], lanes, at);
    } else {
      bits = arithmetic.sumOfBits(sorted, from, n, offset);
    }
    sums.separations().add(slot, bits - n * Double.doubleToRawLongBits(offset));
    sums.counts()[slot] += n;
  }

  private void count(int slot, VelocityBins bins, int from, int n) {
    double[] sorted = sorter.sorted();
    int radial = from + SlotSorter.COLUMN;
    int transverse = radial + SlotSorter.COLUMN;
    boolean alongSeparation = bins.component() == VelocityBins.Component.RADIAL;
    long[] histogram = sums.velocities();
    int row = slot * bins.count();
    for (int k = 0; k < n; k++) {
      double velocity = alongSeparation ? sorted[radial + k] : Math.sqrt(sorted[transverse + k]);
      int bin = bins.index(velocity);
      if (bin >= 0) {
        histogram[row + bin]++;
      }
    }
  }

  private void addAngles(int slot, LineOfSight line, int from, int column, int n) {
    MuBins bins = sums.request().muBins();
    if (bins == null) {
      return;
    }
    double[] sorted = sorter.sorted();
    int along = from + column * SlotSorter.COLUMN;
    long[] histogram = sums.angles(line);
    int row = slot * bins.foldedCount();
    for (int k = 0; k < n; k++) {
      double mu = sorted[from + k] > 0 ? sorted[along + k] : 0;
      histogram[row + bins.foldedIndex(mu)]++;
    }
  }

  /** Moves the sums of velocity into those of the task, lane by lane. */
  void move() {
    double[] moments = sums.moments();
    int lane = 0;
    for (int slot = 0; lane < lanes.length; slot++) {
      for (int sum = 0; sum < PairArithmetic.SUMS; sum++) {
        double total = 0;
        for (int k = 0; k < PairArithmetic.LANES; k++) {
          total += lanes[lane++];
        }
        moments[slot * PairSums.MOMENTS + PairSums.FIRST + sum] = total;
      }
    }
  }
}
