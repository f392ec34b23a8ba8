package org.cosmoassay.generators.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.tensorfile.Safetensors;
import org.cosmoassay.generators.tensorfile.TensorFileException;

/**
 * The state of training in one file, replaced as a whole: weights, their averages, the moments of
 * the optimizer, the loss curve. A checkpoint of other settings or another model is an error.
 *
 * @param path the file
 * @param identity text of what is trained on what; training resumes only under equal text
 */
public record CheckpointFile(Path path, String identity) {

  private static final String WEIGHTS = "weights/";
  private static final String AVERAGES = "averages/";
  private static final String FIRST = "first-moments/";
  private static final String SECOND = "second-moments/";

  boolean exists() {
    return Files.exists(path);
  }

  void write(TrainingState state, TrainingSettings settings) throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    add(tensors, WEIGHTS, state.weights, state);
    add(tensors, AVERAGES, state.averages, state);
    add(tensors, FIRST, state.firstMoments, state);
    add(tensors, SECOND, state.secondMoments, state);
    double[] curve = state.curve.state();
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * curve.length);
    bytes.asDoubleBuffer().put(curve);
    Safetensors.of(
            Map.of(
                "step",
                Integer.toString(state.step),
                "identity",
                identity,
                "settings",
                text(settings),
                "curve",
                Base64.getEncoder().encodeToString(bytes.array())),
            tensors)
        .write(path);
  }

  void read(TrainingState state, TrainingSettings settings) throws IOException {
    Safetensors file = Safetensors.read(path);
    require(file, "identity", identity);
    require(file, "settings", text(settings));
    restore(file, WEIGHTS, state.weights, state);
    restore(file, AVERAGES, state.averages, state);
    restore(file, FIRST, state.firstMoments, state);
    restore(file, SECOND, state.secondMoments, state);
    try {
      state.step = Integer.parseInt(file.metadata().getOrDefault("step", ""));
      byte[] bytes = Base64.getDecoder().decode(file.metadata().getOrDefault("curve", ""));
      double[] curve = new double[bytes.length / Double.BYTES];
      ByteBuffer.wrap(bytes).asDoubleBuffer().get(curve);
      state.curve.restore(curve);
    } catch (IllegalArgumentException e) {
      throw new TensorFileException(
          path + ": step or curve of the checkpoint cannot be read; delete the file", e);
    }
  }

  /** Settings that decide a result; how often it is kept does not. */
  private static String text(TrainingSettings settings) {
    return settings.withCheckpointSeconds(TrainingSettings.DEFAULTS.checkpointSeconds()).toString();
  }

  private void require(Safetensors file, String name, String expected) throws TensorFileException {
    String found = file.metadata().get(name);
    if (!expected.equals(found)) {
      throw new TensorFileException(
          ("%s is a checkpoint of other training: its %s is %s, expected %s. Delete it to begin"
                  + " anew.")
              .formatted(path, name, found, expected));
    }
  }

  private static void add(
      SortedMap<String, Tensor> tensors,
      String prefix,
      SortedMap<String, float[]> values,
      TrainingState state) {
    values.forEach(
        (name, numbers) -> tensors.put(prefix + name, Tensor.of(numbers, state.shape(name))));
  }

  private void restore(
      Safetensors file, String prefix, SortedMap<String, float[]> values, TrainingState state)
      throws TensorFileException {
    for (Map.Entry<String, float[]> entry : values.entrySet()) {
      Tensor tensor = file.tensors().get(prefix + entry.getKey());
      if (tensor == null || !tensor.hasShape(state.shape(entry.getKey()))) {
        throw new TensorFileException(
            "%s holds %s for %s, which is not what the model has; delete it to begin anew"
                .formatted(path, tensor, prefix + entry.getKey()));
      }
      entry.setValue(tensor.copyValues());
    }
  }
}
