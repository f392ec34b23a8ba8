package org.cosmoassay.harness.training;

import java.io.IOException;
import java.nio.file.Path;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.catalog.Ensemble;

/** Trains a model of density maps with a latent on simulations of a suite. */
public final class FieldTraining {

  private FieldTraining() {}

  /**
   * Trains and writes the model's folder, or goes on where an interrupted training was.
   *
   * @param command that was typed, for the model file
   * @throws IOException when the suite cannot be read or the folder not written
   * @throws TrainingDivergedException when a loss is not finite
   */
  public static void run(TrainingFile file, Path folder, String command, Progress progress)
      throws IOException, CatalogueException, TrainingDivergedException {
    if (file.warmStart() > 0) {
      throw new IllegalArgumentException(
          "warm-start (%d) is for halo-continuous-flow; leave it out for %s"
              .formatted(file.warmStart(), file.family()));
    }
    TrainingClouds chosen = TrainingClouds.of(file);
    // Maps first, then as many steps for the law of their latents.
    progress.begin("train", 2 * file.settings().steps());
    FieldModels.train(
        folder,
        Ensemble.of(chosen.clouds()),
        new FieldModels.Recipe(
            file.architecture(),
            file.clouds(),
            file.halos(),
            file.augmented(),
            file.settings(),
            chosen.label(),
            command,
            new StepsTaken(progress)));
  }
}
