package org.cosmoassay.harness.cli;

import java.util.List;
import org.cosmoassay.reference.format.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which points of a catalogue are kept, as command-line options. */
final class SelectionArguments {

  @Option(
      names = "--most-massive",
      paramLabel = "N",
      description = "Keep the N most massive points of each cloud.")
  private @Nullable Integer mostMassive;

  @Option(
      names = "--min-mass",
      paramLabel = "M",
      description = "Keep points of this mass or more [Msun/h].")
  private @Nullable Double minMass;

  @Option(
      names = "--max-mass",
      paramLabel = "M",
      description = "Keep points below this mass [Msun/h].")
  private @Nullable Double maxMass;

  @Option(
      names = "--number-density",
      paramLabel = "D",
      description = "Keep the most massive points, D per (Mpc/h)^3.")
  private @Nullable Double numberDensity;

  @Option(
      names = "--sub-box",
      paramLabel = "X0,X1,Y0,Y1,Z0,Z1",
      split = ",",
      description =
          "Keep points of this part of the box [Mpc/h]. The part is not periodic: statistics of a"
              + " box miss the neighbours beyond its faces.")
  private @Nullable List<Double> subBox;

  Selection toSelection() throws UsageException {
    try {
      return new Selection(mostMassive, minMass, maxMass, numberDensity, subBox);
    } catch (IllegalArgumentException e) {
      throw new UsageException("selection: " + e.getMessage(), e);
    }
  }
}
