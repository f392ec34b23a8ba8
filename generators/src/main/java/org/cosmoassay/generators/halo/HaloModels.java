package org.cosmoassay.generators.halo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFileException;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.CheckpointFile;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Models of halo clouds, as folders on disk: stochastic interpolants between halos of a cheap
 * generator and those of simulations, or between points of no order and those (then it is flow
 * matching with optimally coupled noise).
 */
public final class HaloModels {

  /** The family in model files. */
  public static final String FAMILY = HaloArchitecture.FAMILY;

  private static final String CHECKPOINT = "checkpoint.safetensors";

  private HaloModels() {}

  /** Whether a folder holds such a model. */
  public static boolean holds(Path folder) throws IOException {
    return ModelDescription.of(folder).family().equals(FAMILY);
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
    HaloArchitecture architecture = architecture(folder, description);
    Weights weights = ModelFolder.weights(folder, description, architecture.initial(0));
    return HaloGenerator.of(architecture, weights, checksum(weights), settings);
  }

  /**
   * The generator of base halos for training; its clouds have as many as take part.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static Generator base(Map<String, Object> architecture, PeriodicBox box) {
    HaloArchitecture read = HaloArchitecture.read(architecture);
    return HaloGenerator.base(read, box);
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
   * @param architecture parameters by name
   * @param sets clouds per step
   * @param halos halos per cloud and step
   * @param settings of the optimizer
   * @param command that makes the model again, for the model file
   * @param progress is told the number of steps taken
   */
  public record Recipe(
      SortedMap<String, Object> architecture,
      int sets,
      int halos,
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
   */
  public static void train(Path folder, Pairs pairs, Recipe recipe)
      throws IOException, TrainingDivergedException {
    HaloArchitecture architecture = HaloArchitecture.read(recipe.architecture());
    List<HaloPair> matched = matched(architecture, pairs, recipe.settings().seed());
    String data = checksum(pairs);
    HaloInterpolant objective =
        new HaloInterpolant(
            architecture.network(), matched, architecture.noise(), recipe.sets(), recipe.halos());
    Files.createDirectories(folder);
    CheckpointFile checkpoint =
        new CheckpointFile(
            folder.resolve(CHECKPOINT),
            "%s %s sets=%d halos=%d data=%s"
                .formatted(FAMILY, architecture.parameters(), recipe.sets(), recipe.halos(), data));
    TrainingResult result =
        Trainer.of(recipe.settings(), List.of(objective), checkpoint)
            .withProgress(recipe.progress())
            .train(architecture.initial(recipe.settings().seed()));
    ModelDescription description =
        new ModelDescription(
            FAMILY,
            HaloUnits.STATE,
            HaloUnits.CONDITIONS,
            architecture.parameters(),
            pairs.label(),
            data,
            recipe.settings().seed(),
            training(recipe),
            recipe.command());
    ModelFolder.write(
        folder,
        description,
        result.weights(),
        result.curve().csv(),
        HaloCard.text(description, matched, result));
  }

  private static List<HaloPair> matched(HaloArchitecture architecture, Pairs pairs, long seed) {
    List<HaloPair> matched = new ArrayList<>();
    for (int i = 0; i < pairs.base().size(); i++) {
      try {
        matched.add(
            architecture
                .matching()
                .pair(
                    pairs.base().cloud(i).withCosmology(pairs.target().cosmology(i)),
                    pairs.target().cloud(i),
                    RandomStreams.of(RandomStreams.split(seed, "pairs", i))));
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new IllegalArgumentException("cloud %d: %s".formatted(i, e.getMessage()), e);
      }
    }
    return matched;
  }

  private static SortedMap<String, Object> training(Recipe recipe) {
    SortedMap<String, Object> training = new TreeMap<>();
    training.put("steps", recipe.settings().steps());
    training.put("learning-rate", recipe.settings().learningRate());
    training.put("averaging", recipe.settings().averaging());
    training.put("clouds-per-step", recipe.sets());
    training.put("halos-per-cloud", recipe.halos());
    return training;
  }

  private static HaloArchitecture architecture(Path folder, ModelDescription description)
      throws ModelFileException {
    if (!description.family().equals(FAMILY)) {
      throw new ModelFileException(
          "%s holds a model of family %s, which makes no halo clouds; %s does"
              .formatted(folder, description.family(), FAMILY));
    }
    try {
      return HaloArchitecture.read(description.architecture());
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(folder + ": " + e.getMessage(), e);
    }
  }

  private static String checksum(Weights weights) {
    MessageDigest digest = sha256();
    for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
      digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
      float[] values = entry.getValue().copyValues();
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String checksum(Pairs pairs) {
    MessageDigest digest = sha256();
    for (Ensemble ensemble : List.of(pairs.base(), pairs.target())) {
      for (int i = 0; i < ensemble.size(); i++) {
        PointCloud cloud = ensemble.cloud(i);
        for (int axis = 0; axis < 3; axis++) {
          update(digest, cloud.copyPositions(axis));
          if (cloud.hasVelocities()) {
            update(digest, cloud.copyVelocities(axis));
          }
        }
        if (cloud.hasMasses()) {
          update(digest, cloud.copyMasses());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, double[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    digest.update(bytes.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
