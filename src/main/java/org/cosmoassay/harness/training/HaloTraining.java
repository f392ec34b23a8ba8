package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Trains a model of halo clouds on simulations of a suite and bases in the same phases. */
public final class HaloTraining {

  private final TrainingFile file;
  private final String command;
  private final Progress progress;

  private HaloTraining(TrainingFile file, String command, Progress progress) {
    this.file = file;
    this.command = command;
    this.progress = progress;
  }

  /**
   * Trains and writes the model's folder, or goes on where an interrupted training was.
   *
   * @param command that was typed, for the model file
   * @throws IOException when the suite cannot be read or the folder not written
   * @throws GeneratorException when the base fails
   * @throws TrainingDivergedException when a loss is not finite
   */
  public static void run(TrainingFile file, Path folder, String command, Progress progress)
      throws IOException, CatalogueException, GeneratorException, TrainingDivergedException {
    new HaloTraining(file, command, progress).run(folder);
  }

  private void run(Path folder)
      throws IOException, CatalogueException, GeneratorException, TrainingDivergedException {
    List<PairedBase.Simulation> simulations = new ArrayList<>();
    List<PointCloud> targets = new ArrayList<>();
    read(simulations, targets);
    HaloModels.Recipe recipe =
        new HaloModels.Recipe(
            file.architecture(),
            file.clouds(),
            file.halos(),
            file.settings(),
            command,
            step -> progress.step());
    PeriodicBox box = targets.get(0).box();
    progress.begin("base", simulations.size());
    Ensemble base =
        PairedBase.of(HaloModels.base(file.architecture(), box), simulations, i -> progress.step());
    progress.begin("train", file.settings().steps());
    HaloModels.train(folder, new HaloModels.Pairs(base, Ensemble.of(targets), label()), recipe);
  }

  private String label() {
    return "%s, split %s, z = %s, sets %s"
        .formatted(
            file.suite().getFileName(),
            file.split(),
            file.redshift(),
            file.sets().isEmpty() ? "all" : String.join(" and ", file.sets()));
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
          simulations.add(rows.get(i));
          targets.add(clouds.asEnsemble().cloud(i).withCosmology(rows.get(i).cosmology()));
        }
      }
    }
  }
}
