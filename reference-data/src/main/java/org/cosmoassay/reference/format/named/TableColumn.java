package org.cosmoassay.reference.format.named;

import org.cosmoassay.reference.format.unit.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name in the file; an element of a vector column has its index, {@code pos[0]}
 * @param unit its unit as far as the file states it; null when it does not, or not understandably
 */
public record TableColumn(String name, @Nullable Unit unit) {

  /** A column whose file states no unit. */
  public static TableColumn of(String name) {
    return new TableColumn(name, null);
  }

  /** A column with the text the file has for its unit; null or blank for none. */
  public static TableColumn of(String name, @Nullable String unit) {
    return new TableColumn(name, unit == null ? null : Unit.parse(unit).orElse(null));
  }
}
