package org.cosmoassay.statistics.definition;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.cosmoassay.statistics.Bins;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a statistic: a key of benchmark files and an option of the command line, both from
 * this one description.
 *
 * <p>Values have a canonical text, and {@link #parse} reads what the command line gives. Their
 * types: {@link BinSpec} for bins, {@link Integer}, {@link Double}, a list of {@link Integer},
 * {@link String} for words and texts, {@link Boolean}.
 */
public final class Parameter {

  /** What a value looks like. */
  public enum Type {
    BINS,
    WHOLE,
    NUMBER,
    WHOLES,
    WORD,
    TEXT,
    FLAG
  }

  private final String name;
  private final Type type;
  private final String description;
  private final @Nullable String otherwise;
  private final double least;
  private final boolean leastExcluded;
  private final double most;
  private final List<String> choices;
  private final @Nullable Pattern pattern;
  private final String unit;
  private final boolean belowHalfBox;

  private Parameter(
      String name,
      Type type,
      String description,
      @Nullable String otherwise,
      double least,
      boolean leastExcluded,
      double most,
      List<String> choices,
      @Nullable Pattern pattern,
      String unit,
      boolean belowHalfBox) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.otherwise = otherwise;
    this.least = least;
    this.leastExcluded = leastExcluded;
    this.most = most;
    this.choices = List.copyOf(choices);
    this.pattern = pattern;
    this.unit = unit;
    this.belowHalfBox = belowHalfBox;
  }

  private static Parameter plain(
      String name, Type type, @Nullable String otherwise, double least, double most, String words) {
    return new Parameter(
        name, type, words, otherwise, least, false, most, List.of(), null, "", false);
  }

  /** Bin edges of 0 or more, in the given unit. */
  public static Parameter bins(String otherwise, String unit, String description) {
    return bins("bins", otherwise, unit, description);
  }

  /** Bin edges of 0 or more, in the given unit, under another name than {@code bins}. */
  public static Parameter bins(String name, String otherwise, String unit, String description) {
    return new Parameter(
        name,
        Type.BINS,
        description,
        otherwise,
        0,
        false,
        Double.POSITIVE_INFINITY,
        List.of(),
        null,
        unit,
        false);
  }

  /** A whole number from least to most. */
  public static Parameter whole(
      String name, int otherwise, int least, int most, String description) {
    return plain(name, Type.WHOLE, String.valueOf(otherwise), least, most, description);
  }

  /** A number from least to most. */
  public static Parameter number(
      String name, double otherwise, double least, double most, String unit, String description) {
    return plain(name, Type.NUMBER, String.valueOf(otherwise), least, most, description).in(unit);
  }

  /** A number that may be left out: {@link ParameterValues#number} is NaN then. */
  public static Parameter optionalNumber(
      String name, double least, double most, String unit, String description) {
    return plain(name, Type.NUMBER, null, least, most, description).in(unit);
  }

  /** A list of different whole numbers from least to most. */
  public static Parameter wholes(
      String name, List<Integer> otherwise, int least, int most, String description) {
    return plain(name, Type.WHOLES, join(otherwise), least, most, description);
  }

  /** A list of different whole numbers out of a few. */
  public static Parameter wholes(
      String name, List<Integer> otherwise, List<Integer> choices, String description) {
    return new Parameter(
        name,
        Type.WHOLES,
        description,
        join(otherwise),
        Double.NEGATIVE_INFINITY,
        false,
        Double.POSITIVE_INFINITY,
        choices.stream().map(String::valueOf).toList(),
        null,
        "",
        false);
  }

  /** One word out of a few. */
  public static Parameter word(
      String name, String otherwise, List<String> choices, String description) {
    return new Parameter(
        name,
        Type.WORD,
        description,
        otherwise,
        Double.NEGATIVE_INFINITY,
        false,
        Double.POSITIVE_INFINITY,
        choices,
        null,
        "",
        false);
  }

  /** Text of a pattern. */
  public static Parameter text(String name, String otherwise, String pattern, String description) {
    return new Parameter(
        name,
        Type.TEXT,
        description,
        otherwise,
        Double.NEGATIVE_INFINITY,
        false,
        Double.POSITIVE_INFINITY,
        List.of(),
        Pattern.compile(pattern),
        "",
        false);
  }

  /** Yes or no. */
  public static Parameter flag(String name, boolean otherwise, String description) {
    return plain(
        name,
        Type.FLAG,
        String.valueOf(otherwise),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        description);
  }

  private static String join(List<Integer> numbers) {
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  private Parameter in(String otherUnit) {
    return new Parameter(
        name,
        type,
        description,
        otherwise,
        least,
        leastExcluded,
        most,
        choices,
        pattern,
        otherUnit,
        belowHalfBox);
  }

  /** Bins that must end below half the shortest side of the box. */
  public Parameter belowHalfBox() {
    return new Parameter(
        name,
        type,
        description,
        otherwise,
        least,
        leastExcluded,
        most,
        choices,
        pattern,
        unit,
        true);
  }

  /** With another least value, itself not allowed; negative infinity for none. */
  public Parameter above(double otherLeast) {
    return new Parameter(
        name,
        type,
        description,
        otherwise,
        otherLeast,
        true,
        most,
        choices,
        pattern,
        unit,
        belowHalfBox);
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** What it is, as a sentence. */
  public String description() {
    return description;
  }

  /** The text of its default; null when it may be left out. */
  public @Nullable String otherwise() {
    return otherwise;
  }

  /** The least value, of bins the least edge; negative infinity for none. */
  public double least() {
    return least;
  }

  /** Whether the least value itself is not allowed. */
  public boolean isLeastExcluded() {
    return leastExcluded;
  }

  /** The greatest value; infinity for none. */
  public double most() {
    return most;
  }

  /** The values to choose from; empty when any in range will do. */
  public List<String> choices() {
    return choices;
  }

  /** The pattern of a text, null otherwise. */
  public @Nullable Pattern pattern() {
    return pattern;
  }

  /** Unit as text; empty when dimensionless. */
  public String unit() {
    return unit;
  }

  /** Whether bins must end below half the shortest side of the box. */
  public boolean isBelowHalfBox() {
    return belowHalfBox;
  }

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException when it is none, with the fix
   */
  public Object parse(String text) {
    return switch (type) {
      case BINS -> bins(text);
      case WHOLE -> whole(text);
      case NUMBER -> number(text);
      case WHOLES -> wholes(text);
      case WORD -> word(text);
      case TEXT -> pattern(text);
      case FLAG -> flag(text);
    };
  }

  private BinSpec bins(String text) {
    double[] edges = Bins.parse(text);
    if (edges[0] < least || (leastExcluded && edges[0] == least)) {
      throw new IllegalArgumentException(
          "%s start at %s; start %s %s"
              .formatted(name, edges[0], leastExcluded ? "above" : "at or above", least));
    }
    return new BinSpec(text, edges);
  }

  private Integer whole(String text) {
    try {
      int value = Integer.parseInt(text.trim());
      requireInRange(value);
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " = " + text + " is no whole number", e);
    }
  }

  private Double number(String text) {
    try {
      double value = Double.parseDouble(text.trim());
      requireInRange(value);
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " = " + text + " is no number", e);
    }
  }

  private void requireInRange(double value) {
    boolean low = leastExcluded ? !(value > least) : !(value >= least);
    if (low || !(value <= most)) {
      throw new IllegalArgumentException(
          "%s = %s is out of range; it goes from %s%s to %s"
              .formatted(name, value, least, leastExcluded ? " (excluded)" : "", most));
    }
  }

  private List<Integer> wholes(String text) {
    List<Integer> values = Arrays.stream(text.split(",", -1)).map(this::whole).toList();
    for (Integer value : values) {
      requireChoice(String.valueOf(value));
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(name + " = " + text + " names a number twice");
    }
    return values;
  }

  private String word(String text) {
    requireChoice(text);
    return text;
  }

  private void requireChoice(String value) {
    if (!choices.isEmpty() && !choices.contains(value)) {
      throw new IllegalArgumentException(
          "%s = %s is not known; choose from %s"
              .formatted(name, value, String.join(", ", choices)));
    }
  }

  private String pattern(String text) {
    if (pattern != null && !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          name + " = " + text + " is not understood; " + description);
    }
    return text;
  }

  private Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(name + " = " + text + " is neither true nor false");
    }
    return Boolean.valueOf(text);
  }
}
