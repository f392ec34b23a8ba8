package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;

/**
 * The k smallest of many numbers, below a limit that falls as they come in. Few are kept in
 * ascending order; many are collected and sorted whenever as many again have come in, so that a
 * number costs log k steps instead of k.
 */
final class SmallestValues {

  /** Up to this k a number finds its place faster than it would be sorted later. */
  private static final int MOST_IN_ORDER = 16;

  /** Up to this number of values comparing all with all is faster than any sorting. */
  private static final int MOST_RANKED = 24;

  private final int[] ranks = new int[MOST_RANKED];
  private final double[] ranked = new double[MOST_RANKED];
  private final int k;
  private final boolean inOrder;
  private final double[] kept;
  private int count;
  private double limit;

  SmallestValues(int k) {
    this.k = k;
    this.inOrder = k <= MOST_IN_ORDER;
    this.kept = new double[inOrder ? k : 2 * k];
  }

  /**
   * Forgets all numbers.
   *
   * @param newLimit only numbers below it are wanted
   */
  void reset(double newLimit) {
    limit = newLimit;
    count = 0;
    if (inOrder) {
      Arrays.fill(kept, newLimit);
    }
  }

  /** No number from here on up can be among the k smallest that are wanted. */
  double limit() {
    return limit;
  }

  /** Takes a number below the limit and returns the new limit. */
  double add(double value) {
    if (inOrder) {
      insert(kept, value);
      limit = kept[kept.length - 1];
    } else {
      kept[count++] = value;
      sortWhenFull();
    }
    return limit;
  }

  /** The k smallest of k or more numbers, the first {@code length} of an array. */
  double[] of(double[] values, int length) {
    if (length > MOST_RANKED) {
      reset(Double.POSITIVE_INFINITY);
      addAll(values, length);
      return ascending();
    }
    // The rank of a number is how many are below it, of equal ones the earlier: no branch depends
    // on the numbers.
    for (int i = 0; i < length; i++) {
      double value = values[i];
      int rank = i;
      for (int j = 0; j < i; j++) {
        int below = (int) (Double.doubleToRawLongBits(value - values[j]) >>> 63);
        rank -= below;
        ranks[j] += below;
      }
      ranks[i] = rank;
    }
    for (int i = 0; i < length; i++) {
      ranked[ranks[i]] = values[i];
    }
    return ranked;
  }

  private void addAll(double[] values, int length) {
    if (inOrder) {
      double[] sorted = kept;
      int last = sorted.length - 1;
      for (int i = 0; i < length; i++) {
        if (values[i] < sorted[last]) {
          insert(sorted, values[i]);
        }
      }
      limit = sorted[last];
      return;
    }
    for (int taken = 0; taken < length; ) {
      int part = Math.min(kept.length - count, length - taken);
      System.arraycopy(values, taken, kept, count, part);
      taken += part;
      count += part;
      sortWhenFull();
    }
  }

  private static void insert(double[] sorted, double value) {
    int place = sorted.length - 1;
    while (place > 0 && sorted[place - 1] > value) {
      sorted[place] = sorted[place - 1];
      place--;
    }
    sorted[place] = value;
  }

  private void sortWhenFull() {
    if (count == kept.length) {
      Arrays.sort(kept);
      count = k;
      limit = kept[k - 1];
    }
  }

  /**
   * The k smallest in ascending order, the limit first set where fewer came in; the array, which
   * may be longer than k, is overwritten later.
   */
  double[] ascending() {
    if (!inOrder) {
      Arrays.sort(kept, 0, count);
      if (count < k) {
        Arrays.fill(kept, count, k, limit);
      }
    }
    return kept;
  }
}
