package org.cosmoassay.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Catalogues of other programs that tests use where they are present: below the system property
 * {@code cosmoassay.data}, else the environment variable {@code COSMOASSAY_DATA}, else beside the
 * project.
 */
public final class RealData {

  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]+)\\)");

  private RealData() {}

  /** The file of that name; the test is skipped when it is absent. */
  public static Path file(String name) {
    Path file = directory().resolve(name);
    assumeTrue(Files.isReadable(file), "no real data at " + file);
    return file;
  }

  private static Path directory() {
    String stated =
        System.getProperty("cosmoassay.data", System.getenv().getOrDefault("COSMOASSAY_DATA", ""));
    if (!stated.isEmpty()) {
      return Path.of(stated);
    }
    String root = Objects.requireNonNullElse(System.getProperty("cosmoassay.root"), ".");
    return Path.of(root, "..", "shared", "data");
  }

  /** All numbers of a little-endian, C-ordered float32 or float64 .npy file, in file order. */
  public static double[] npy(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes.getShort(8);
    String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
    Matcher shape = SHAPE.matcher(header);
    if (!shape.find() || !header.contains("'fortran_order': False")) {
      throw new IOException(file + " has the unexpected header " + header);
    }
    int count = 1;
    for (String side : shape.group(1).split(",", -1)) {
      count *= side.isBlank() ? 1 : Integer.parseInt(side.trim());
    }
    boolean single = header.contains("'<f4'");
    if (!single && !header.contains("'<f8'")) {
      throw new IOException(file + " is neither <f4 nor <f8: " + header);
    }
    bytes.position(10 + headerLength);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = single ? bytes.getFloat() : bytes.getDouble();
    }
    return values;
  }
}
