package org.cosmoassay.statistics.twopoint;

import java.io.Serializable;

/** The sums of relative velocities of one task of a walk, by slot of separation as in PairSums. */
final class VelocitySums implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] pairs;
  private final double[] moments;

  /** Takes its arrays over: pairs by slot, and sums by slot and place. */
  VelocitySums(long[] pairs, double[] moments) {
    this.pairs = pairs;
    this.moments = moments;
  }

  /** Number of pairs of a slot. */
  long pairs(int slot) {
    return pairs[slot];
  }

  /** The origin o of the powers below, in km/s: v_r of the first pair of the slot. */
  double origin(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.ORIGIN];
  }

  /** Sum of v_r - o of a slot, in km/s. */
  double first(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.FIRST];
  }

  /** Sum of (v_r - o)^2 of a slot, in (km/s)^2. */
  double second(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.SECOND];
  }

  /** Sum of (v_r - o)^3 of a slot, in (km/s)^3. */
  double third(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.THIRD];
  }

  /** Sum of (v_r - o)^4 of a slot, in (km/s)^4. */
  double fourth(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.FOURTH];
  }

  /** Sum of the squared transverse velocity, both components together, of a slot, in (km/s)^2. */
  double transverse(int slot) {
    return moments[slot * PairSums.MOMENTS + PairSums.TRANSVERSE];
  }
}
