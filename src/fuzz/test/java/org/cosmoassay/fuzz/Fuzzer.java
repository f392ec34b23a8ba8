package org.cosmoassay.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls; the system property {@code cosmoassay.fuzz.target} names the target. */
public final class Fuzzer {

  private static @Nullable Trial trial;

  private Fuzzer() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    trial =
        Trial.in(
            Files.createTempDirectory("cosmoassay-fuzz"),
            FuzzTarget.named(System.getProperty("cosmoassay.fuzz.target", "")));
  }

  /** Called for every input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    if (trial != null) {
      trial.read(input);
    }
  }
}
