package org.cosmoassay.statistics.definition;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a statistic, or a family of columns with a number in the name.
 *
 * @param template the name; {@code #} stands for the number of a family, as in {@code cdf_k#}
 * @param unit unit as text; empty when dimensionless
 * @param component whether the column is compared; others explain
 * @param symbol how it is written in a figure, {@code #} for the number and {@code x} left to the
 *     axis, e.g. {@code ξ#}
 * @param meaning what it is, as part of a sentence
 * @param drawing the scale on which it is drawn
 * @param family the parameter that tells the numbers of a family: a list of whole numbers gives one
 *     column each, a whole number n or n bins give 0 .. n - 1; null for a single column
 * @param condition the flag parameter without which the column is absent; null when it is always
 *     there
 */
public record ColumnDefinition(
    String template,
    String unit,
    boolean component,
    String symbol,
    String meaning,
    Drawing drawing,
    @Nullable String family,
    @Nullable String condition) {

  private static final String NUMBER = "#";

  public ColumnDefinition {
    if (template.contains(NUMBER) != (family != null)) {
      throw new IllegalArgumentException(
          "The column " + template + " has a # in its name exactly when it is a family.");
    }
  }

  /** A column that is compared. */
  public static ColumnDefinition component(
      String name, String unit, String symbol, String meaning) {
    return new ColumnDefinition(name, unit, true, symbol, meaning, Drawing.PLAIN, null, null);
  }

  /** A column that explains. */
  public static ColumnDefinition auxiliary(String name, String unit, String meaning) {
    return new ColumnDefinition(name, unit, false, name, meaning, Drawing.PLAIN, null, null);
  }

  /** Components with a number in the name, told by a parameter. */
  public static ColumnDefinition components(
      String template, String parameter, String unit, String symbol, String meaning) {
    return new ColumnDefinition(
        template, unit, true, symbol, meaning, Drawing.PLAIN, parameter, null);
  }

  /** Columns that explain, with a number in the name, told by a parameter. */
  public static ColumnDefinition auxiliaries(
      String template, String parameter, String unit, String meaning) {
    return new ColumnDefinition(
        template, unit, false, template, meaning, Drawing.PLAIN, parameter, null);
  }

  /** The same, drawn on another scale. */
  public ColumnDefinition drawn(Drawing other) {
    return new ColumnDefinition(
        template, unit, component, symbol, meaning, other, family, condition);
  }

  /** The same, present only when that flag parameter is true. */
  public ColumnDefinition onlyWith(String flag) {
    return new ColumnDefinition(template, unit, component, symbol, meaning, drawing, family, flag);
  }

  /** The names of the columns under the given parameters; none when their condition is not met. */
  public List<String> names(ParameterValues values) {
    if (condition != null && !values.flag(condition)) {
      return List.of();
    }
    return numbers(values).stream().map(n -> template.replace(NUMBER, n)).toList();
  }

  private List<String> numbers(ParameterValues values) {
    if (family == null) {
      return List.of("");
    }
    return switch (values.parameter(family).type()) {
      case WHOLES -> values.wholes(family).stream().map(String::valueOf).toList();
      case WHOLE -> upTo(values.whole(family));
      case BINS -> upTo(values.bins(family).edges().length - 1);
      default ->
          throw new IllegalStateException(
              "The parameter " + family + " gives no numbers for the columns " + template + ".");
    };
  }

  private static List<String> upTo(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  /** Whether a name is this column's, whatever the parameters. */
  public boolean matches(String name) {
    return pattern().matcher(name).matches();
  }

  /** The symbol of the column of that name. */
  public String symbol(String name) {
    var matcher = pattern().matcher(name);
    return matcher.matches() && matcher.groupCount() == 1
        ? symbol.replace(NUMBER, matcher.group(1))
        : symbol;
  }

  private Pattern pattern() {
    String[] parts = template.split(NUMBER, -1);
    return Pattern.compile(
        parts.length == 1
            ? Pattern.quote(template)
            : Pattern.quote(parts[0]) + "(\\d+)" + Pattern.quote(parts[1]));
  }
}
