package org.cosmoassay.reference.format.unit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of length, velocity or mass as catalogues use them. A value u in this unit is u * factor *
 * h^hPower * a^aPower in the program's own: comoving Mpc/h, proper peculiar km/s, Msun/h.
 *
 * <p>A length is comoving unless it is said to be physical: a physical Mpc at scale factor a is h/a
 * comoving Mpc/h. The velocities of N-body codes carry powers of a: with the canonical velocity w =
 * a^2 dx/dt of the GADGET codes, the peculiar velocity is w/a ({@code km/s/a}, groups of friends),
 * and with the u = w / a^(3/2) of their snapshots it is u sqrt(a) ({@code km/s*sqrt(a)}).
 * Reference: Springel 2005, MNRAS 364, 1105, https://doi.org/10.1111/j.1365-2966.2005.09655.x
 *
 * @param quantity what is measured
 * @param label as it is shown
 * @param factor pure number
 * @param hPower exponent of the Hubble constant in units of 100 km/s/Mpc
 * @param aPower exponent of the scale factor
 */
public record Unit(Quantity quantity, String label, double factor, double hPower, double aPower) {

  private static final String NUMBER = "([0-9.]+(?:e[+-]?[0-9]+)?)?";
  private static final Pattern LENGTH = Pattern.compile(NUMBER + "\\*?(gpc|mpc|kpc|pc)(/h)?");
  private static final Pattern MASS =
      Pattern.compile(NUMBER + "\\*?(?:msun|msol|m_sun|solmass)(/h)?");
  private static final Pattern VELOCITY =
      Pattern.compile("(km|m|cm)(?:/s|s-1)(/a|\\*?sqrt\\(?a\\)?|\\*a)?");

  /** Cm in a Mpc (IAU 2015 resolution B2). */
  private static final double CENTIMETRES = 3.085677581491367e24;

  /** Grams in a solar mass: GM_sun (IAU 2015 resolution B3) / G (CODATA 2018). */
  private static final double GRAMS = 1.98841e33;

  /** Codes round the Mpc in their parameter files; no unit in use differs less from another. */
  private static final double LENGTH_ROUNDING = 1e-4;

  private static final double MASS_ROUNDING = 2e-3;

  /** The program's own unit of a quantity. */
  public static Unit standard(Quantity quantity) {
    return new Unit(quantity, quantity.standard(), 1, 0, 0);
  }

  /**
   * The unit a text names, e.g. {@code kpc/h}, {@code physical Mpc}, {@code Mpc h^-1}, {@code 1e10
   * Msun/h}, {@code km/s/a}; empty when it names none of length, velocity or mass.
   */
  public static Optional<Unit> parse(String text) {
    String plain = plain(text);
    boolean physical = plain.contains("physical") || plain.contains("proper");
    String words = plain.replaceAll("comoving|physical|proper|peculiar", "");
    String bare = words.replaceAll("[(),;:]", "");
    if (bare.matches("[cp](mpc|kpc)(/h)?")) {
      physical |= bare.charAt(0) == 'p';
      bare = bare.substring(1);
    }
    Matcher length = LENGTH.matcher(bare);
    if (length.matches()) {
      return length(text, length, physical);
    }
    Matcher mass = MASS.matcher(bare);
    if (mass.matches()) {
      return number(mass.group(1))
          .map(n -> new Unit(Quantity.MASS, text.strip(), n, mass.group(2) == null ? 1 : 0, 0));
    }
    Matcher velocity = VELOCITY.matcher(words.replace("()", "").replace("(,)", ""));
    return velocity.matches() ? Optional.of(velocity(text, velocity)) : Optional.empty();
  }

