package org.cosmoassay.statistics.definition;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
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
  private final @Nullable Condition condition;

  /**
   * When a parameter has an effect.
   *
   * @param parameter another parameter
   * @param value the word that one must have
   */
  public record Condition(String parameter, String value) {}

  private Parameter(Draft draft) {
    this.name = draft.name;
    this.type = draft.type;
    this.description = draft.description;
    this.otherwise = draft.otherwise;
    this.least = draft.least;
    this.leastExcluded = draft.leastExcluded;
    this.most = draft.most;
    this.choices = List.copyOf(draft.choices);
    this.pattern = draft.pattern;
    this.unit = draft.unit;
    this.belowHalfBox = draft.belowHalfBox;
    this.condition = draft.condition;
  }

  /** A parameter as it is being described: at first without limits, default and unit. */
  private static final class Draft {
    private final String name;
    private final Type type;
    private final String description;
    private @Nullable String otherwise;
    private double least = Double.NEGATIVE_INFINITY;
    private boolean leastExcluded;
    private double most = Double.POSITIVE_INFINITY;
    private List<String> choices = List.of();
    private @Nullable Pattern pattern;
    private String unit = "";
    private boolean belowHalfBox;
    private @Nullable Condition condition;

    Draft(String name, Type type, @Nullable String otherwise, String description) {
      this.name = name;
      this.type = type;
      this.otherwise = otherwise;
      this.description = description;
    }

    Draft(Parameter parameter) {
      this(parameter.name, parameter.type, parameter.otherwise, parameter.description);
      least = parameter.least;
      leastExcluded = parameter.leastExcluded;
      most = parameter.most;
      choices = parameter.choices;
      pattern = parameter.pattern;
      unit = parameter.unit;
      belowHalfBox = parameter.belowHalfBox;
      condition = parameter.condition;
    }

    Draft between(double lowest, double highest) {
      least = lowest;
      most = highest;
      return this;
    }

    Draft among(List<String> values) {
      choices = values;
      return this;
    }

    Draft in(String text) {
      unit = text;
      return this;
    }
  }

  /** This parameter with something changed. */
  private Parameter changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Parameter(draft);
  }

  /** Bin edges of 0 or more, in the given unit. */
  public static Parameter bins(String otherwise, String unit, String description) {
    return bins("bins", otherwise, unit, description);
  }

  /** Bin edges of 0 or more, in the given unit, under another name than {@code bins}. */
  public static Parameter bins(String name, String otherwise, String unit, String description) {
    return new Parameter(
        new Draft(name, Type.BINS, otherwise, description)
            .between(0, Double.POSITIVE_INFINITY)
            .in(unit));
  }

  /** A whole number from least to most. */
  public static Parameter whole(
      String name, int otherwise, int least, int most, String description) {
    return new Parameter(
        new Draft(name, Type.WHOLE, String.valueOf(otherwise), description).between(least, most));
  }

  /** A number from least to most. */
  public static Parameter number(
      String name, double otherwise, double least, double most, String unit, String description) {
    return new Parameter(
        new Draft(name, Type.NUMBER, String.valueOf(otherwise), description)
            .between(least, most)
            .in(unit));
  }

  /** A number that may be left out: {@link ParameterValues#number} is NaN then. */
  public static Parameter optionalNumber(
      String name, double least, double most, String unit, String description) {
    return new Parameter(
        new Draft(name, Type.NUMBER, null, description).between(least, most).in(unit));
  }

  /** A list of different whole numbers from least to most. */
  public static Parameter wholes(
      String name, List<Integer> otherwise, int least, int most, String description) {
    return new Parameter(
        new Draft(name, Type.WHOLES, join(otherwise), description).between(least, most));
  }

  /** A list of different whole numbers out of a few. */
  public static Parameter wholes(
      String name, List<Integer> otherwise, List<Integer> choices, String description) {
    return new Parameter(
        new Draft(name, Type.WHOLES, join(otherwise), description)
            .among(choices.stream().map(String::valueOf).toList()));
  }

  /** One word out of a few. */
  public static Parameter word(
      String name, String otherwise, List<String> choices, String description) {
    return new Parameter(new Draft(name, Type.WORD, otherwise, description).among(choices));
  }

  /** Text of a pattern. */
  public static Parameter text(String name, String otherwise, String pattern, String description) {
    Draft draft = new Draft(name, Type.TEXT, otherwise, description);
    draft.pattern = Pattern.compile(pattern);
    return new Parameter(draft);
  }

  /** Yes or no. */
  public static Parameter flag(String name, boolean otherwise, String description) {
    return new Parameter(new Draft(name, Type.FLAG, String.valueOf(otherwise), description));
  }

  private static String join(List<Integer> numbers) {
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  /** Bins that must end below half the shortest side of the box. */
  public Parameter belowHalfBox() {
    return changed(draft -> draft.belowHalfBox = true);
  }

  /** With another least value, itself not allowed; negative infinity for none. */
  public Parameter above(double otherLeast) {
    return changed(
        draft -> {
          draft.least = otherLeast;
          draft.leastExcluded = true;
        });
  }

  /** A parameter that has an effect only when another one is the given word. */
  public Parameter onlyWhen(String parameter, String value) {
    return changed(draft -> draft.condition = new Condition(parameter, value));
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

  /** When it has an effect; null for always. */
  public @Nullable Condition condition() {
    return condition;
  }

  /** Whether a text is a value of this parameter. */
  public boolean accepts(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
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
    String shortest = least == Math.rint(least) ? Long.toString((long) least) : "" + least;
    if (edges[0] < least || (leastExcluded && edges[0] == least)) {
      throw new IllegalArgumentException(
          "%s start at %s; start %s"
              .formatted(
                  name,
                  edges[0],
                  leastExcluded ? "above " + shortest : "at " + shortest + " or above"));
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
