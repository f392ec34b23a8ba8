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

/** {@code info}: what is in a catalogue file. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show what is in a catalogue file.")
final class InfoCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CATALOGUE",
      description = "A catalogue file, or a data set with --data-dir.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Mixin private CatalogueArguments arguments = new CatalogueArguments();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws CatalogueException, UsageException, IOException {
    CatalogueArguments.Input input = arguments.input(file);
    try (Catalogue catalogue = Catalogues.open(input.file(), input.options())) {
      var details = catalogue.details();
      int width = details.stream().mapToInt(d -> d.label().length()).max().orElse(0);
      for (Catalogue.Detail detail : details) {
        spec.commandLine()
            .getOut()
            .println(
                detail.label() + " ".repeat(width - detail.label().length() + 2) + detail.value());
      }
    }
    return ExitCode.PASS;
  }
}
