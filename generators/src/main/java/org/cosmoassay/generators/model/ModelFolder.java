package org.cosmoassay.generators.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.tensorfile.Safetensors;
import org.cosmoassay.generators.tensorfile.TensorFileException;
import org.cosmoassay.generators.tensorfile.WholeFile;

/**
 * A trained model on disk: {@code model.yaml} (what it is), {@code weights.safetensors}, {@code
 * loss.csv} and {@code MODEL_CARD.md} (for people). Reading it runs nothing of it, and starts no
 * numerical library until the model samples.
 *
 * @param description of the model
 * @param family with its architecture
 * @param weights checked against the family
 */
public record ModelFolder(ModelDescription description, Family family, Weights weights) {

  static final String DESCRIPTION = "model.yaml";
  static final String WEIGHTS = "weights.safetensors";
  static final String LOSS = "loss.csv";
  static final String CARD = "MODEL_CARD.md";

  // Beyond these the names of what does not fit would take more room than they are worth.
  private static final long NUMBERS_RATIO = 16;
  private static final long NUMBERS_ALWAYS = 1 << 20;

  private static final String FAMILY = "family";
  private static final String VERSION = "version";

  /**
   * Writes a model, each file whole or not at all and {@code model.yaml} last, so that a folder
   * with one is complete.
   *
   * @param lossCurve comma-separated values
   * @param card Markdown
   */
  public static void write(
      Path folder, ModelDescription description, Weights weights, String lossCurve, String card)
      throws IOException {
    Files.createDirectories(folder);
    Safetensors.of(
            Map.of(
                FAMILY, description.family(), VERSION, Integer.toString(ModelDescription.VERSION)),
            weights.tensors())
        .write(folder.resolve(WEIGHTS));
    WholeFile.write(folder.resolve(LOSS), lossCurve);
    WholeFile.write(folder.resolve(CARD), card);
    WholeFile.write(folder.resolve(DESCRIPTION), description.yaml());
  }

  /**
   * Reads a model.
   *
   * @throws ModelFileException when {@code model.yaml} is missing, of another version, or describes
   *     no family that there is
   * @throws TensorFileException when the weights are missing, truncated, of another family or shape
   */
  public static ModelFolder read(Path folder, Families families) throws IOException {
    Path file = folder.resolve(DESCRIPTION);
    ModelDescription description = ModelDescription.read(file);
    Family family;
    try {
      family =
          families.create(
              description.family(),
              description.dimension(),
              description.conditions(),
              description.architecture());
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(file + ": " + e.getMessage(), e);
    }
    Weights weights = weights(folder, description, family.count(), () -> family.initial(0));
    return new ModelFolder(description, family, weights);
  }

  /**
   * The weights of a folder.
   *
   * @param count how many numbers the architecture has
   * @param expected weights of the same names and shapes; made when the file is not much smaller
   * @throws TensorFileException when the weights are missing, truncated, of another family or shape
   */
  public static Weights weights(
      Path folder, ModelDescription description, long count, Supplier<Weights> expected)
      throws IOException {
    Path weightsFile = folder.resolve(WEIGHTS);
    Safetensors weights = Safetensors.read(weightsFile);
    requireText(weightsFile, weights, FAMILY, description.family());
    requireText(weightsFile, weights, VERSION, Integer.toString(ModelDescription.VERSION));
    requireCount(weightsFile, weights.tensors(), count);
    requireShapes(weightsFile, weights.tensors(), expected.get().tensors());
    return Weights.of(weights.tensors());
  }

  /** The model, ready to sample. */
  public TrainedModel model() {
    return family.with(weights);
  }

  private static void requireText(Path file, Safetensors weights, String name, String expected)
      throws TensorFileException {
    String found = weights.metadata().get(name);
    if (!expected.equals(found)) {
      throw new TensorFileException(
          "%s holds weights of %s %s, but %s says %s"
              .formatted(file, name, found, DESCRIPTION, expected));
    }
  }

  /** A short text may describe any architecture; no room is made for one without its weights. */
  private static void requireCount(Path file, SortedMap<String, Tensor> found, long count)
      throws TensorFileException {
    long present = found.values().stream().mapToLong(Tensor::size).sum();
    if (count > NUMBERS_RATIO * present + NUMBERS_ALWAYS) {
      throw new TensorFileException(
          "%s holds %d numbers, and the architecture in %s has %d; these are not its weights"
              .formatted(file, present, DESCRIPTION, count));
    }
  }

  private static void requireShapes(
      Path file, SortedMap<String, Tensor> found, SortedMap<String, Tensor> expected)
      throws TensorFileException {
    for (Map.Entry<String, Tensor> entry : expected.entrySet()) {
      Tensor tensor = found.get(entry.getKey());
      int[] shape = entry.getValue().shape();
      if (tensor == null) {
        throw new TensorFileException(
            "%s lacks tensor %s of shape %s"
                .formatted(file, entry.getKey(), Arrays.toString(shape)));
      }
      if (!tensor.hasShape(shape)) {
        throw new TensorFileException(
            "%s: tensor %s has shape %s, expected %s from the architecture in %s"
                .formatted(
                    file,
                    entry.getKey(),
                    Arrays.toString(tensor.shape()),
                    Arrays.toString(shape),
                    DESCRIPTION));
      }
      if (!tensor.isFinite()) {
        throw new TensorFileException(
            "%s: tensor %s holds NaN or infinity".formatted(file, entry.getKey()));
      }
    }
    for (String name : found.keySet()) {
      if (!expected.containsKey(name)) {
        throw new TensorFileException(
            "%s: tensor %s belongs to no part of the architecture in %s"
                .formatted(file, name, DESCRIPTION));
      }
    }
  }
}
