package org.cosmoassay.generators.halo;

/**
 * The blur of the base, standard deviations in {@link HaloUnits}.
 *
 * @param displacement per axis
 * @param velocity per axis
 * @param mass of the logarithm
 */
record HaloNoise(double displacement, double velocity, double mass) {

  HaloNoise {
    if (!(displacement >= 0) || !(velocity >= 0) || !(mass >= 0)) {
      throw new IllegalArgumentException(
          "noise of displacement (%s), velocity (%s) and mass (%s) must be 0 or more"
              .formatted(displacement, velocity, mass));
    }
  }

  /** That of one number of a state. */
  double of(int number) {
    if (number < HaloUnits.VELOCITY) {
      return displacement;
    }
    return number < HaloUnits.MASS ? velocity : mass;
  }
}
