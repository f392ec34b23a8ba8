package org.cosmoassay.generators.halo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.cosmoassay.generators.model.Checksum;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.CheckpointFile;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Training of a model of halo clouds: matches halos, goes through the stages, writes the folder.
 */
final class HaloTrainer {

  private static final String CHECKPOINT = "checkpoint";
  private static final String SAFETENSORS = ".safetensors";

  private final HaloFamily family;
  private final HaloModels.Pairs pairs;
  private final HaloModels.Recipe recipe;

  private HaloTrainer(HaloFamily family, HaloModels.Pairs pairs, HaloModels.Recipe recipe) {
    this.family = family;
    this.pairs = pairs;
    this.recipe = recipe;
  }

  static HaloTrainer of(HaloFamily family, HaloModels.Pairs pairs, HaloModels.Recipe recipe) {
    return new HaloTrainer(family, pairs, recipe);
  }

  void train(Path folder) throws IOException, TrainingDivergedException {
    List<HaloPair> matched = matched();
    String data = Checksum.of(List.of(pairs.base(), pairs.target()));
    HaloFamily.Course course = family.course(matched, recipe, data);
    Files.createDirectories(folder);
    String identity =
        "%s %s sets=%d halos=%d data=%s"
            .formatted(family.name(), family.parameters(), recipe.sets(), recipe.halos(), data);
    TrainingResult result = run(course, folder, identity);
    ModelFolder.write(
        folder,
        description(data),
        result.weights(),
        result.curve().csv(),
        family.card(description(data), matched, result));
  }

  private TrainingResult run(HaloFamily.Course course, Path folder, String identity)
      throws IOException, TrainingDivergedException {
    Weights weights = course.initial();
    int before = 0;
    TrainingResult result = null;
    for (HaloFamily.Stage stage : course.stages()) {
      String name = stage.name().isEmpty() ? CHECKPOINT : CHECKPOINT + "-" + stage.name();
      result =
          Trainer.of(
                  stage.settings(),
                  stage.objectives(),
                  new CheckpointFile(folder.resolve(name + SAFETENSORS), identity))
              .withProgress(progressAfter(before))
              .train(weights);
      weights = result.weights();
      before += result.steps();
    }
    if (result == null) {
      throw new IllegalStateException(family.name() + " has no training.");
    }
    return result;
  }

  private IntConsumer progressAfter(int before) {
    return step -> recipe.progress().accept(before + step);
  }

  private List<HaloPair> matched() {
    List<HaloPair> matched = new ArrayList<>();
    for (int i = 0; i < pairs.base().size(); i++) {
      try {
        matched.add(
            family
                .base()
                .matching()
                .pair(
                    pairs.base().cloud(i).withCosmology(pairs.target().cosmology(i)),
                    pairs.target().cloud(i),
                    RandomStreams.of(RandomStreams.split(recipe.settings().seed(), "pairs", i))));
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new IllegalArgumentException("cloud %d: %s".formatted(i, e.getMessage()), e);
      }
    }
    return matched;
  }

  private ModelDescription description(String data) {
    return new ModelDescription(
        family.name(),
        HaloUnits.STATE,
        family.conditions(),
        family.parameters(),
        pairs.label(),
        data,
        recipe.settings().seed(),
        training(),
        recipe.command());
  }

  private SortedMap<String, Object> training() {
    SortedMap<String, Object> training = new TreeMap<>();
    training.put("steps", recipe.settings().steps());
    training.put("learning-rate", recipe.settings().learningRate());
    training.put("averaging", recipe.settings().averaging());
    training.put("clouds-per-step", recipe.sets());
    training.put("halos-per-cloud", recipe.halos());
    if (recipe.warmStart() > 0) {
      training.put("warm-start", recipe.warmStart());
    }
    return training;
  }
}
