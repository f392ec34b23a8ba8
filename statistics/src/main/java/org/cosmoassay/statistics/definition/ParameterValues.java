package org.cosmoassay.statistics.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a statistic's parameters, defaults filled in, and the seed of its draws. */
public final class ParameterValues {

  private final Map<String, Parameter> parameters;
  private final Map<String, Object> values;
  private final long seed;

  private ParameterValues(
      Map<String, Parameter> parameters, Map<String, Object> values, long seed) {
    this.parameters = parameters;
    this.values = values;
    this.seed = seed;
  }

  /** All defaults, and seed 0. */
  public static ParameterValues defaults(List<Parameter> parameters) {
    Map<String, Parameter> known = new LinkedHashMap<>();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      known.put(parameter.name(), parameter);
      String otherwise = parameter.otherwise();
      if (otherwise != null) {
        values.put(parameter.name(), parameter.parse(otherwise));
      }
    }
    return new ParameterValues(known, values, 0);
  }

  /**
   * With a value of one parameter, as text.
   *
   * @throws IllegalArgumentException when there is no such parameter or the text is no value of it
   */
  public ParameterValues with(String name, String text) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, parameter(name).parse(text));
    return new ParameterValues(parameters, changed, seed);
  }

  /** With another seed of random draws, such as query points. */
  public ParameterValues withSeed(long otherSeed) {
    return new ParameterValues(parameters, values, otherSeed);
  }

  /** The parameter of that name. */
  public Parameter parameter(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "There is no parameter "
              + name
              + "; known are "
              + String.join(", ", parameters.keySet()));
    }
    return parameter;
  }

  /** Bin edges. */
  public BinSpec bins() {
    return bins("bins");
  }

  /** Bin edges under another name. */
  public BinSpec bins(String name) {
    return value(name, BinSpec.class);
  }

  public int whole(String name) {
    return value(name, Integer.class);
  }

  /** A number; NaN when it was left out. */
  public double number(String name) {
    return has(name) ? value(name, Double.class) : Double.NaN;
  }

  public List<Integer> wholes(String name) {
    return ((List<?>) value(name, List.class)).stream().map(Integer.class::cast).toList();
  }

  /** A word or a text. */
  public String text(String name) {
    return value(name, String.class);
  }

  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /** Whether the parameter has a value; one without default has none unless stated. */
  public boolean has(String name) {
    return values.containsKey(parameter(name).name());
  }

  /** The value of any parameter, null when it was left out. */
  public @Nullable Object value(String name) {
    return values.get(parameter(name).name());
  }

  public long seed() {
    return seed;
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(parameter(name).name());
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "The parameter %s is %s, not a %s.".formatted(name, value, type.getSimpleName()));
    }
    return type.cast(value);
  }
}
