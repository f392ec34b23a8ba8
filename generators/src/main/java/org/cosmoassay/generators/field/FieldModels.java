package org.cosmoassay.generators.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.model.Checksum;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFileException;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Models of density maps with a compact latent, as folders on disk. */
public final class FieldModels {

  /** The family in model files. */
  public static final String FAMILY = "field-latent";

  private FieldModels() {}

  /** Whether a folder holds such a model. */
  public static boolean holds(Path folder) throws IOException {
    return ModelDescription.of(folder).family().equals(FAMILY);
  }

  /** Whether {@link #logLikelihood} answers. */
  public static boolean evaluatesLikelihood(Generator model) {
    return model instanceof FieldGenerator;
  }

  /**
   * Log-density of a cloud's latent at a cosmology, in nats; see {@link FieldModel#logLikelihood}.
   *
   * @param model as {@link #open} made it
   * @throws IllegalArgumentException when the model is of another kind, or the cloud in another box
   * @throws IllegalStateException when Omega_m or sigma_8 is not stated
   */
  public static double logLikelihood(Generator model, PointCloud cloud, Cosmology condition) {
    if (model instanceof FieldGenerator field) {
      return field.logLikelihood(cloud, condition);
    }
    throw new IllegalArgumentException(
        model.identity() + " has no likelihood of clouds; open a model of " + FAMILY);
  }

  private record Opened(FieldArchitecture architecture, FieldModel model, Weights weights) {}

  /**
   * The model of a folder, for maps; nothing in the folder is run.
   *
   * @throws IOException when files are missing or do not fit together; the message names the file
   */
  public static FieldModel read(Path folder) throws IOException {
    return opened(folder).model;
  }

  /**
   * The model of a folder as a generator of clouds.
   *
   * @param settings box, the model's, and points; parameters are not read
   * @throws IOException when files are missing or do not fit together; the message names the file
   * @throws IllegalArgumentException when the box is another than the model's
   */
  public static Generator open(Path folder, GeneratorSettings settings) throws IOException {
    Opened opened = opened(folder);
    String identity =
        "%s/1 weights=%s %s"
            .formatted(FAMILY, Checksum.of(opened.weights), opened.architecture.parameters());
    return FieldGenerator.of(opened.model, identity, settings);
  }

  private static Opened opened(Path folder) throws IOException {
    ModelDescription description = ModelDescription.of(folder);
    if (!description.family().equals(FAMILY)) {
      throw new ModelFileException(
          "%s holds a model of family %s, not of %s"
              .formatted(folder, description.family(), FAMILY));
    }
    FieldArchitecture architecture;
    try {
      architecture = FieldArchitecture.read(description.architecture());
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(folder + ": " + e.getMessage(), e);
    }
    FieldNetworks networks = architecture.networks();
    Weights weights =
        ModelFolder.weights(
            folder,
            description,
            architecture.count(networks),
            () -> architecture.initial(networks, 0));
    return new Opened(architecture, FieldModel.of(architecture, networks, weights), weights);
  }

  /** So many points of a map, each anywhere in its cell. */
  public static PointCloud cloud(DensityMap map, int points, long seed) {
    return FieldGenerator.cloud(map, points, seed);
  }

  /**
   * How to train.
   *
   * @param architecture parameters by name
   * @param maps per step
   * @param cells of each of them
   * @param augmented whether every example is shifted, turned and mirrored at random
   * @param settings of the optimizer, of the maps and then of the law of latents
   * @param label what the clouds are, for the model file
   * @param command that makes the model again, for the model file
   * @param progress is told the number of steps taken, of twice the settings' steps
   */
  public record Recipe(
      SortedMap<String, Object> architecture,
      int maps,
      int cells,
      boolean augmented,
      TrainingSettings settings,
      String label,
      String command,
      IntConsumer progress) {

    public Recipe {
      architecture = new TreeMap<>(architecture);
    }
  }

  /**
   * Trains a model on clouds, with Omega_m and sigma_8, and writes its folder; resumes from a
   * checkpoint that is there.
   *
   * @return the model, as it would be read from the folder
   * @throws TrainingDivergedException when a loss is not finite; the last checkpoint is left
   * @throws IOException when a file cannot be written
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static FieldModel train(Path folder, Ensemble clouds, Recipe recipe)
      throws IOException, TrainingDivergedException {
    return FieldTrainer.of(FieldArchitecture.read(recipe.architecture()), clouds, recipe)
        .train(folder);
  }
}
