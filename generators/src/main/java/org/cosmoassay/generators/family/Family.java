package org.cosmoassay.generators.family;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingData;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** A generative model before training: networks, what they are trained for, how they sample. */
public interface Family {

  /** Adds freshly drawn weights. */
  void initialize(Map<String, Tensor> weights, UniformRandomProvider random);

  /** How many numbers the weights are: known before any room is made for them. */
  long count();

  /** What training makes small, taken in turn at every step. */
  List<Objective> objectives(TrainingData data, int batch);

  /** The model with these weights, ready to sample. */
  TrainedModel with(Weights weights);

  /** Freshly drawn weights of a seed. */
  default Weights initial(long seed) {
    Map<String, Tensor> weights = new TreeMap<>();
    initialize(weights, RandomStreams.of(RandomStreams.split(seed, "weights", 0)));
    return Weights.of(weights);
  }
}
