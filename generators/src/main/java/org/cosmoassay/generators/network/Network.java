package org.cosmoassay.generators.network;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A trainable function of points, time and conditions. What a point is (a pair of numbers, a set of
 * halos) is the network's own business: families of models only rely on the first axis of every
 * array to run over independent examples.
 */
public interface Network {

  /** Adds freshly drawn weights under names of the network's own. */
  void initialize(Map<String, Tensor> weights, UniformRandomProvider random);

  /** How many numbers its weights are. */
  long count();

  /**
   * Writes the function into a graph.
   *
   * @param points examples along the first axis, with tangents when derivatives are asked for
   * @param time one number per example, shape (examples, 1); null for a function without time
   * @param conditions shape (examples, conditions); null when there are none
   * @throws UnsupportedOperationException when there are tangents and the network knows no
   *     derivatives
   */
  Dual apply(Graph graph, Dual points, @Nullable SDVariable time, @Nullable SDVariable conditions);
}
