package org.cosmoassay.generators.training;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.nd4j.autodiff.samediff.SDVariable;

/** Something to be made small by changing weights. */
public interface Objective {

  /** Short name, a column of the loss curve. */
  String name();

  /** Writes the loss, a single number, into a graph. */
  SDVariable loss(Graph graph);

  /** Draws the inputs of one step; the only randomness of training. */
  Map<String, NumberArray> draw(UniformRandomProvider random);

  /** Whether this objective changes a weight; all weights unless overridden. */
  default boolean trains(String weight) {
    return true;
  }
}
