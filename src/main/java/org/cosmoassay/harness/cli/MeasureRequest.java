package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.run.SlabMeasurement;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CataloguePieces;
import org.cosmoassay.statistics.slab.SlabStatistic;
import picocli.CommandLine;

/**
 * A command line of {@code measure}, to be understood in another process as it is here.
 *
 * @param arguments those of the program, {@code measure} first
 * @param directory what relative paths are relative to
 */
record MeasureRequest(ArrayList<String> arguments, String directory)
    implements SlabMeasurement.Request {

  /** The command line that was given to this process. */
  static MeasureRequest of(List<String> arguments) {
    return new MeasureRequest(new ArrayList<>(arguments), Path.of("").toAbsolutePath().toString());
  }

  @Override
  public SlabStatistic<?> statistic() throws UsageException, CatalogueException {
    return command().slabStatistic();
  }

  @Override
  public CataloguePieces pieces() throws UsageException, CatalogueException {
    return command().pieces();
  }

  private MeasureCommand command() {
    String[] words = arguments.toArray(String[]::new);
    CommandLine.ParseResult parsed =
        Main.line(words)
            .registerConverter(Path.class, text -> Path.of(directory).resolve(text))
            .parseArgs(words);
    return (MeasureCommand) parsed.subcommand().commandSpec().userObject();
  }
}
