package org.cosmoassay.reference.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cosmoassay.reference.format.unit.Quantity;

/** The columns a cloud can have; a column's name in files is its name here in lower case. */
public enum CloudColumn {
  /** Comoving position along x, Mpc/h. */
  X,
  /** Comoving position along y, Mpc/h. */
  Y,
  /** Comoving position along z, Mpc/h. */
  Z,
  /** Proper peculiar velocity along x, km/s. */
  VX,
  /** Proper peculiar velocity along y, km/s. */
  VY,
  /** Proper peculiar velocity along z, km/s. */
  VZ,
  /** Mass, Msun/h. */
  MASS,
  /** Weight, dimensionless. */
  WEIGHT;

  /** The name in files and on the command line, e.g. {@code vx}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the column measures; empty for a pure number. */
  public Optional<Quantity> quantity() {
    return switch (this) {
      case X, Y, Z -> Optional.of(Quantity.LENGTH);
      case VX, VY, VZ -> Optional.of(Quantity.VELOCITY);
      case MASS -> Optional.of(Quantity.MASS);
      case WEIGHT -> Optional.empty();
    };
  }

  /** The column of a name, case and surrounding blanks aside. */
  public static Optional<CloudColumn> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(c -> c.label().equals(wanted)).findFirst();
  }

  /** Every name, for messages. */
  static String labels() {
    return Arrays.stream(values()).map(CloudColumn::label).collect(Collectors.joining(", "));
  }
}
