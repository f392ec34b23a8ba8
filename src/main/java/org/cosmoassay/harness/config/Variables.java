package org.cosmoassay.harness.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Replaces {@code ${name}} in every text value of a document; {@code $$} stands for one dollar
 * sign. What is put in is never looked at again, so a value cannot smuggle in another variable.
 */
final class Variables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{([^}]*)(}?)");

  private final Document document;
  private final Map<String, String> given;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> startsGiven = new HashSet<>();

  private Variables(Document document, Map<String, String> given) {
    this.document = document;
    this.given = given;
    for (Map.Entry<String, JsonNode> entry : document.root().path("variables").properties()) {
      if (entry.getValue().isString()) {
        known.put(entry.getKey(), entry.getValue().stringValue());
      }
    }
    known.putAll(given);
  }

  /**
   * Replaces the variables, in place.
   *
   * @param given values by name, which override the defaults in the document
   * @return pointers of the texts that start with a given variable: as paths they are relative to
   *     where the user is, not to the file
   */
  static Set<String> substitute(Document document, Map<String, String> given) {
    Variables variables = new Variables(document, given);
    for (Map.Entry<String, JsonNode> entry : document.root().properties()) {
      if (!entry.getKey().equals("variables")) {
        entry.setValue(variables.replace(entry.getValue(), Document.child("", entry.getKey())));
      }
    }
    variables.reportUnused();
    return variables.startsGiven;
  }

  private JsonNode replace(JsonNode node, String pointer) {
    if (node instanceof ObjectNode map) {
      for (Map.Entry<String, JsonNode> entry : map.properties()) {
        entry.setValue(replace(entry.getValue(), Document.child(pointer, entry.getKey())));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, replace(list.get(i), Document.child(pointer, i)));
      }
    } else if (node.isString() && node.stringValue().contains("$")) {
      return StringNode.valueOf(replace(node.stringValue(), pointer));
    }
    return node;
  }

  private String replace(String text, String pointer) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = name == null ? "$" : value(name, !matcher.group(2).isEmpty(), pointer);
      if (name != null && matcher.start() == 0 && given.containsKey(name)) {
        startsGiven.add(pointer);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  private String value(String name, boolean closed, String pointer) {
    String value = known.get(name);
    if (closed && value != null) {
      used.add(name);
      return value;
    }
    String message =
        closed
            ? "variable `"
                + name
                + "` is not set"
                + Suggestion.text(name, known.keySet())
                + "; pass --set "
                + name
                + "=..."
            : "`${` is not closed; write ${name}, or $$ for a dollar sign";
    document.problemAt(pointer, message);
    document.refuse(pointer);
    return "";
  }

  private void reportUnused() {
    for (String name : new TreeSet<>(given.keySet())) {
      if (!used.contains(name)) {
        document.problem(
            "variable `"
                + name
                + "` given by --set is not used"
                + Suggestion.text(name, used)
                + (used.isEmpty()
                    ? "; the file uses no variables, leave it out"
                    : "; the file uses " + String.join(", ", used)));
      }
    }
  }
}