  /** Lower case without blanks; every way to write "per h" is a trailing {@code /h}. */
  private static String plain(String text) {
    String plain =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "")
            .replaceAll("[.*]?h(\\^|\\*\\*)?\\{?-1\\}?", "/h")
            .replaceAll("s(\\^|\\*\\*)?\\{?-1\\}?", "s-1")
            .replace("10^10", "1e10")
            .replace("10**10", "1e10");
    Matcher leading = Pattern.compile("^([0-9.e+-]*?)/h[.*]?(.+)$").matcher(plain);
    return leading.matches() && !plain.endsWith("/h")
        ? leading.group(1) + leading.group(2) + "/h"
        : plain;
  }

  private static Optional<Unit> length(String text, Matcher length, boolean physical) {
    double base =
        switch (length.group(2)) {
          case "gpc" -> 1e3;
          case "mpc" -> 1;
          case "kpc" -> 1e-3;
          default -> 1e-6;
        };
    double h = length.group(3) == null ? 1 : 0;
    return number(length.group(1))
        .map(n -> new Unit(Quantity.LENGTH, text.strip(), n * base, h, physical ? -1 : 0));
  }

  private static Unit velocity(String text, Matcher velocity) {
    double factor =
        switch (velocity.group(1)) {
          case "km" -> 1;
          case "m" -> 1e-3;
          default -> 1e-5;
        };
    String scaling = velocity.group(2) == null ? "" : velocity.group(2);
    double power = scaling.equals("/a") ? -1 : scaling.contains("sqrt") ? 0.5 : 0;
    return new Unit(Quantity.VELOCITY, text.strip(), factor, 0, scaling.equals("*a") ? 1 : power);
  }

  private static Optional<Double> number(String digits) {
    if (digits == null) {
      return Optional.of(1.0);
    }
    try {
      double value = Double.parseDouble(digits);
      return value > 0 && value < Double.POSITIVE_INFINITY ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // Several points, as in 1.2.3.
    }
  }

  /** A comoving length of so many centimetres per h, as parameter files of codes state it. */
  public static Unit ofCentimetresPerH(double centimetres) {
    double factor = rounded(centimetres / CENTIMETRES, LENGTH_ROUNDING);
    String label = factor == 1 ? "Mpc/h" : factor == 1e-3 ? "kpc/h" : factor + " Mpc/h";
    return new Unit(Quantity.LENGTH, label, factor, 0, 0);
  }

  /** A mass of so many grams per h. */
  public static Unit ofGramsPerH(double grams) {
    double factor = rounded(grams / GRAMS, MASS_ROUNDING);
    String label = factor == 1 ? "Msun/h" : factor == 1e10 ? "1e10 Msun/h" : factor + " Msun/h";
    return new Unit(Quantity.MASS, label, factor, 0, 0);
  }

  /**
   * A velocity of so many cm/s.
   *
   * @param aPower the power of a that makes it a peculiar velocity
   */
  public static Unit ofCentimetresPerSecond(double speed, double aPower) {
    double factor = rounded(speed / 1e5, LENGTH_ROUNDING);
    String label = factor == 1 ? "km/s" : factor + " km/s";
    return new Unit(
        Quantity.VELOCITY,
        aPower == 0 ? label : aPower == -1 ? label + "/a" : label + "*a^" + aPower,
        factor,
        0,
        aPower);
  }

  private static double rounded(double factor, double tolerance) {
    double power = Double.parseDouble("1e" + Math.round(Math.log10(factor)));
    return Math.abs(factor / power - 1) < tolerance ? power : factor;
  }

  /** What to multiply by; h and a may be NaN where the unit does not need them. */
  public double multiplier(double h, double a) {
    double multiplier = factor;
    if (hPower != 0) {
      multiplier *= Math.pow(h, hPower);
    }
    return aPower == 0 ? multiplier : multiplier * Math.pow(a, aPower);
  }

  public boolean needsH() {
    return hPower != 0;
  }

  public boolean needsScaleFactor() {
    return aPower != 0;
  }

  /** Whether values in both units are the same numbers. */
  public boolean equivalent(Unit other) {
    return quantity == other.quantity
        && Math.abs(factor / other.factor - 1) < LENGTH_ROUNDING
        && hPower == other.hPower
        && aPower == other.aPower;
  }
}
