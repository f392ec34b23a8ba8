package org.cosmoassay.generators.toy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.generators.continuous.ContinuousNormalizingFlow;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;

/**
 * How a family is trained on the plane distributions.
 *
 * @param family name
 * @param architecture parameters of the family
 * @param steps of training
 * @param batch examples per step
 * @param learningRate the largest
 * @param warmStart steps of flow matching before, for the continuous flow; 0 for none
 */
record ToyRecipe(
    String family,
    Map<String, Object> architecture,
    int steps,
    int batch,
    double learningRate,
    int warmStart) {

  static final Families FAMILIES = Families.findingDataBy(PlaneDistribution::named);
  private static final long SEED = 1;

  static List<ToyRecipe> all() {
    return List.of(
        new ToyRecipe("flow-matching", Map.of("width", 128), 8000, 512, 2e-3, 0),
        new ToyRecipe("spline-flow", Map.of("width", 48, "layers", 6), 3000, 512, 2e-3, 0),
        new ToyRecipe("affine-flow", Map.of("width", 64, "layers", 10), 4000, 512, 2e-3, 0),
        new ToyRecipe("diffusion", Map.of("width", 128), 8000, 512, 2e-3, 0),
        new ToyRecipe(
            "interpolant",
            Map.of("width", 128, "origin", "plane/eight-gaussians"),
            6000,
            512,
            2e-3,
            0),
        new ToyRecipe("continuous-flow", Map.of("width", 64), 150, 256, 5e-4, 6000),
        new ToyRecipe("autoencoder", Map.of("width", 64), 6000, 512, 2e-3, 0),
        new ToyRecipe("gan", Map.of("width", 64), 8000, 512, 5e-4, 0));
  }

  static ToyRecipe of(String family) {
    return all().stream().filter(r -> r.family.equals(family)).findFirst().orElseThrow();
  }

  Family create() {
    return FAMILIES.create(family, 2, 0, architecture);
  }

  TrainingResult train(PlaneDistribution data) throws IOException, TrainingDivergedException {
    Family model = create();
    Weights initial = model.initial(SEED);
    if (warmStart > 0 && model instanceof ContinuousNormalizingFlow flow) {
      FlowMatching matching =
          new FlowMatching(flow.network(), flow.dimension(), flow.conditions(), flow.solver());
      initial =
          Trainer.of(settings(warmStart, 2e-3), matching.objectives(data, 512))
              .train(initial)
              .weights();
    }
    return Trainer.of(settings(steps, learningRate), model.objectives(data, batch)).train(initial);
  }

  private static TrainingSettings settings(int steps, double rate) {
    return TrainingSettings.DEFAULTS.withSteps(steps).withLearningRate(rate).withSeed(SEED);
  }

  ModelDescription description(PlaneDistribution data, String command) {
    Map<String, Object> training = new TreeMap<>();
    training.put("steps", steps);
    training.put("batch", batch);
    training.put("learning-rate", learningRate);
    if (warmStart > 0) {
      training.put("steps-of-flow-matching-before", warmStart);
    }
    return new ModelDescription(
        family,
        2,
        0,
        new TreeMap<>(architecture),
        data.label(),
        data.checksum(),
        SEED,
        new TreeMap<>(training),
        command);
  }
}
