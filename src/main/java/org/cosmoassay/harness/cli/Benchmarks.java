package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The benchmarks that ship inside the program. */
final class Benchmarks {

  private Benchmarks() {}

  /** Where the files lie that shipped benchmarks name. */
  static Path directory() {
    return Path.of(System.getProperty("cosmoassay.home", ""), "reference-data", "benchmarks");
  }

  /** The YAML text of a shipped benchmark, e.g. {@code demo.yaml}. */
  static String text(String fileName) {
    try (InputStream in =
        Benchmarks.class.getResourceAsStream("/org/cosmoassay/benchmarks/" + fileName)) {
      if (in == null) {
        throw new IllegalStateException(
            "The benchmark " + fileName + " is missing from the program.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
