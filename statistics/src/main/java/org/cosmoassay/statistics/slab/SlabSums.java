package org.cosmoassay.statistics.slab;

import java.io.Serializable;

/**
 * What a pass found in some of its slabs: small, and made to travel. The order in which those of
 * all slabs are added changes no bit.
 *
 * @param <S> the implementing class
 */
public interface SlabSums<S extends SlabSums<S>> extends Serializable {

  /**
   * The sums over the slabs of both.
   *
   * @throws IllegalArgumentException when they are of other passes, or have a slab in common
   */
  S plus(S other);
}
