package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Locale;

/**
 * The rows of a measurement that a gate looks at: those whose bin centre (or sampled coordinate)
 * lies in [low, high], of the named components.
 *
 * @param low lower end on the axis, in its unit; negative infinity when open
 * @param high upper end on the axis, in its unit; infinity when open
 * @param components names of the components; empty for all
 */
public record RowSelection(double low, double high, List<String> components) {

  /** Every row of every component. */
  public static final RowSelection ALL =
      new RowSelection(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());

  public RowSelection {
    components = List.copyOf(components);
    if (!(low < high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The range [%s, %s] of a gate is empty; its first end must lie below its second.",
              low,
              high));
    }
  }

  /** The rows of every component between two coordinates. */
  public static RowSelection range(double low, double high) {
    return new RowSelection(low, high, List.of());
  }

  public RowSelection withComponents(List<String> names) {
    return new RowSelection(low, high, names);
  }

  /** Whether the range is narrower than the whole axis. */
  public boolean isBounded() {
    return low != Double.NEGATIVE_INFINITY || high != Double.POSITIVE_INFINITY;
  }

  boolean contains(double coordinate) {
    return coordinate >= low && coordinate <= high;
  }

  boolean includes(String component) {
    return components.isEmpty() || components.contains(component);
  }

  /**
   * Refuses component names the statistic does not have.
   *
   * @param known every component of the statistic
   */
  void requireKnown(String statistic, List<String> known) {
    for (String component : components) {
      if (!known.contains(component)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "A gate asks for the component \"%s\" of %s, which has %s.",
                component,
                statistic,
                String.join(", ", known)));
      }
    }
  }

  /** What a gate of this selection is called, after the name of its test. */
  String suffix(String unit) {
    StringBuilder text = new StringBuilder();
    if (!components.isEmpty()) {
      text.append(' ').append(String.join("+", components));
    }
    if (isBounded()) {
      text.append(' ').append(rangeText(unit));
    }
    return text.toString();
  }

  /** The range in words, e.g. {@code 20-120 Mpc/h}. */
  String rangeText(String unit) {
    String text;
    if (low == Double.NEGATIVE_INFINITY) {
      text = "to " + Wording.plain(high);
    } else if (high == Double.POSITIVE_INFINITY) {
      text = "from " + Wording.plain(low);
    } else {
      text = Wording.plain(low) + "-" + Wording.plain(high);
    }
    return unit.isEmpty() ? text : text + " " + unit;
  }
}
