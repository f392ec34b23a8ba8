package org.cosmoassay.generators.family;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.training.Objective;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Mean squared difference between a network's answers and targets, per number: what a field is
 * trained on when it is the mean of known velocities or noises.
 *
 * @param name of the loss
 * @param network from {@code dimension} numbers, time and conditions to as many numbers
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param examples draws what the network is shown
 */
public record Regression(
    String name, Network network, int dimension, int conditions, Examples examples)
    implements Objective {

  /** Draws the examples of one step. */
  @FunctionalInterface
  public interface Examples {
    Shown draw(UniformRandomProvider random);
  }

  /**
   * What the network is shown and should answer.
   *
   * @param points shape (examples, dimension)
   * @param times shape (examples)
   * @param targets shape (examples, dimension)
   * @param conditions shape (examples, conditions); empty when there are none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Shown(double[] points, double[] times, double[] targets, double[] conditions) {}

  @Override
  public SDVariable loss(Graph graph) {
    SDVariable points = graph.input(Inputs.POINTS, -1, dimension);
    SDVariable time = graph.input(Inputs.TIME, -1, 1);
    SDVariable target = graph.input(Inputs.TARGET, -1, dimension);
    SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
    SDVariable answer = network.apply(graph, Dual.of(points), time, given).value();
    return graph.operations().math().square(answer.sub(target)).mean();
  }

  @Override
  public Map<String, NumberArray> draw(UniformRandomProvider random) {
    Shown shown = examples.draw(random);
    int count = shown.times().length;
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put(Inputs.POINTS, NumberArray.of(shown.points(), count, dimension));
    inputs.put(Inputs.TIME, NumberArray.of(shown.times(), count, 1));
    inputs.put(Inputs.TARGET, NumberArray.of(shown.targets(), count, dimension));
    if (conditions > 0) {
      inputs.put(Inputs.CONDITIONS, NumberArray.of(shown.conditions(), count, conditions));
    }
    return inputs;
  }
}
