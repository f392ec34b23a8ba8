package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --slabs}: a catalogue that is measured without being held. */
final class SlabArguments {

  private static final String AUTO = "auto";

  @Option(
      names = "--slabs",
      paramLabel = "N|auto",
      description =
          "Measure slab by slab a catalogue that may be larger than memory: in N slabs, or auto: as"
              + " few as the heap allows. Results never depend on it. For statistics of pairs"
              + " (xi, xi-multipoles, pairwise-velocity, wp, ...), knn-cdf, vpf and power.")
  private @Nullable String slabs;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "Where --slabs sorts the points: 24 bytes a point, 48 with velocities; default: the"
              + " system's directory of temporary files.")
  private @Nullable Path scratch;

  boolean areGiven() throws UsageException {
    if (slabs == null && scratch != null) {
      throw new UsageException("--scratch goes with --slabs; pass --slabs auto, or leave it out");
    }
    return slabs != null;
  }

  /** The number of slabs; 0 for as few as the heap allows. */
  int count() throws UsageException {
    if (slabs == null || slabs.equals(AUTO)) {
      return 0;
    }
    try {
      int count = Integer.parseInt(slabs);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        "--slabs " + slabs + ": a number from 1 on or auto is needed; pass --slabs auto");
  }

  Path scratch() {
    return scratch == null ? Path.of(System.getProperty("java.io.tmpdir")) : scratch;
  }
}
