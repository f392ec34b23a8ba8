package org.cosmoassay.generators.field;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.network.Tensor;

/**
 * The networks that act on cells: the encoder of the latent's learned numbers and the velocity.
 * Both see a cell with the rings around it, so that they know no place and no direction.
 *
 * @param shape cells and latent
 * @param encoder from a cell's surroundings to learned numbers, to be averaged over all cells
 * @param velocity from a cell's surroundings, latent, time and cosmology to what is not known of
 *     its velocity
 */
record FieldNetworks(FieldShape shape, Perceptron encoder, Perceptron velocity) {

  private static final int ENCODER_WIDTH = 16;
  private static final int ENCODER_DEPTH = 2;

  static FieldNetworks of(FieldShape shape, int width, int depth, int frequencies) {
    return new FieldNetworks(
        shape,
        new Perceptron(
            "encoder", FieldShape.ENCODED, 0, 0, ENCODER_WIDTH, ENCODER_DEPTH, shape.means()),
        new Perceptron(
            "velocity", shape.features(), frequencies, CosmologyConditions.COUNT, width, depth, 1));
  }

  /** How many numbers the weights are. */
  long count() {
    return encoder.count() + velocity.count();
  }

  void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    encoder.initialize(weights, random);
    velocity.initialize(weights, random);
  }
}
