package org.cosmoassay.harness.config;

import org.cosmoassay.harness.config.GateSpec.Range;

/**
 * The part of a box that an observer at its corner (0, 0, 0) surveys.
 *
 * @param rightAscension degrees, within 0 to 90
 * @param declination degrees, within 0 to 90
 * @param distance comoving distance in Mpc/h
 * @param randoms number of random points that trace it
 */
public record SurveyWindow(Range rightAscension, Range declination, Range distance, int randoms) {

  /** All directions that a box has from its corner. */
  static final Range OCTANT = new Range(0, 90);

  /** Whether a point at these coordinates in Mpc/h is in the window; lower bounds belong to it. */
  public boolean contains(double x, double y, double z) {
    double r = Math.sqrt(x * x + y * y + z * z);
    return r > 0
        && contains(distance, r)
        && contains(rightAscension, Math.toDegrees(Math.atan2(y, x)))
        && contains(declination, Math.toDegrees(Math.asin(z / r)));
  }

  private static boolean contains(Range range, double value) {
    return value >= range.lo() && (value < range.hi() || (range.hi() == 90 && value == 90));
  }
}
