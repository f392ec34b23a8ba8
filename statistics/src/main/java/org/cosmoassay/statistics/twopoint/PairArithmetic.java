package org.cosmoassay.statistics.twopoint;

/**
 * The arithmetic of a {@link BatchWalk}, for one task of it. What comes out has the same bits in
 * every kernel: each operation is rounded to double, sums are taken from the left, and nothing is
 * fused.
 */
public interface PairArithmetic {

  /** Pairs of a slot are dealt out in turn to so many sums of each power of the velocity. */
  int LANES = 8;

  /** Sums of a slot, each in {@link #LANES} places: of v_r, its powers 2 to 4, and |v_t|^2. */
  int SUMS = 5;

  /**
   * Appends those pairs of the point p with points {@code start .. end - 1}, in this order, that
   * are in reach to the columns. A vector may read on beyond the end of a stretch: what lies there
   * is out of reach.
   *
   * @param sx what is added to x_j - x_p, in Mpc/h
   * @param sy the same for y
   * @param sz the same for z
   */
  void relate(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      PairColumns columns);

  /** The sum of the bits of value + offset, as integers, of so many values. */
  long sumOfBits(double[] values, int from, int count, double offset);

  /**
   * Adds velocities of those pairs of a batch that belong to a slot to its sums: the k-th of them
   * to lane k modulo {@link #LANES} of each. With d = v_r - origin these are sums of d, d d, (d d)
   * d, (d d) (d d) and |v_t|^2.
   *
   * @param values r in Mpc/h from place {@code from} on, v_r in km/s from {@code from + stride} on,
   *     and |v_t|^2 from {@code from + 2 * stride} on
   * @param count number of pairs
   * @param sums lanes of the first sum from place {@code at} on, then those of the second, ...
   * @return the sum of the bits of r + offset, as integers
   */
  long addMoments(
      double[] values,
      int from,
      int stride,
      int count,
      double offset,
      double origin,
      double[] sums,
      int at);
}
