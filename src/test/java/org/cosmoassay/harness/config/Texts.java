package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Benchmark texts and what becomes of them. */
final class Texts {

  static final Set<String> GENERATORS = Set.of("thomas", "uniform");

  /** A benchmark in which nothing is optional; line 1 is {@code name: b}. */
  static final String MINIMAL =
      """
      name: b
      reference: {name: r, catalogues: r.npy, box: 1000}
      sources:
        - {name: s, catalogues: s.npy}
      statistics:
        - xi: {bins: "lin:0.5:120:59"}
      gates:
        - {statistic: xi, test: hotelling}
      """;

  private Texts() {}

  static Benchmark parse(String text, Map<String, String> variables) throws ConfigurationException {
    return BenchmarkFile.parse("b.yaml", text, Path.of("dir"), Path.of(""), variables, GENERATORS);
  }

  static Benchmark parse(String text) throws ConfigurationException {
    return parse(text, Map.of());
  }

  /** The problems of a text, one line each. */
  static List<String> problems(String text, Map<String, String> variables) {
    ConfigurationException thrown =
        catchThrowableOfType(ConfigurationException.class, () -> parse(text, variables));
    if (thrown == null) {
      return List.of();
    }
    return thrown.problems().stream().map(Problem::toString).toList();
  }

  static List<String> problems(String text) {
    return problems(text, Map.of());
  }

  /** The minimal benchmark with one text replaced, which must be there. */
  static String with(String old, String replacement) {
    if (!MINIMAL.contains(old)) {
      throw new IllegalArgumentException(old + " is not in the text.");
    }
    return MINIMAL.replace(old, replacement);
  }
}
