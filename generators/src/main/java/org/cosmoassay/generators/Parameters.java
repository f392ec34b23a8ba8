package org.cosmoassay.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the parameters of one generator. Everything wrong is collected, so that one message names
 * it all: read each parameter, then call {@link #requireValid()}. A read that finds a problem
 * answers the default.
 */
public final class Parameters {

  private final String generator;
  private final Map<String, Object> values;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private Parameters(String generator, Map<String, Object> values) {
    this.generator = generator;
    this.values = new TreeMap<>(values);
  }

  /** A reader of {@code values}, for messages about the named generator. */
  public static Parameters of(String generator, Map<String, Object> values) {
    return new Parameters(generator, values);
  }

  /** A finite number greater than 0. */
  public double positive(String name, double defaultValue) {
    double value = number(name, defaultValue);
    if (value > 0) {
      return value;
    }
    problem(name, value, "must be greater than 0");
    return defaultValue;
  }

  /** A finite number that is 0 or greater. */
  public double nonNegative(String name, double defaultValue) {
    double value = number(name, defaultValue);
    if (value >= 0) {
      return value;
    }
    problem(name, value, "must be 0 or greater");
    return defaultValue;
  }

  /** One word of a list. */
  public String oneOf(String name, String defaultValue, List<String> choices) {
    known.add(name);
    Object value = values.getOrDefault(name, defaultValue);
    if (value instanceof String word && choices.contains(word)) {
      return word;
    }
    problem(name, value, "must be one of " + String.join(", ", choices));
    return defaultValue;
  }

  /** Any text. */
  public String text(String name, String defaultValue) {
    known.add(name);
    Object value = values.getOrDefault(name, defaultValue);
    if (value instanceof String text) {
      return text;
    }
    problem(name, value, "must be text");
    return defaultValue;
  }

  /** Reports a problem that involves more than one value; skipped when the condition holds. */
  public void require(boolean condition, String name, Object value, String rule) {
    if (!condition) {
      problem(name, value, rule);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException naming every problem and every parameter that was never read
   */
  public void requireValid() {
    List<String> all = new ArrayList<>();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        all.add("unknown parameter %s; known are %s".formatted(name, String.join(", ", known)));
      }
    }
    all.addAll(problems);
    if (!all.isEmpty()) {
      throw new IllegalArgumentException(
          "generator %s: %s".formatted(generator, String.join("; ", all)));
    }
  }

  private double number(String name, double defaultValue) {
    known.add(name);
    Object value = values.get(name);
    if (value == null) {
      return defaultValue;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    problem(name, value, "must be a finite number");
    return defaultValue;
  }

  private void problem(String name, Object value, String rule) {
    problems.add("%s (%s) %s".formatted(name, value, rule));
  }
}
