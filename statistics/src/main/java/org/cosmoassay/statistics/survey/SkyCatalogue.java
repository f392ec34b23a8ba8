package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.twopoint.PairWeights;
import org.jspecify.annotations.Nullable;

/**
 * What a survey observes of N objects: right ascension and declination in degrees, redshift, and
 * weights. Immutable; arrays are copied in and never handed out.
 */
public final class SkyCatalogue {

  private final double[] rightAscension;
  private final double[] declination;
  private final double @Nullable [] redshift;
  private final double @Nullable [] weights;

  private SkyCatalogue(
      double[] rightAscension,
      double[] declination,
      double @Nullable [] redshift,
      double @Nullable [] weights) {
    this.rightAscension = rightAscension;
    this.declination = declination;
    this.redshift = redshift;
    this.weights = weights;
  }

  /**
   * Objects with redshifts.
   *
   * @param rightAscension degrees, from -180 to 360
   * @param declination degrees, from -90 to 90
   * @param redshift cosmological redshift, above 0
   * @throws IllegalArgumentException that names the first row at fault
   */
  public static SkyCatalogue of(double[] rightAscension, double[] declination, double[] redshift) {
    SkyCatalogue directions = ofDirections(rightAscension, declination);
    requireColumn("redshift", redshift, rightAscension.length, Double.MIN_VALUE, Double.MAX_VALUE);
    return new SkyCatalogue(
        directions.rightAscension, directions.declination, redshift.clone(), null);
  }

  /** Objects with recession velocities c z in km/s instead of redshifts. */
  public static SkyCatalogue ofVelocities(
      double[] rightAscension, double[] declination, double[] velocity) {
    requireColumn("cz", velocity, rightAscension.length, Double.MIN_VALUE, Double.MAX_VALUE);
    double[] redshift = new double[velocity.length];
    for (int i = 0; i < redshift.length; i++) {
      redshift[i] = velocity[i] / ComovingDistance.SPEED_OF_LIGHT;
    }
    return of(rightAscension, declination, redshift);
  }

  /** Objects of unknown redshift, for angular statistics. */
  public static SkyCatalogue ofDirections(double[] rightAscension, double[] declination) {
    requireColumn("ra", rightAscension, rightAscension.length, -180, 360);
    requireColumn("dec", declination, rightAscension.length, -90, 90);
    return new SkyCatalogue(rightAscension.clone(), declination.clone(), null, null);
  }

  /**
   * The same objects with weights.
   *
   * @throws IllegalArgumentException when a weight is negative or not finite, naming its row, or
   *     all are zero
   */
  public SkyCatalogue withWeights(double[] values) {
    return new SkyCatalogue(
        rightAscension, declination, redshift, PairWeights.require(values, size()));
  }

  private static void requireColumn(
      String name, double[] values, int size, double least, double most) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "%s has %d values where ra has %d; give one each".formatted(name, values.length, size));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= least && values[i] <= most)) {
        String range =
            least == Double.MIN_VALUE
                ? "be finite and above 0"
                : "be from %s to %s degrees".formatted(least, most);
        throw new IllegalArgumentException(
            "row %d: %s = %s; it must %s".formatted(i, name, values[i], range));
      }
    }
  }

  /** Number of objects. */
  public int size() {
    return rightAscension.length;
  }

  /** Right ascension in degrees. */
  public double rightAscension(int i) {
    return rightAscension[i];
  }

  /** Declination in degrees. */
  public double declination(int i) {
    return declination[i];
  }

  public boolean hasRedshifts() {
    return redshift != null;
  }

  /** Redshift of object i. */
  public double redshift(int i) {
    if (redshift == null) {
      throw new IllegalStateException(
          "The catalogue has no redshifts: give a third column, or measure angles alone.");
    }
    return redshift[i];
  }

  public boolean hasWeights() {
    return weights != null;
  }

  /** Weight of object i; 1 without weights. */
  public double weight(int i) {
    return weights == null ? 1 : weights[i];
  }
}
