package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.reference.format.CatalogueException;
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
    if (!file.augmented()) {
      throw new IllegalArgumentException(
          "augment (false) is for field-latent; leave it out for %s, whose halos are told in a frame of their own"
              .formatted(file.family()));
    }
    TrainingClouds chosen = TrainingClouds.of(file);
    List<PairedBase.Simulation> simulations = chosen.simulations();
    List<PointCloud> targets = chosen.clouds();
    HaloModels.Recipe recipe =
        new HaloModels.Recipe(
            file.family(),
            file.architecture(),
            file.clouds(),
            file.halos(),
            file.warmStart(),
            file.settings(),
            command,
            new StepsTaken(progress));
    Generator generator = HaloModels.base(file.family(), file.architecture(), targets.get(0).box());
    progress.begin("base", simulations.size());
    Ensemble base =
        bases == null
            ? PairedBase.of(generator, simulations, i -> progress.step())
            : new KeptBases(bases).of(generator, simulations, i -> progress.step());
    progress.begin("train", file.warmStart() + file.settings().steps());
    HaloModels.train(
        folder, new HaloModels.Pairs(base, Ensemble.of(targets), chosen.label()), recipe);
  }
}
