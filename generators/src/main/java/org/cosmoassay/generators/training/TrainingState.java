package org.cosmoassay.generators.training;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.network.Weights;

/** Everything that training changes: what a checkpoint holds. */
final class TrainingState {

  final SortedMap<String, float[]> weights = new TreeMap<>();
  final SortedMap<String, float[]> averages = new TreeMap<>();
  final SortedMap<String, float[]> firstMoments = new TreeMap<>();
  final SortedMap<String, float[]> secondMoments = new TreeMap<>();
  final LossCurve curve;
  int step;

  private final SortedMap<String, int[]> shapes = new TreeMap<>();

  private TrainingState(LossCurve curve) {
    this.curve = curve;
  }

  static TrainingState of(Weights initial, List<Objective> objectives, int steps) {
    TrainingState state =
        new TrainingState(new LossCurve(objectives.stream().map(Objective::name).toList(), steps));
    initial
        .tensors()
        .forEach(
            (name, tensor) -> {
              state.shapes.put(name, tensor.shape());
              state.weights.put(name, tensor.copyValues());
              state.averages.put(name, tensor.copyValues());
              state.firstMoments.put(name, new float[tensor.size()]);
              state.secondMoments.put(name, new float[tensor.size()]);
            });
    return state;
  }

  float[] weights(String name) {
    return Objects.requireNonNull(weights.get(name));
  }

  float[] first(String name) {
    return Objects.requireNonNull(firstMoments.get(name));
  }

  float[] second(String name) {
    return Objects.requireNonNull(secondMoments.get(name));
  }

  int[] shape(String name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  /** Moves the averages; the first steps weigh more, so that they forget where training began. */
  void average(double decay) {
    double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
    weights.forEach(
        (name, values) -> {
          float[] average = Objects.requireNonNull(averages.get(name));
          for (int i = 0; i < average.length; i++) {
            average[i] = (float) (kept * average[i] + (1 - kept) * values[i]);
          }
        });
  }

  boolean isFinite() {
    for (float[] values : weights.values()) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
