package org.cosmoassay.reports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;

/**
 * What a deviation means, by component, sign and scale: too few close pairs, infall too slow. Only
 * what follows from the definition of the component or is common usage; where several causes would
 * do, as for a quadrupole or on acoustic scales, nothing is said.
 */
final class PhysicalReading {

  /**
   * Where pairs are called close: about the size of the largest halos and their surroundings, where
   * pairs within one structure take over from pairs of two.
   */
  private static final double CLOSE = 10;

  /** Up to here pairs tell of the strength of clustering; beyond come acoustic waves and noise. */
  private static final double CLUSTERED = 60;

  /** Waves longer than about 60 Mpc/h, in h/Mpc. */
  private static final double LONG_WAVE = 0.1;

  private static final String LENGTH = "Mpc/h";
  private static final String WAVENUMBER = "h/Mpc";

  /** Where on the axis, and on which side of 0, a rule holds. */
  private enum Where {
    ANYWHERE,
    CLOSE_PAIRS,
    CLUSTERED_PAIRS,
    INFALL,
    LONG,
    SHORT,
    UPPER,
    LOWER,
    ABOVE_MEDIAN,
    BELOW_MEDIAN;

    boolean holds(Row row) {
      return switch (this) {
        case ANYWHERE -> true;
        case CLOSE_PAIRS -> row.unit(LENGTH) && row.x() < CLOSE;
        case CLUSTERED_PAIRS ->
            row.unit(LENGTH) && row.x() >= CLOSE && row.x() < CLUSTERED && row.reference() > 0;
        case INFALL -> row.reference() < 0;
        case LONG -> row.unit(WAVENUMBER) && row.x() < LONG_WAVE;
        case SHORT -> row.unit(WAVENUMBER) && row.x() >= LONG_WAVE;
        case UPPER -> row.x() >= middle(row.component().axis());
        case LOWER -> row.x() < middle(row.component().axis());
        case ABOVE_MEDIAN -> row.x() >= median(row.component());
        case BELOW_MEDIAN -> row.x() < median(row.component());
      };
    }
  }

  /** A row of a component. */
  private record Row(ComponentComparison component, int row) {
    double x() {
      return component.axis().centre(row);
    }

    double reference() {
      return component.reference().mean(row);
    }

    boolean unit(String unit) {
      return component.axis().unit().equals(unit);
    }
  }

  /** A line of the table: a name and a unit of components, a place, and what low and high mean. */
  private record Rule(Pattern name, String unit, Where where, String low, String high) {}

  private static final List<Rule> TABLE =
      List.of(
          rule(
              "xi|xi0|xi_cross",
              "",
              Where.CLOSE_PAIRS,
              "too few close pairs",
              "too many close pairs"),
          rule(
              "xi|xi0|xi_cross",
              "",
              Where.CLUSTERED_PAIRS,
              "clustering too weak",
              "clustering too strong"),
          rule("wp", LENGTH, Where.CLOSE_PAIRS, "too few close pairs", "too many close pairs"),
          rule("wp", LENGTH, Where.CLUSTERED_PAIRS, "clustering too weak", "clustering too strong"),
          rule(
              "p0",
              "Mpc^3/h^3",
              Where.LONG,
              "too little power in long waves",
              "too much power in long waves"),
          rule(
              "p0",
              "Mpc^3/h^3",
              Where.SHORT,
              "too little power in short waves",
              "too much power in short waves"),
          // Low is more negative: pairs approach each other faster.
          rule("v12|v12_m\\d+", "km/s", Where.INFALL, "infall too fast", "infall too slow"),
          rule(
              "sigma_r|sigma_t",
              "km/s",
              Where.ANYWHERE,
              "too little random motion between pairs",
              "too much random motion between pairs"),
          rule(
              "cdf_k1",
              "",
              Where.ANYWHERE,
              "too many spheres of that size are empty",
              "too few spheres of that size are empty"),
          rule(
              "vpf",
              "",
              Where.ANYWHERE,
              "too few spheres of that size are empty",
              "too many spheres of that size are empty"),
          rule(
              "dn_dlnm",
              "h^3/Mpc^3",
              Where.UPPER,
              "too few massive halos",
              "too many massive halos"),
          rule("dn_dlnm", "h^3/Mpc^3", Where.LOWER, "too few light halos", "too many light halos"),
          rule("dn_dlnr", "h^3/Mpc^3", Where.UPPER, "too few large voids", "too many large voids"),
          rule("dn_dlnr", "h^3/Mpc^3", Where.LOWER, "too few small voids", "too many small voids"),
          rule("pdf", "s/km", Where.ABOVE_MEDIAN, "too few fast points", "too many fast points"),
          rule("pdf", "s/km", Where.BELOW_MEDIAN, "too few slow points", "too many slow points"),
          rule("mean", "", Where.ANYWHERE, "too few points", "too many points"),
          rule(
              "variance",
              "",
              Where.ANYWHERE,
              "numbers of points differ too little from place to place",
              "numbers of points differ too much from place to place"));

  private static final Pattern NEIGHBOURS = Pattern.compile("cdf_k(\\d+)");

  private PhysicalReading() {}

  private static Rule rule(String name, String unit, Where where, String low, String high) {
    return new Rule(Pattern.compile(name), unit, where, low, high);
  }

  /**
   * What a departure in a row means; empty where the table has no line for it.
   *
   * @param low whether the component lies below the reference
   */
  static Optional<String> of(ComponentComparison component, int row, boolean low) {
    Row place = new Row(component, row);
    var neighbours = NEIGHBOURS.matcher(component.name());
    if (neighbours.matches() && !neighbours.group(1).equals("1")) {
      return Optional.of(
          "too %s spheres of that size hold %s points or more"
              .formatted(low ? "few" : "many", neighbours.group(1)));
    }
    return TABLE.stream()
        .filter(r -> r.name().matcher(component.name()).matches())
        .filter(r -> r.unit().equals(component.unit()))
        .filter(r -> r.where().holds(place))
        .findFirst()
        .map(r -> low ? r.low() : r.high());
  }

  /** The geometric middle of an axis, the arithmetic one where it reaches 0. */
  private static double middle(Axis axis) {
    double first = axis.centre(0);
    double last = axis.centre(axis.size() - 1);
    return first > 0 ? Math.sqrt(first * last) : (first + last) / 2;
  }

  /** Where half of the reference's distribution lies below, to the accuracy of a row. */
  private static double median(ComponentComparison component) {
    Axis axis = component.axis();
    double total = 0;
    for (int i = 0; i < axis.size(); i++) {
      total += weight(component, i);
    }
    double sum = 0;
    for (int i = 0; i < axis.size(); i++) {
      sum += weight(component, i);
      if (sum >= total / 2) {
        return axis.centre(i);
      }
    }
    return axis.centre(axis.size() - 1);
  }

  private static double weight(ComponentComparison component, int row) {
    Axis axis = component.axis();
    double width = axis.isBinned() ? axis.edge(row + 1) - axis.edge(row) : 1;
    double density = component.reference().mean(row);
    return Double.isFinite(density) ? density * width : 0;
  }
}
