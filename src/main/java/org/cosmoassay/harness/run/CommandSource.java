package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.process.CommandInvocation;
import org.cosmoassay.generators.process.ExternalCommand;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * Samples of an external command, one run per realization. What it writes is kept in the run
 * directory once it was read, so that a resumed run does not call the command again. Commands run
 * one at a time: a model that uses every core must not compete with itself.
 */
final class CommandSource extends SampledSource {

  /** Leaves 31 bits: not negative, and small enough for every library's seed function. */
  private static final int SEED_SHIFT = 33;

  private final ExternalCommand command;
  private final String extension;
  private final CatalogueOptions options;
  private final RunDirectory directory;

  /**
   * A command.
   *
   * @param extension extension of the file it writes, e.g. {@code npz}
   * @param options how that file is read
   * @param conditions the condition of each realization
   */
  CommandSource(
      String name,
      String description,
      ExternalCommand command,
      String extension,
      CatalogueOptions options,
      List<Cosmology> conditions,
      Noise noise,
      RunDirectory directory) {
    super(name, description, conditions, noise);
    this.command = command.withOutputName("cloud." + extension);
    this.extension = extension;
    this.options = options;
    this.directory = directory;
  }

  @Override
  public Realization realize(int index) throws SourceException {
    Cosmology condition = condition(index);
    long seed = seed(index) >>> SEED_SHIFT;
    String key = command.identity() + "\n" + condition + "\n" + seed + "\n" + index;
    Path kept = directory.cachedSample(Sha256.of(key.getBytes(StandardCharsets.UTF_8)), extension);
    try {
      return Files.exists(kept)
          ? read(kept, condition)
          : sample(new Call(seed, index, condition), kept);
    } catch (CatalogueException | GeneratorException e) {
      throw SourceException.of(name() + ", realization " + index, e);
    } catch (IOException e) {
      throw SourceException.of(
          name() + ", realization " + index, RunStoreException.writing(kept, e));
    }
  }

  private record Call(long seed, int realization, Cosmology condition) {}

  private synchronized Realization sample(Call call, Path kept)
      throws CatalogueException, GeneratorException, IOException {
    Files.createDirectories(kept.getParent());
    Path scratch = Files.createTempDirectory(kept.getParent(), "call-");
    try {
      Path written =
          command.run(
              new CommandInvocation(call.seed(), call.realization(), call.condition(), scratch));
      Realization realization = read(written, call.condition());
      Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
      return realization;
    } finally {
      deleteRecursively(scratch);
    }
  }

  private Realization read(Path file, Cosmology condition) throws CatalogueException, IOException {
    try (Catalogue catalogue = Catalogues.open(file, options)) {
      if (catalogue.size() != 1) {
        throw new CatalogueException(
            file,
            "holds %d clouds; a command writes one cloud per call".formatted(catalogue.size()));
      }
      Catalogue.Sample sample = catalogue.read(0);
      return new Realization(
          sample.cloud().withCosmology(condition), sample.nonFinite(), sample.outsideBox());
    }
  }

  private static void deleteRecursively(Path scratch) throws IOException {
    try (Stream<Path> tree = Files.walk(scratch)) {
      for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
