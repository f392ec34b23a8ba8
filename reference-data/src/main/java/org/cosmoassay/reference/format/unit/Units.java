package org.cosmoassay.reference.format.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Units by quantity, as far as they are stated. */
public final class Units {

  /** Nothing stated. */
  public static final Units UNSTATED = new Units(Map.of());

  /** The program's own: comoving Mpc/h, proper peculiar km/s, Msun/h. */
  public static final Units STANDARD = of("Mpc/h", "km/s", "Msun/h");

  /** Names of common combinations. */
  private static final Map<String, Units> NAMED =
      Map.of(
          "standard", STANDARD,
          "gadget-fof", of("kpc/h", "km/s/a", "1e10Msun/h"),
          "gadget-snapshot", of("kpc/h", "km/s*sqrt(a)", "1e10Msun/h"));

  private final Map<Quantity, Unit> units;

  private Units(Map<Quantity, Unit> units) {
    this.units = units;
  }

  /** Units by quantity; one for each at most. */
  public static Units of(List<Unit> units) {
    Map<Quantity, Unit> byQuantity = new EnumMap<>(Quantity.class);
    units.forEach(unit -> byQuantity.put(unit.quantity(), unit));
    return new Units(byQuantity);
  }

  private static Units of(String length, String velocity, String mass) {
    return of(
        List.of(
            Unit.parse(length).orElseThrow(),
            Unit.parse(velocity).orElseThrow(),
            Unit.parse(mass).orElseThrow()));
  }

  /**
   * Parses what a user states: a name ({@code standard}, {@code gadget-fof}, {@code
   * gadget-snapshot}) or units with commas between them, e.g. {@code kpc/h,km/s,1e10Msun/h}.
   */
  public static Units parse(String text) {
    Units named = NAMED.get(text.strip().toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    List<Unit> units = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      Unit unit =
          Unit.parse(item)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The unit '"
                              + item.strip()
                              + "' is not known; write units like kpc/h, physical Mpc, km/s/a,"
                              + " 1e10Msun/h, or one of "
                              + String.join(", ", names())));
      if (units.stream().anyMatch(u -> u.quantity() == unit.quantity())) {
        throw new IllegalArgumentException(
            "There are two units of " + unit.quantity().label() + " in '" + text + "'; keep one");
      }
      units.add(unit);
    }
    return of(units);
  }

  /** Names of common combinations of units. */
  public static List<String> names() {
    return NAMED.keySet().stream().sorted().toList();
  }

  /** The unit of a quantity, empty when it is not stated. */
  public Optional<Unit> unit(Quantity quantity) {
    return Optional.ofNullable(units.get(quantity));
  }

  /** These, with those of another where nothing is stated here. */
  public Units orElse(Units other) {
    Map<Quantity, Unit> joined = new EnumMap<>(Quantity.class);
    joined.putAll(other.units);
    joined.putAll(units);
    return new Units(joined);
  }

  /** As {@link #parse} reads them; empty when nothing is stated. */
  public String text() {
    return String.join(
        ",",
        Arrays.stream(Quantity.values())
            .map(units::get)
            .filter(Objects::nonNull)
            .map(Unit::label)
            .toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Units that && units.equals(that.units);
  }

  @Override
  public int hashCode() {
    return units.hashCode();
  }
}
