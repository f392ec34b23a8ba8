package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * Adds pairs of one slot, some hundred at a time, to the sums of a task. What is known of the pairs
 * stands in columns of one array, and is written over by what is binned: loops that read and write
 * the same array at the same place become vectors.
 *
 * <p>v_r = (u . d) / r and |v_t|^2 = |u x d|^2 / r^2 for the relative velocity u of a pair with
 * separation vector d of length r = sqrt(r2), every operation rounded to double, sums of three
 * terms from the left. Both are the same for either order of the two points. A pair without a
 * direction has v_r = 0 and v_t = 0.
 */
final class BucketSums {

  private final PairSums sums;
  private final double offset;

  BucketSums(PairSums sums) {
    this.sums = sums;
    offset = sums.separations().offset();
  }

  /** Divides |u x d|^2 by r2, and adds |v_t|^2 to the sums. */
  void addTransverse(int slot, double[] transverse, double[] r2, int from, int to) {
    // Nothing is added to any divisor but 0, for which the quotient is 0 then.
    for (int k = from; k < to; k++) {
      transverse[k] = transverse[k] / (r2[k] + Double.MIN_NORMAL);
    }
    if (sums.request().moments()) {
      addSquares(slot, transverse, from, to);
    }
    VelocityBins bins = sums.request().velocityBins();
    if (bins != null && bins.component() == VelocityBins.Component.TRANSVERSE) {
      for (int k = from; k < to; k++) {
        transverse[k] = Math.sqrt(transverse[k]);
      }
      count(slot, bins, transverse, from, to);
    }
  }

  /** Turns r2 into r, counts the pairs and sums r. */
  void addSeparations(int slot, double[] r2, int from, int to) {
    for (int k = from; k < to; k++) {
      r2[k] = Math.sqrt(r2[k]);
    }
    double offset = this.offset;
    long bits = 0;
    for (int k = from; k < to; k++) {
      bits += Double.doubleToRawLongBits(r2[k] + offset);
    }
    int n = to - from;
    sums.counts()[slot] += n;
    sums.separations().add(slot, bits - n * Double.doubleToRawLongBits(offset));
  }

  /** Divides u . d by r, and adds v_r to the sums; the pairs are counted already. */
  void addRadial(int slot, double[] radial, double[] r, int from, int to) {
    for (int k = from; k < to; k++) {
      radial[k] = radial[k] / (r[k] + Double.MIN_NORMAL);
    }
    if (sums.request().moments() && from < to) {
      addPowers(slot, radial, from, to);
    }
    VelocityBins bins = sums.request().velocityBins();
    if (bins != null && bins.component() == VelocityBins.Component.RADIAL) {
      count(slot, bins, radial, from, to);
    }
  }

  /** Two sums of each, lest every term wait for the one before. */
  private void addPowers(int slot, double[] velocity, int from, int to) {
    double[] moments = sums.moments();
    int at = slot * PairSums.MOMENTS;
    if (sums.counts()[slot] == to - from) {
      moments[at + PairSums.ORIGIN] = velocity[from];
    }
    double origin = moments[at + PairSums.ORIGIN];
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    double otherFirst = 0;
    double otherSecond = 0;
    double otherThird = 0;
    double otherFourth = 0;
    int k = from;
    for (; k < to - 1; k += 2) {
      double d = velocity[k] - origin;
      double d2 = d * d;
      first += d;
      second += d2;
      third += d2 * d;
      fourth += d2 * d2;
      double e = velocity[k + 1] - origin;
      double e2 = e * e;
      otherFirst += e;
      otherSecond += e2;
      otherThird += e2 * e;
      otherFourth += e2 * e2;
    }
    if (k < to) {
      double d = velocity[k] - origin;
      double d2 = d * d;
      first += d;
      second += d2;
      third += d2 * d;
      fourth += d2 * d2;
    }
    moments[at + PairSums.FIRST] += first + otherFirst;
    moments[at + PairSums.SECOND] += second + otherSecond;
    moments[at + PairSums.THIRD] += third + otherThird;
    moments[at + PairSums.FOURTH] += fourth + otherFourth;
  }

  private void addSquares(int slot, double[] squares, int from, int to) {
    double sum = 0;
    double other = 0;
    int k = from;
    for (; k < to - 1; k += 2) {
      sum += squares[k];
      other += squares[k + 1];
    }
    if (k < to) {
      sum += squares[k];
    }
    sums.moments()[slot * PairSums.MOMENTS + PairSums.TRANSVERSE] += sum + other;
  }

  private void count(int slot, VelocityBins bins, double[] velocity, int from, int to) {
    long[] histogram = sums.velocities();
    int row = slot * bins.count();
    for (int k = from; k < to; k++) {
      int bin = bins.index(velocity[k]);
      if (bin >= 0) {
        histogram[row + bin]++;
      }
    }
  }

  /** Divides separations along a line of sight by r, and counts the pairs by |mu|. */
  void addAngles(int slot, LineOfSight line, double[] along, double[] r, int from, int to) {
    MuBins bins = sums.request().muBins();
    if (bins == null) {
      return;
    }
    for (int k = from; k < to; k++) {
      along[k] = along[k] / (r[k] + Double.MIN_NORMAL);
    }
    long[] histogram = sums.angles(line);
    int row = slot * bins.foldedCount();
    for (int k = from; k < to; k++) {
      double mu = r[k] > 0 ? along[k] : 0;
      histogram[row + bins.foldedIndex(mu)]++;
    }
  }
}
