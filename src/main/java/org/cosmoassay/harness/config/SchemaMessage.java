package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.PlainName;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.databind.JsonNode;

/** Says in words what a keyword of the schema asks of a value. */
final class SchemaMessage {

  private static final int SHOWN = 60;

  private static final Map<String, String> PATTERNS =
      Map.of(
          PlainName.PATTERN,
          "is no name; start with a letter or digit, go on with letters, digits, `.`, `_` or `-`,"
              + " at most 100 in all, without a `.` at the end (names become file names; those of"
              + " devices, such as con and nul, are none)",
          "^[^$]*$",
          "refers to a variable; a default must be plain text without $",
          "^[^\\u0000]*$",
          "holds a NUL character, which no path can; remove it",
          "^((x|y|z|vx|vy|vz|mass|weight)(=[^\\u0000]+)?|-)$",
          "is no column; write x, y, z, vx, vy, vz, mass, weight, - for one to ignore, or x=NAME",
          "^((ra|dec|redshift|cz|x|y|z|weight)(=[^\\u0000]+)?|-)$",
          "is no column of a survey; write ra, dec, redshift, cz, x, y, z, weight, - for one to"
              + " ignore, or ra=NAME");

  private SchemaMessage() {}

  /**
   * The message for a value.
   *
   * @param keyword the keyword of the schema that is not met
   * @param limit what the schema says under that keyword
   * @param value the value in the document
   */
  static String of(String keyword, JsonNode limit, JsonNode value) {
    String shown = show(value);
    return switch (keyword) {
      case "type" -> shown + " is not " + types(limit) + "; " + retype(limit, value);
      case "enum" -> shown + " is not known; write " + orList(limit) + suggestion(limit, value);
      case "const" -> shown + " is not known; write " + limit.asString();
      case "pattern" -> shown + " " + PATTERNS.getOrDefault(limit.asString(), patternText(limit));
      case "minimum" -> shown + " is too small; write " + limit.asString() + " or more";
      case "maximum" -> shown + " is too large; write " + limit.asString() + " or less";
      case "exclusiveMinimum" -> shown + " is too small; write more than " + limit.asString();
      case "exclusiveMaximum" -> shown + " is too large; write less than " + limit.asString();
      case "minLength" -> "the text is empty; write at least one character";
      case "minItems" -> items("too short", "at least ", limit, value);
      case "maxItems" -> items("too long", "at most ", limit, value);
      case "uniqueItems" -> shown + " holds a value twice; keep one of them";
      case "minProperties" -> "the map is empty; give it a key";
      case "maxProperties" ->
          "the entry holds "
              + String.join(", ", value.propertyNames())
              + "; start a list entry of its own (`- `) for each";
      default ->
          throw new IllegalStateException(
              "The keyword " + keyword + " of the schema has no message; write one.");
    };
  }

  private static String items(String what, String bound, JsonNode limit, JsonNode value) {
    return "the list is "
        + what
        + " ("
        + value.size()
        + "); give it "
        + bound
        + limit.asString()
        + (limit.asInt() == 1 ? " entry" : " entries");
  }

  private static String patternText(JsonNode limit) {
    String pattern = limit.asString();
    return Arrays.stream(Subject.values())
        .flatMap(subject -> subject.definitions().stream())
        .flatMap(statistic -> statistic.parameters().stream())
        .filter(p -> p.pattern() != null && pattern.equals("^(" + p.pattern() + ")$"))
        .findFirst()
        .map(parameter -> "is not understood; " + parameter.description())
        .orElse("does not match " + pattern);
  }

  private static String types(JsonNode limit) {
    List<String> names = new ArrayList<>();
    for (String type : typeNames(limit)) {
      names.add(
          switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type;
          });
    }
    return String.join(" or ", names);
  }

  private static List<String> typeNames(JsonNode limit) {
    List<String> names = new ArrayList<>();
    if (limit.isArray()) {
      limit.forEach(type -> names.add(type.asString()));
    } else {
      names.add(limit.asString());
    }
    return names;
  }

  /** What to do about a value of the wrong type. */
  private static String retype(JsonNode limit, JsonNode value) {
    List<String> types = typeNames(limit);
    boolean wantsNumber = types.contains("number") || types.contains("integer");
    if (value.isString() && wantsNumber && isNumber(value.stringValue())) {
      return "remove the quotes";
    }
    if (types.contains("string") && (value.isNumber() || value.isBoolean())) {
      return "put it in quotes";
    }
    if (types.contains("object")) {
      return "write `key: value` pairs";
    }
    if (types.contains("array") && !wantsNumber) {
      return "write [" + (value.isContainer() || value.isNull() ? "..." : value.asString()) + "]";
    }
    return "write " + types(limit);
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String orList(JsonNode limit) {
    List<String> words = new ArrayList<>();
    limit.forEach(word -> words.add(word.asString()));
    return String.join(" or ", words);
  }

  private static String suggestion(JsonNode limit, JsonNode value) {
    List<String> words = new ArrayList<>();
    limit.forEach(word -> words.add(word.asString()));
    return value.isString() ? Suggestion.text(value.stringValue(), words) : "";
  }

  private static String show(JsonNode value) {
    if (value.isNull()) {
      return "nothing";
    }
    if (value.isObject()) {
      return "a map";
    }
    String text = value.isArray() ? "a list" : "`" + oneLine(value.asString()) + "`";
    return value.isString() ? "the text " + text : text;
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
