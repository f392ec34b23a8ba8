package org.cosmoassay.reference.format.unit;

import java.util.Locale;

/** What the columns of a cloud measure. */
public enum Quantity {
  /** Positions; the program's unit is comoving Mpc/h. */
  LENGTH("Mpc/h", "kpc/h, Mpc or physical kpc"),
  /** Velocities; the program's unit is km/s, proper and peculiar. */
  VELOCITY("km/s", "km/s/a or km/s*sqrt(a)"),
  /** Masses; the program's unit is Msun/h. */
  MASS("Msun/h", "Msun or 1e10Msun/h");

  private final String standard;
  private final String examples;

  Quantity(String standard, String examples) {
    this.standard = standard;
    this.examples = examples;
  }

  /** The name in options and files, e.g. {@code length}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The program's own unit. */
  public String standard() {
    return standard;
  }

  /** Other units, for messages. */
  public String examples() {
    return examples;
  }
}
