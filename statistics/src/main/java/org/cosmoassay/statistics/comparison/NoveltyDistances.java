package org.cosmoassay.statistics.comparison;

import java.util.Locale;

/**
 * How far generated clouds are from those a model was trained on, and from each other. Distances
 * are dimensionless, 0 for clouds that are the same but for a shift, turn or mirror. Immutable.
 */
public final class NoveltyDistances {

  private final double[] generated;
  private final double[] coincident;
  private final double[] heldOut;
  private final double[][] pool;
  private final double[] shared;

  /**
   * Copies its arguments in.
   *
   * @param generated from each generated cloud to the nearest training cloud
   * @param coincident share of the points of each generated cloud that coincide with points of that
   *     training cloud
   * @param heldOut from each held-out cloud to the nearest training cloud
   * @param pool from each generated and then each held-out cloud to every other, symmetric
   * @param shared share of the points of each generated cloud that coincide with points of the
   *     nearest other generated cloud
   * @throws IllegalArgumentException when sizes do not fit together
   */
  public NoveltyDistances(
      double[] generated, double[] coincident, double[] heldOut, double[][] pool, double[] shared) {
    if (coincident.length != generated.length
        || shared.length != generated.length
        || pool.length != generated.length + heldOut.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d generated and %d held-out clouds cannot have %d and %d shares and a pool of %d.",
              generated.length,
              heldOut.length,
              coincident.length,
              shared.length,
              pool.length));
    }
    this.generated = generated.clone();
    this.coincident = coincident.clone();
    this.heldOut = heldOut.clone();
    this.pool = new double[pool.length][];
    for (int i = 0; i < pool.length; i++) {
      this.pool[i] = pool[i].clone();
    }
    this.shared = shared.clone();
  }

  /** Number of generated clouds. */
  int size() {
    return generated.length;
  }

  /** Number of held-out clouds. */
  int heldOutSize() {
    return heldOut.length;
  }

  double[] generated() {
    return generated.clone();
  }

  double[] heldOut() {
    return heldOut.clone();
  }

  double coincident(int cloud) {
    return coincident[cloud];
  }

  double shared(int cloud) {
    return shared[cloud];
  }

  NearestAmong amongGenerated(long seed) {
    return NearestAmong.first(pool, generated.length, seed);
  }
}
