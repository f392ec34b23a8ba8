package org.cosmoassay.generators.halo;

/**
 * Base halos and what becomes of each.
 *
 * @param base where they start
 * @param targets where they end, in {@link HaloUnits}, shape (halos, {@value HaloUnits#STATE})
 * @param moved whether displacement and velocity of a halo are those of a partner
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HaloPair(BaseHalos base, double[] targets, boolean[] moved) {

  /** Halos whose displacement and velocity can be learned from. */
  int movedCount() {
    int count = 0;
    for (boolean one : moved) {
      if (one) {
        count++;
      }
    }
    return count;
  }
}
