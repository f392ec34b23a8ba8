package org.cosmoassay.generators.halo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
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
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Models of halo clouds, as folders on disk. {@code halo-interpolant} carries whole sets of halos
 * of a cheap generator into those of simulations, or points of no order into those (then it is flow
 * matching with optimally coupled noise). All others draw what becomes of each base halo by itself,
 * from a family of conditional densities.
 */
public final class HaloModels {

  /** The family that looks at whole sets. */
  public static final String FAMILY = HaloArchitecture.FAMILY;

  /** Names of all families in model files, in alphabetical order. */
  public static final List<String> FAMILIES =
      Stream.concat(Stream.of(FAMILY), HaloByHalo.DENSITIES.keySet().stream()).sorted().toList();

  private HaloModels() {}

  /** Whether a folder holds such a model. */
  public static boolean holds(Path folder) throws IOException {
    return FAMILIES.contains(ModelDescription.of(folder).family());
  }

  /**
   * Opens a model; nothing in its folder is run.
   *
   * @param settings box and points; parameters are not read
   * @throws IOException when files are missing or do not fit together; the message names the file
   * @throws IllegalArgumentException when the base is unknown, or more points are asked for than
   *     the model has candidates
   */
  public static Generator open(Path folder, GeneratorSettings settings) throws IOException {
    ModelDescription description = ModelDescription.of(folder);
    HaloFamily family = family(folder, description);
    Weights weights =
        ModelFolder.weights(folder, description, family.count(), () -> family.initial(0));
    return HaloGenerator.of(family, weights, Checksum.of(weights), settings);
  }

  /**
   * Carries base halos of one's own, as those in the phases of a simulation, instead of drawing
   * them.
   *
   * @param model as {@link #open} made it
   * @param base with velocities and masses where the model's own base has them
   * @throws IllegalArgumentException when the model is of another kind
   * @throws GeneratorException when the base has too few halos, or the condition lacks a parameter
   */
  public static PointCloud carry(Generator model, PointCloud base, Cosmology condition, long seed)
      throws GeneratorException {
    if (model instanceof HaloGenerator carrying) {
      return carrying.carry(base, condition, seed).cloud();
    }
    throw new IllegalArgumentException(
        model.identity() + " carries no base halos; open the folder of a model that does");
  }

  /**
   * The generator of base halos for training; its clouds have as many as take part.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static Generator base(String family, Map<String, Object> architecture, PeriodicBox box) {
    return family(family, architecture).base().generator(box);
  }

  /**
   * What to train on.
   *
   * @param base clouds of the base, row by row those of the target where they share phases
   * @param target clouds to reproduce, with velocities, masses, Omega_m and sigma_8
   * @param label what the target is, for the model file
   */
  public record Pairs(Ensemble base, Ensemble target, String label) {

    public Pairs {
      if (base.size() != target.size() || base.size() == 0) {
        throw new IllegalArgumentException(
            "The base has %d clouds and the target %d; give as many, and one or more."
                .formatted(base.size(), target.size()));
      }
    }
  }

  /**
   * How to train.
   *
   * @param family one of {@link #FAMILIES}
   * @param architecture parameters by name
   * @param sets clouds per step
   * @param halos halos per cloud and step
   * @param warmStart steps of flow matching before, for {@code halo-continuous-flow}; 0 for none
   * @param settings of the optimizer
   * @param command that makes the model again, for the model file
   * @param progress is told the number of steps taken
   */
  public record Recipe(
      String family,
      SortedMap<String, Object> architecture,
      int sets,
      int halos,
      int warmStart,
      TrainingSettings settings,
      String command,
      IntConsumer progress) {

    public Recipe {
      architecture = new TreeMap<>(architecture);
    }
  }

  /**
   * Trains a model and writes its folder; resumes from a checkpoint that is there.
   *
   * @throws TrainingDivergedException when a loss is not finite; the last checkpoint is left
   * @throws IOException when a file cannot be written
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static void train(Path folder, Pairs pairs, Recipe recipe)
      throws IOException, TrainingDivergedException {
    HaloFamily family = family(recipe.family(), recipe.architecture());
    HaloTrainer.of(family, pairs, recipe).train(folder);
  }

  private static HaloFamily family(String name, Map<String, Object> architecture) {
    return name.equals(FAMILY)
        ? HaloArchitecture.read(architecture)
        : HaloByHalo.read(name, architecture);
  }

  private static HaloFamily family(Path folder, ModelDescription description)
      throws ModelFileException {
    if (!FAMILIES.contains(description.family())) {
      throw new ModelFileException(
          "%s holds a model of family %s, which makes no halo clouds; these do: %s"
              .formatted(folder, description.family(), String.join(", ", FAMILIES)));
    }
    try {
      return family(description.family(), description.architecture());
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(folder + ": " + e.getMessage(), e);
    }
  }
}
