package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * A benchmark file as a tree that remembers where each value and each key stands, and collects what
 * is wrong with it. Places in the tree are JSON pointers (RFC 6901).
 */
final class Document {

  /** A file with more is no benchmark with mistakes. */
  private static final int MOST_PROBLEMS = 200;

  /** Characters; what a file holds is quoted in messages. */
  private static final int LONGEST_MESSAGE = 4000;

  private final String file;
  private JsonNode root = NullNode.getInstance();
  private final Map<String, Position> values = new HashMap<>();
  private final Map<String, Position> keys = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private long held;

  Document(String file) {
    this.file = file;
  }

  /** The pointer of a member or element of the value at {@code parent}. */
  static String child(String parent, Object keyOrIndex) {
    return parent + "/" + keyOrIndex.toString().replace("~", "~0").replace("/", "~1");
  }

  JsonNode root() {
    return root;
  }

  /** A list at the top; empty where something else stands, which the schema reports. */
  JsonNode list(String name) {
    JsonNode node = root.path(name);
    return node.isArray() ? node : JsonNodeFactory.instance.arrayNode();
  }

  void root(JsonNode value) {
    root = value;
  }

  void mark(String pointer, Position value) {
    values.put(pointer, value);
    held += pointer.length();
  }

  void markKey(String pointer, Position key) {
    keys.put(pointer, key);
  }

  /** Characters of all pointers to values: long names of many members add up. */
  long held() {
    return held;
  }

  /** Where a value stands. */
  Location location(String pointer) {
    Position at = values.getOrDefault(pointer, Position.START);
    return new Location(file, at.line(), at.column());
  }

  /** Where a key stands. */
  Location keyLocation(String pointer) {
    Position at = keys.get(pointer);
    return at == null ? location(pointer) : new Location(file, at.line(), at.column());
  }

  /** A problem of the file as a whole. */
  void problem(String message) {
    add(new Problem(file, 0, 0, message));
  }

  void problem(Position at, String message) {
    add(new Problem(file, at.line(), at.column(), message));
  }

  /** Keeps as many as a person can use, each of a length that can be read. */
  private void add(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem.shortened(LONGEST_MESSAGE));
    }
  }

  /** A problem of the value at {@code pointer}; silent when that value was refused already. */
  void problemAt(String pointer, String message) {
    if (!isRefused(pointer)) {
      problem(values.getOrDefault(pointer, Position.START), message);
    }
  }

  /** A problem of the key at {@code pointer}. */
  void problemAtKey(String pointer, String message) {
    if (!isRefused(pointer)) {
      Position at = keys.get(pointer);
      problem(at == null ? values.getOrDefault(pointer, Position.START) : at, message);
    }
  }

  /** Notes that a value is unusable, so that it gives no second problem. */
  void refuse(String pointer) {
    refused.add(pointer);
  }

  boolean isRefused(String pointer) {
    for (String p = pointer; ; p = p.substring(0, p.lastIndexOf('/'))) {
      if (refused.contains(p)) {
        return true;
      }
      if (p.isEmpty()) {
        return false;
      }
    }
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** Stops when anything is wrong so far. */
  void throwIfProblems() throws ConfigurationException {
    if (hasProblems()) {
      throw failure();
    }
  }

  /** Everything that is wrong, in the order of the file. */
  ConfigurationException failure() {
    return new ConfigurationException(
        problems.stream()
            .distinct()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .toList());
  }
}
