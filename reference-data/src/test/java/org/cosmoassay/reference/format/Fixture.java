package org.cosmoassay.reference.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files beside the tests, written by {@code make_fixtures.py}. */
public final class Fixture {

  private Fixture() {}

  /** Copies a file into a directory. */
  public static Path copy(String name, Path directory) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, bytes(name));
    return file;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
