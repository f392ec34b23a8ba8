package org.cosmoassay.generators.halo;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Tensor;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A field on sets of halos that looks at every halo's neighbours: an answer of {@value
 * HaloUnits#STATE} numbers per halo, whose vectors turn with the halos and whose mass does not,
 * whatever the order of the halos (equivariant messages after Satorras et al. 2021,
 * arXiv:2102.09844, and Jing et al. 2021, arXiv:2009.01411).
 *
 * <p>A perceptron over the numbers of a neighbour gives a message and {@code channels} factors for
 * each of the neighbour's vectors; messages are averaged and sums of vectors times factors taken
 * over neighbours. A second perceptron over the halo's own numbers and the average message gives
 * the change of mass, and a factor for every channel and every vector of the halo itself,
 * separately for the change of place and that of velocity.
 *
 * @param neighbours per halo
 * @param width numbers per hidden layer and message
 * @param channels sums of vectors over neighbours
 */
record HaloNetwork(int neighbours, int width, int channels) {

  private static final int FACTORS = HaloFeatures.NEIGHBOUR_VECTORS;
  private static final int OWN = HaloFeatures.OWN_VECTORS;

  HaloNetwork {
    if (neighbours < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "neighbours (%d), width (%d) and channels (%d) must be 1 or more"
              .formatted(neighbours, width, channels));
    }
  }

  /** How many numbers its weights are. */
  long count() {
    long ofNeighbours =
        layerCount(HaloFeatures.NEIGHBOUR_NUMBERS, width)
            + layerCount(width, width)
            + layerCount(width, (long) FACTORS * channels);
    return ofNeighbours
        + layerCount(HaloFeatures.OWN_NUMBERS + (long) width, width)
        + layerCount(width, width)
        + layerCount(width, answers());
  }

  private static long layerCount(long inputs, long outputs) {
    return (inputs + 1) * outputs;
  }

  /** Adds freshly drawn weights; an untrained network answers 0. */
  void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    layer(weights, normal, "neighbour0", HaloFeatures.NEIGHBOUR_NUMBERS, width);
    layer(weights, normal, "neighbour1", width, width);
    layer(weights, normal, "factors", width, FACTORS * channels);
    layer(weights, normal, "halo0", HaloFeatures.OWN_NUMBERS + width, width);
    layer(weights, normal, "halo1", width, width);
    weights.put("answer", Tensor.filled(0, width, answers()));
    weights.put("answer-offset", Tensor.filled(0, answers()));
  }

  private int answers() {
    return 1 + 2 * (OWN + channels);
  }

  /**
   * The answer, shape (halos, {@value HaloUnits#STATE}), for the inputs of {@link HaloFeatures}.
   */
  SDVariable answer(Graph graph) {
    SDVariable message =
        active(
            graph,
            active(
                graph,
                graph.input(HaloFeatures.NEIGHBOURS, -1, HaloFeatures.NEIGHBOUR_NUMBERS),
                "neighbour0"),
            "neighbour1");
    SDVariable factors =
        linear(graph, message, "factors").reshape(-1, neighbours * FACTORS, channels);
    SDVariable mean = message.reshape(-1, neighbours, width).mean(1);
    SDVariable own = graph.input(HaloFeatures.OWN, -1, HaloFeatures.OWN_NUMBERS);
    SDVariable hidden = graph.operations().concat(1, own, mean);
    hidden = active(graph, active(graph, hidden, "halo0"), "halo1");
    SDVariable answer = linear(graph, hidden, "answer");
    SDVariable sums =
        graph
            .input(HaloFeatures.NEIGHBOUR_VECTORS_INPUT, -1, 3, neighbours * FACTORS)
            .mmul(factors)
            .mul(1.0 / neighbours);
    SDVariable vectors = graph.input(HaloFeatures.OWN_VECTORS_INPUT, -1, 3, OWN);
    return graph
        .operations()
        .concat(
            1,
            vector(graph, answer, 1, vectors, sums),
            vector(graph, answer, 1 + OWN + channels, vectors, sums),
            columns(graph, answer, 0, 1));
  }

  /** A sum of vectors with the answer's columns from {@code from} as factors, shape (halos, 3). */
  private SDVariable vector(
      Graph graph, SDVariable answer, int from, SDVariable vectors, SDVariable sums) {
    SDVariable ofOwn = columns(graph, answer, from, OWN).reshape(-1, OWN, 1);
    SDVariable ofSums = columns(graph, answer, from + OWN, channels).reshape(-1, channels, 1);
    return vectors.mmul(ofOwn).add(sums.mmul(ofSums)).reshape(-1, 3);
  }

  private SDVariable columns(Graph graph, SDVariable answer, int from, int count) {
    // A product with a constant picks columns; the gradient of a slice took longer.
    double[] picks = new double[answers() * count];
    for (int i = 0; i < count; i++) {
      picks[(from + i) * count + i] = 1;
    }
    return answer.mmul(graph.constant(picks, answers(), count));
  }

  private static SDVariable active(Graph graph, SDVariable from, String name) {
    return graph.swish(linear(graph, from, name));
  }

  private static SDVariable linear(Graph graph, SDVariable from, String name) {
    return graph.operations().nn().linear(from, graph.weight(name), graph.weight(name + "-offset"));
  }

  private static void layer(
      Map<String, Tensor> weights,
      ZigguratSampler.NormalizedGaussian normal,
      String name,
      int inputs,
      int outputs) {
    float[] values = new float[inputs * outputs];
    double scale = 1 / Math.sqrt(inputs);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * normal.sample());
    }
    weights.put(name, Tensor.of(values, inputs, outputs));
    weights.put(name + "-offset", Tensor.filled(0, outputs));
  }
}
