package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Catalogues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: a catalogue from one format into another. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Convert a catalogue; the format of OUT follows its extension.")
final class ConvertCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A catalogue file of any known format, or a data set with --data-dir.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path in;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The file to write: .npy, .npz, .csv or .hdf5.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Mixin private CatalogueArguments arguments = new CatalogueArguments();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws CatalogueException, UsageException, IOException {
    CatalogueArguments.Input input = arguments.input(in);
    try (Catalogue catalogue = Catalogues.open(input.file(), input.options())) {
      Catalogues.write(out, catalogue.asEnsemble());
      spec.commandLine().getErr().println(out + ": " + catalogue.size() + " clouds written");
    }
    return ExitCode.PASS;
  }
}
