package org.cosmoassay.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The program as built.
 *
 * @param version version of the program
 * @param commit abbreviated commit it was built from, {@code unknown} outside a repository
 */
public record Build(String version, String commit) {

  /** The build that is running. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the class path.");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("version", "unknown"),
        unlessUnset(properties.getProperty("commit", "unknown")));
  }

  /** Outside a repository the build leaves the placeholder as it is. */
  private static String unlessUnset(String commit) {
    return commit.startsWith("$") ? "unknown" : commit;
  }
}
