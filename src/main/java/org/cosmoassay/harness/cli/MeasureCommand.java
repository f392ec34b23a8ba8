package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code measure}: one statistic of one cloud. */
@Command(
    name = MeasureCommand.NAME,
    mixinStandardHelpOptions = true,
    description = "Measure one statistic of one catalogue.")
final class MeasureCommand implements Callable<Integer> {

  static final String NAME = "measure";

  /** How a measurement is printed. */
  enum Format {
    CSV,
    JSON
  }

  @Parameters(paramLabel = "CATALOGUE", description = "A catalogue file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Mixin private CatalogueArguments catalogueArguments = new CatalogueArguments();

  @Mixin private StatisticArguments statisticArguments = new StatisticArguments();

  @Option(
      names = "--realization",
      paramLabel = "I",
      description = "Which cloud of a file of many, from 0; default: ${DEFAULT-VALUE}.")
  private int realization;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; default: standard output.")
  private @Nullable Path out;

  @Option(names = "--format", description = "csv or json; default: json for a FILE.json, else csv.")
  private @Nullable Format format;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** Adds the options of all statistics to this command of the program. */
  static void addOptions(CommandLine program) {
    CommandLine measure = Objects.requireNonNull(program.getSubcommands().get(NAME));
    StatisticArguments.addOptions(measure.getCommandSpec());
  }

  @Override
  public Integer call() throws Exception {
    Statistic statistic =
        statisticArguments.create(
            spec.commandLine().getParseResult(),
            catalogueArguments.redshift(),
            catalogueArguments.omegaM());
    PointCloud cloud = read();
    requireMet(statistic, cloud);
    Measurement measurement = measure(statistic, cloud);
    byte[] text =
        resolvedFormat() == Format.JSON
            ? MeasurementPrinter.json(
                measurement,
                statistic,
                cloud,
                file.toString(),
                MeasurementPrinter.provenance(Sha256.of(file), realization))
            : MeasurementPrinter.csv(measurement).getBytes(StandardCharsets.UTF_8);
    print(text);
    return ExitCode.PASS;
  }

  private PointCloud read() throws CatalogueException, UsageException, IOException {
    try (Catalogue catalogue = Catalogues.open(file, catalogueArguments.toOptions())) {
      if (realization < 0 || realization >= catalogue.size()) {
        throw new UsageException(
            "--realization %d: %s holds %d clouds; pass 0 to %d"
                .formatted(realization, file, catalogue.size(), catalogue.size() - 1));
      }
      return catalogue.read(realization).cloud();
    }
  }

  private void requireMet(Statistic statistic, PointCloud cloud) throws UsageException {
    Set<Requirement> required = statistic.requires();
    for (Requirement requirement : Requirement.values()) {
      if (required.contains(requirement) && !requirement.isMetBy(cloud)) {
        throw new UsageException(
            "%s: the catalogue has no %s, which %s needs; %s"
                .formatted(file, requirement.label(), statistic.name(), fix(requirement)));
      }
    }
  }

  private static String fix(Requirement requirement) {
    return requirement == Requirement.EXPANSION
        ? "pass --redshift Z --omega-m OM"
        : "name its columns with --columns";
  }

  private Measurement measure(Statistic statistic, PointCloud cloud) throws Exception {
    try {
      return Threads.call(threads.count(), () -> statistic.measure(cloud));
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage(), e);
    }
  }

  private Format resolvedFormat() {
    if (format != null) {
      return format;
    }
    boolean json = out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return json ? Format.JSON : Format.CSV;
  }

  private void print(byte[] text) throws RunStoreException {
    if (out == null) {
      PrintWriter writer = spec.commandLine().getOut();
      writer.print(new String(text, StandardCharsets.UTF_8));
      if (writer.checkError()) {
        throw new RunStoreException(
            "standard output: cannot be written to; free some space or name a file with --out");
      }
      return;
    }
    try {
      AtomicFile.write(out, text);
    } catch (IOException e) {
      throw RunStoreException.writing(out, e);
    }
  }
}
