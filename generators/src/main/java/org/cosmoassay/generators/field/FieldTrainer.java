package org.cosmoassay.generators.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.model.Checksum;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.CheckpointFile;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingDivergedException;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Training of a model of maps: first maps given latents, then latents given cosmologies. */
final class FieldTrainer {

  private static final int LATENTS_PER_STEP = 256;

  private final FieldArchitecture architecture;
  private final FieldNetworks networks;
  private final Ensemble clouds;
  private final FieldModels.Recipe recipe;

  private FieldTrainer(FieldArchitecture architecture, Ensemble clouds, FieldModels.Recipe recipe) {
    this.architecture = architecture;
    this.networks = architecture.networks();
    this.clouds = clouds;
    this.recipe = recipe;
  }

  static FieldTrainer of(
      FieldArchitecture architecture, Ensemble clouds, FieldModels.Recipe recipe) {
    return new FieldTrainer(architecture, clouds, recipe);
  }

  FieldModel train(Path folder) throws IOException, TrainingDivergedException {
    List<PointCloud> all = checked();
    Tensor law = law(all);
    CellLaw cells = CellLaw.of(law);
    List<FieldMatching.TrainingMap> maps = all.stream().map(cloud -> map(cloud, cells)).toList();
    String data = Checksum.of(List.of(clouds));
    String identity =
        "%s %s maps=%d cells=%d%s data=%s"
            .formatted(
                FieldModels.FAMILY,
                architecture.parameters(),
                recipe.maps(),
                recipe.cells(),
                recipe.augmented() ? "" : " as they are",
                data);
    Files.createDirectories(folder);
    TrainingResult ofMaps =
        Trainer.of(
                recipe.settings(),
                List.of(
                    new FieldMatching(
                        networks, cells, maps, recipe.maps(), recipe.cells(), recipe.augmented())),
                new CheckpointFile(folder.resolve("checkpoint-maps.safetensors"), identity))
            .withProgress(recipe.progress())
            .train(architecture.initialOfCells(networks, recipe.settings().seed()));

    List<double[]> latents = latents(maps, ofMaps.weights());
    LatentScale scale = LatentScale.of(networks.shape(), latents);
    FlowMatching prior = architecture.prior(networks.shape());
    LatentData ofLatents =
        new LatentData(
            networks.shape(),
            scale,
            latents,
            maps.stream().map(FieldMatching.TrainingMap::conditions).toList(),
            recipe.augmented(),
            data);
    TrainingResult ofPrior =
        Trainer.of(
                recipe.settings(),
                prior.objectives(ofLatents, LATENTS_PER_STEP),
                new CheckpointFile(folder.resolve("checkpoint-latents.safetensors"), identity))
            .withProgress(step -> recipe.progress().accept(recipe.settings().steps() + step))
            .train(prior.initial(recipe.settings().seed()));

    Map<String, Tensor> weights = new TreeMap<>(ofMaps.weights().tensors());
    weights.putAll(ofPrior.weights().tensors());
    weights.put(FieldArchitecture.CELL_LAW, law);
    scale.writeTo(weights);
    ModelDescription description = description(data);
    Weights together = Weights.of(weights);
    ModelFolder.write(
        folder,
        description,
        together,
        ofMaps.curve().csv(),
        FieldCard.of(description, architecture, all.size(), ofMaps, ofPrior, together));
    return FieldModel.of(architecture, networks, together);
  }

  private List<PointCloud> checked() {
    List<PointCloud> all = new ArrayList<>();
    PeriodicBox box = PeriodicBox.cube(architecture.box());
    for (int i = 0; i < clouds.size(); i++) {
      PointCloud cloud = clouds.cloud(i);
      if (!cloud.box().equals(box)) {
        throw new IllegalArgumentException(
            "cloud %d is in %s, the architecture's box is %s; state it as box"
                .formatted(i, cloud.box(), box));
      }
      if (cloud.size() == 0 || cloud.size() != clouds.cloud(0).size()) {
        throw new IllegalArgumentException(
            "cloud %d has %d points, cloud 0 has %d; give clouds of one number of points"
                .formatted(i, cloud.size(), clouds.cloud(0).size()));
      }
      all.add(cloud);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("There are no clouds to train on.");
    }
    return all;
  }

  /** Shares of cells with 0, 1, 2 and so on points. */
  private Tensor law(List<PointCloud> all) {
    long[] seen = new long[FieldArchitecture.LAW];
    long cells = 0;
    for (PointCloud cloud : all) {
      for (double value : DensityMap.of(cloud, architecture.side()).copyValues()) {
        long count = Math.round(value * cloud.size() / networks.shape().grid().cells());
        seen[(int) Math.min(count, seen.length - 1L)]++;
        cells++;
      }
    }
    float[] shares = new float[seen.length];
    for (int n = 0; n < shares.length; n++) {
      shares[n] = (float) ((double) seen[n] / cells);
    }
    return Tensor.of(shares, shares.length);
  }

  private FieldMatching.TrainingMap map(PointCloud cloud, CellLaw law) {
    double[] values = DensityMap.of(cloud, architecture.side()).copyValues();
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = law.standardized(law.mean() * values[cell]);
    }
    return new FieldMatching.TrainingMap(values, CosmologyConditions.of(cloud.cosmology()));
  }

  private List<double[]> latents(List<FieldMatching.TrainingMap> maps, Weights weights) {
    NetworkFunction encoder =
        NetworkFunction.of(networks.encoder(), weights, FieldShape.ENCODED, 0);
    return maps.stream()
        .map(map -> FieldModel.encoded(networks.shape(), encoder, map.values()))
        .toList();
  }

  private ModelDescription description(String data) {
    SortedMap<String, Object> training = new TreeMap<>();
    training.put("steps", recipe.settings().steps());
    training.put("learning-rate", recipe.settings().learningRate());
    training.put("averaging", recipe.settings().averaging());
    training.put("maps-per-step", recipe.maps());
    training.put("cells-per-map", recipe.cells());
    if (!recipe.augmented()) {
      training.put("augment", false);
    }
    return new ModelDescription(
        FieldModels.FAMILY,
        networks.shape().grid().cells(),
        CosmologyConditions.COUNT,
        architecture.parameters(),
        recipe.label(),
        data,
        recipe.settings().seed(),
        training,
        recipe.command());
  }
}
