package org.cosmoassay.harness.config;

/** A defect that a perturbed source plants. */
public enum Defect implements Word {
  /** Gaussian displacement; the amount is its standard deviation per axis in Mpc/h. */
  POSITION_JITTER("position-jitter", Double.MAX_VALUE),
  /** Velocities times the amount. */
  VELOCITY_SCALE("velocity-scale", Double.MAX_VALUE),
  /** Points removed at random; the amount is the fraction removed, in [0, 1]. */
  THINNING("thinning", 1),
  /** Points that are there twice; the amount is their fraction, in [0, 1]. */
  DUPLICATED_POINTS("duplicated-points", 1);

  private final String word;
  private final double most;

  Defect(String word, double most) {
    this.word = word;
    this.most = most;
  }

  @Override
  public String word() {
    return word;
  }

  /** The largest amount that has a meaning. */
  double most() {
    return most;
  }
}
