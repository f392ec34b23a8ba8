package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/** Trains a model of halo clouds on simulations of a suite and bases in the same phases. */
public final class HaloTraining {

  private final TrainingFile file;
  private final String command;
  private final @Nullable Path bases;
  private final Progress progress;

  private HaloTraining(TrainingFile file, String command, @Nullable Path bases, Progress progress) {
    this.file = file;
    this.command = command;
    this.bases = bases;
    this.progress = progress;
  }

  /**
   * Trains and writes the model's folder, or goes on where an interrupted training was.
   *
   * @param command that was typed, for the model file
   * @param bases directory in which base halos are kept for the next training; null for none
   * @throws IOException when the suite cannot be read or the folder not written
   * @throws GeneratorException when the base fails
   * @throws TrainingDivergedException when a loss is not finite
   */
  public static void run(
      TrainingFile file, Path folder, String command, @Nullable Path bases, Progress progress)
      throws IOException, CatalogueException, GeneratorException, TrainingDivergedException {
    new HaloTraining(file, command, bases, progress).run(folder);
  }

  private void run(Path folder)
      throws IOException, CatalogueException, GeneratorException, TrainingDivergedException {
    List<PairedBase.Simulation> simulations = new ArrayList<>();
    List<PointCloud> targets = new ArrayList<>();
    read(simulations, targets);
    if (targets.isEmpty()) {
      throw new IOException(
          "no simulation of %s is within %s; widen `only`".formatted(file.suite(), file.only()));
    }
    HaloModels.Recipe recipe =
        new HaloModels.Recipe(
            file.family(),
            file.architecture(),
            file.clouds(),
            file.halos(),
            file.warmStart(),
            file.settings(),
            command,
            step -> progress.step());
    Generator generator = HaloModels.base(file.family(), file.architecture(), targets.get(0).box());
    progress.begin("base", simulations.size());
    Ensemble base =
        bases == null
            ? PairedBase.of(generator, simulations, i -> progress.step())
            : new KeptBases(bases).of(generator, simulations, i -> progress.step());
    progress.begin("train", file.warmStart() + file.settings().steps());
    HaloModels.train(folder, new HaloModels.Pairs(base, Ensemble.of(targets), label()), recipe);
  }

  private String label() {
    return "%s, split %s, z = %s, sets %s"
            .formatted(
                file.suite().getFileName(),
                file.split(),
                file.redshift(),
                file.sets().isEmpty() ? "all" : String.join(" and ", file.sets()))
        + (file.only().equals(TrainingFile.Only.ALL) ? "" : ", " + file.only())
        + (file.told() == null ? "" : ", taken for " + file.told());
  }

  private void read(List<PairedBase.Simulation> simulations, List<PointCloud> targets)
      throws IOException, CatalogueException {
    SuiteTable table = SuiteTable.read(file.suite());
    Set<String> sets = new LinkedHashSet<>(file.sets());
    if (sets.isEmpty()) {
      table.rows().forEach(row -> sets.add(row.set()));
    }
    for (String set : sets) {
      List<PairedBase.Simulation> rows =
          table.rows().stream()
              .filter(row -> row.set().equals(set) && row.split().equals(file.split()))
              .map(SuiteTable.Row::simulation)
              .filter(s -> s.cosmology().redshift() == file.redshift())
              .toList();
      Path catalogue =
          file.suite().resolve("%s-%s-z%s.npz".formatted(set, file.split(), file.redshift()));
      if (!Files.exists(catalogue)) {
        throw new IOException(
            "%s does not exist; sets of the suite are %s"
                .formatted(
                    catalogue, table.rows().stream().map(SuiteTable.Row::set).distinct().toList()));
      }
      try (Catalogue clouds = Catalogues.open(catalogue, CatalogueOptions.defaults())) {
        if (clouds.size() != rows.size()) {
          throw new IOException(
              "%s has %d clouds, but simulations.csv lists %d; make the suite again"
                  .formatted(catalogue, clouds.size(), rows.size()));
        }
        for (int i = 0; i < rows.size(); i++) {
          Cosmology cosmology = rows.get(i).cosmology();
          if (!file.only().holds(cosmology)) {
            continue;
          }
          simulations.add(rows.get(i));
          targets.add(clouds.asEnsemble().cloud(i).withCosmology(told(cosmology)));
        }
      }
    }
  }

  private Cosmology told(Cosmology simulated) {
    TrainingFile.Told told = file.told();
    return told == null
        ? simulated
        : new Cosmology(
            told.omegaM(),
            simulated.omegaB(),
            simulated.h(),
            simulated.nS(),
            told.sigma8(),
            simulated.redshift());
  }
}
