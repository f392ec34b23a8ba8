package org.cosmoassay.generators.onnx;

import java.util.Locale;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * What a number of a point is. The value is {@code (offset + scale u) factor h^hPower a^aPower} of
 * the network's number u, or {@code 10^(offset + scale u)} times the same; the value is in comoving
 * Mpc/h, km/s or Msun/h.
 *
 * @param meaning of the number
 * @param offset in the stated unit
 * @param scale in the stated unit per number
 * @param log10 whether numbers are decimal logarithms
 * @param ofBox whether the unit is the side of the box
 * @param factor of the unit
 * @param hPower exponent of the Hubble constant in the unit
 * @param aPower exponent of the scale factor in the unit
 */
public record OnnxColumn(
    Meaning meaning,
    double offset,
    double scale,
    boolean log10,
    boolean ofBox,
    double factor,
    double hPower,
    double aPower) {

  /** What a column can be. */
  public enum Meaning {
    X,
    Y,
    Z,
    VX,
    VY,
    VZ,
    MASS,
    WEIGHT,
    /** The log-likelihood of a point in nats; those of a cloud are added up. */
    LOG_LIKELIHOOD,
    /** Nothing of interest. */
    IGNORED;

    /** The name in description files. */
    public String word() {
      return this == IGNORED ? "-" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What to multiply by.
   *
   * @param side of the box along the column's axis, in Mpc/h
   * @throws IllegalStateException when the unit needs h or the scale factor, and the cosmology has
   *     none
   */
  double unit(Cosmology cosmology, double side) {
    double unit = ofBox ? side : factor;
    if (hPower != 0) {
      if (Double.isNaN(cosmology.h())) {
        throw new IllegalStateException(
            "The unit of column %s needs h, and the cosmology has none: state it in the conditions, or write a unit with /h."
                .formatted(meaning.word()));
      }
      unit *= Math.pow(cosmology.h(), hPower);
    }
    return aPower == 0 ? unit : unit * Math.pow(cosmology.scaleFactor(), aPower);
  }

  /** The value of a number in a {@link #unit}. */
  double value(double number, double unit) {
    double stated = offset + scale * number;
    return (log10 ? Math.pow(10, stated) : stated) * unit;
  }
}
