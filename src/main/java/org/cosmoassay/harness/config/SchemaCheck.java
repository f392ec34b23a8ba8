package org.cosmoassay.harness.config;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks a document against a schema and says what to do about each difference. */
final class SchemaCheck {

  /** Differences that are looked at, each against all others. */
  private static final int MOST_ERRORS = 1000;

  private final Document document;
  private final JsonNode tree;
  private final List<Error> errors;

  private SchemaCheck(Document document, ShippedSchema schema) {
    this.document = document;
    this.tree = schema.tree();
    List<Error> all = schema.validate(document.root());
    this.errors = all.subList(0, Math.min(all.size(), MOST_ERRORS));
  }

  /** Adds a problem to the document for each difference from the schema. */
  static void check(Document document, ShippedSchema schema) {
    new SchemaCheck(document, schema).reportAll();
  }

  private void reportAll() {
    for (Error error : errors) {
      String pointer = error.getInstanceLocation().toString();
      List<Error> choice = errors.stream().filter(e -> isChoice(e, pointer)).toList();
      if (choice.isEmpty()) {
        report(error, pointer);
      } else if (error.getKeyword().equals("type")) {
        report(error, pointer);
      } else if (error.getKeyword().equals("oneOf")) {
        reportChoice(error, pointer);
      } else if (error.getKeyword().equals("required")
          && parent(fragment(error)).equals(parent(fragment(choice.get(0))))) {
        report(error, pointer);
      }
    }
    if (!errors.isEmpty() && !document.hasProblems()) {
      document.problem("does not fit the schema: " + errors.get(0).getMessage());
    }
  }

  private static boolean isChoice(Error error, String pointer) {
    return error.getKeyword().equals("oneOf")
        && error.getInstanceLocation().toString().equals(pointer);
  }

  private void report(Error error, String pointer) {
    JsonNode value = document.root().at(pointer);
    switch (error.getKeyword()) {
      case "additionalProperties" -> reportUnknown(pointer, error.getProperty(), knownKeys(error));
      case "required" -> reportMissing(error, pointer, value);
      case "propertyNames" ->
          document.problemAtKey(
              Document.child(pointer, error.getProperty()),
              "`"
                  + error.getProperty()
                  + "` is no variable name; start with a letter, go on with letters, digits, - or"
                  + " _");
      default ->
          document.problemAt(
              pointer, SchemaMessage.of(error.getKeyword(), tree.at(fragment(error)), value));
    }
  }

  private void reportUnknown(String pointer, String key, Collection<String> known) {
    document.problemAtKey(
        Document.child(pointer, key),
        "unknown key `"
            + key
            + "`; known keys are "
            + String.join(", ", known)
            + Suggestion.text(key, known));
  }

  /** A missing key, unless an unknown key of the same map is that key misspelt. */
  private void reportMissing(Error error, String pointer, JsonNode value) {
    Set<String> known = new LinkedHashSet<>(knownKeys(error));
    String missing = error.getProperty();
    if (!(isMisspelt(missing, value, known) && isReported(pointer))) {
      document.problemAt(pointer, "key `" + missing + "` is missing; add `" + missing + ": ...`");
    }
  }

  /** Whether the schema knows all keys of a map, so that another is a difference of its own. */
  private boolean isReported(String pointer) {
    return errors.stream()
        .anyMatch(
            error ->
                error.getKeyword().equals("additionalProperties")
                    && error.getInstanceLocation().toString().equals(pointer));
  }

  private static boolean isMisspelt(String missing, JsonNode value, Collection<String> known) {
    return value.propertyNames().stream()
        .filter(key -> !known.contains(key))
        .anyMatch(key -> Suggestion.nearest(key, known).filter(missing::equals).isPresent());
  }

  /** A map of which exactly one key must tell what it is, with none or several of those. */
  private void reportChoice(Error error, String pointer) {
    JsonNode value = document.root().at(pointer);
    if (!value.isObject()) {
      return;
    }
    List<String> choices = new ArrayList<>();
    for (JsonNode branch : tree.at(fragment(error))) {
      choices.add(branch.at("/required/0").stringValue());
    }
    List<String> present = choices.stream().filter(value::has).toList();
    String oneOf = "exactly one of " + String.join(", ", choices);
    if (present.size() > 1) {
      document.problemAtKey(
          Document.child(pointer, present.get(1)),
          present.stream().map(key -> "`" + key + "`").collect(Collectors.joining(" and "))
              + " exclude each other; keep "
              + oneOf);
      return;
    }
    Set<String> known = new LinkedHashSet<>();
    for (JsonNode branch : tree.at(parent(fragment(error)) + "/allOf")) {
      known.addAll(definition(branch.at("/then/$ref")).path("properties").propertyNames());
    }
    for (String key : value.propertyNames()) {
      if (!known.contains(key)) {
        reportUnknown(pointer, key, known);
      }
    }
    if (choices.stream().noneMatch(key -> isMisspelt(key, value, known))) {
      document.problemAt(pointer, "nothing says where its clouds come from; add " + oneOf);
    }
  }

  private Collection<String> knownKeys(Error error) {
    return tree.at(parent(fragment(error)) + "/properties").propertyNames();
  }

  private JsonNode definition(JsonNode reference) {
    return tree.at(reference.stringValue().substring(1));
  }

  private static String fragment(Error error) {
    return error.getSchemaLocation().getFragment().toString();
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }
}
