package org.cosmoassay.reference.format.table;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Decimal numbers as data files have them; Java's own extras (hex, {@code 1d}) are not numbers. */
public final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private Numbers() {}

  /** The number, {@code nan} and {@code inf} in any case included; empty for anything else. */
  public static OptionalDouble parse(String field) {
    if (DECIMAL.matcher(field).matches()) {
      return OptionalDouble.of(Double.parseDouble(field));
    }
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
