package org.cosmoassay.generators.toy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianData;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingData;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;

/**
 * How a family is trained on the plane distributions. Batches are small and the learning rate
 * large: on one core many cheap steps did better than few good ones. The checkerboard and the
 * rings, whose structure is finest, get {@value #LONGER} times the steps; diffusion and the
 * interpolant, slowest there, take {@value #SLOW_ON_RINGS} on the rings.
 *
 * @param family name
 * @param architecture parameters of the family
 * @param steps of training
 * @param batch examples per step
 * @param learningRate the largest
 * @param begins family whose shipped weights training begins from, its own when it begins afresh
 */
record ToyRecipe(
    String family,
    Map<String, Object> architecture,
    int steps,
    int batch,
    double learningRate,
    String begins) {

  static final Families FAMILIES = Families.findingDataBy(ToyRecipe::origin);
  private static final long SEED = 1;
  private static final double LONGER = 1.6;
  private static final int SLOW_ON_RINGS = 10_000;

  static List<ToyRecipe> all() {
    return List.of(
        fresh("flow-matching", Map.of("width", 128), 5000, 3e-3),
        fresh("diffusion", Map.of("width", 128, "sampling-steps", 100), 3500, 3e-3),
        fresh("spline-flow", Map.of("width", 48, "layers", 4), 800, 5e-3),
        fresh(
            "interpolant",
            Map.of("width", 128, "origin", "plane/eight-gaussians", "sampling-steps", 100),
            3000,
            3e-3),
        new ToyRecipe(
            "continuous-flow",
            Map.of("width", 128, "training-solver-steps", 4),
            100,
            256,
            5e-4,
            "flow-matching"),
        fresh("gan", Map.of("width", 64), 2000, 1e-3),
        fresh("autoencoder", Map.of("width", 64), 2000, 2e-3),
        fresh("affine-flow", Map.of("width", 48, "layers", 8), 800, 3e-3));
  }

  private static TrainingData origin(String label) {
    GaussianData gaussian = new GaussianData(2);
    return label.equals(gaussian.label()) ? gaussian : PlaneDistribution.named(label);
  }

  private static ToyRecipe fresh(
      String family, Map<String, Object> architecture, int steps, double learningRate) {
    return new ToyRecipe(family, architecture, steps, 256, learningRate, family);
  }

  static ToyRecipe of(String family) {
    return all().stream().filter(r -> r.family.equals(family)).findFirst().orElseThrow();
  }

  Family create(PlaneDistribution data) {
    return FAMILIES.create(family, 2, 0, architectureOn(data));
  }

  /** Rings have a scatter of 0.08 and much empty space between them. */
  private SortedMap<String, Object> architectureOn(PlaneDistribution data) {
    SortedMap<String, Object> on = new TreeMap<>(architecture);
    if (data == PlaneDistribution.RINGS) {
      switch (family) {
        // Of finer noise nothing is to be learned.
        case "diffusion" -> on.putAll(Map.of("least-noise", 0.03, "sampling-steps", 250));
        // Eight blobs on their way into three rings are eight times three rings until the end.
        case "interpolant" -> on.put("origin", "gaussian");
        default -> {} // as elsewhere
      }
    }
    boolean late = data == PlaneDistribution.TWO_MOONS || data == PlaneDistribution.CHECKERBOARD;
    if (late && family.equals("gan")) {
      // Weights that ship are to stay below 6 MB together.
      on.put("width", 40);
    }
    return on;
  }

  boolean beginsAfresh() {
    return begins.equals(family);
  }

  TrainingResult train(PlaneDistribution data) throws IOException, TrainingDivergedException {
    Family model = create(data);
    Weights initial =
        beginsAfresh()
            ? model.initial(SEED)
            : ModelFolder.read(TrainedToysTest.folder(data, of(begins)), FAMILIES).weights();
    TrainingSettings settings =
        TrainingSettings.DEFAULTS
            .withSteps(stepsOn(data))
            .withLearningRate(learningRate)
            .withSeed(SEED);
    return Trainer.of(settings, model.objectives(data, batch)).train(initial);
  }

  int stepsOn(PlaneDistribution data) {
    if (data == PlaneDistribution.RINGS && List.of("diffusion", "interpolant").contains(family)) {
      return SLOW_ON_RINGS;
    }
    boolean fine = data == PlaneDistribution.CHECKERBOARD || data == PlaneDistribution.RINGS;
    return fine && beginsAfresh() ? (int) Math.round(LONGER * steps) : steps;
  }

  ModelDescription description(PlaneDistribution data, String command) {
    Map<String, Object> training = new TreeMap<>();
    training.put("steps", stepsOn(data));
    training.put("batch", batch);
    training.put("learning-rate", learningRate);
    if (!beginsAfresh()) {
      training.put("begins-from", begins);
    }
    return new ModelDescription(
        family,
        2,
        0,
        architectureOn(data),
        data.label(),
        data.checksum(),
        SEED,
        new TreeMap<>(training),
        command);
  }
}
