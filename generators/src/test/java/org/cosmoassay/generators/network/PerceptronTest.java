package org.cosmoassay.generators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;

final class PerceptronTest {

  private static final Perceptron NETWORK = new Perceptron("p", 3, 2, 1, 5, 2, 3);

  /** Weights none of which is 0. */
  private static Weights weights(Network network) {
    Map<String, Tensor> drawn = new TreeMap<>();
    UniformRandomProvider random = RandomStreams.of(3);
    network.initialize(drawn, random);
    drawn.replaceAll(
        (name, tensor) -> {
          float[] values = new float[tensor.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
          }
          return Tensor.of(values, tensor.shape());
        });
    return Weights.of(drawn);
  }

  private static Map<String, NumberArray> inputs(double[] points) {
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put("x", NumberArray.of(points, points.length / 3, 3));
    inputs.put("t", NumberArray.repeated(0.3, points.length / 3));
    inputs.put("c", NumberArray.repeated(0.7, points.length / 3));
    return inputs;
  }

  /** The network by loops. */
  private static double[] byLoops(Weights weights, double[] x, double t, double c) {
    double[] hidden = new double[5];
    for (int j = 0; j < 5; j++) {
      double sum = weights.tensor("p.offset0").at(j);
      for (int i = 0; i < 3; i++) {
        sum += x[i] * weights.tensor("p.points").at(i * 5 + j);
      }
      sum += t * weights.tensor("p.time").at(j) + c * weights.tensor("p.conditions").at(j);
      for (int k = 0; k < 2; k++) {
        sum += Math.sin(Math.PI * (k + 1) * t) * weights.tensor("p.sine").at(k * 5 + j);
        sum += Math.cos(Math.PI * (k + 1) * t) * weights.tensor("p.cosine").at(k * 5 + j);
      }
      hidden[j] = sum / (1 + Math.exp(-sum));
    }
    double[] second = new double[5];
    for (int j = 0; j < 5; j++) {
      double sum = weights.tensor("p.offset1").at(j);
      for (int i = 0; i < 5; i++) {
        sum += hidden[i] * weights.tensor("p.hidden1").at(i * 5 + j);
      }
      second[j] = sum / (1 + Math.exp(-sum));
    }
    double[] answer = new double[3];
    for (int j = 0; j < 3; j++) {
      answer[j] = weights.tensor("p.answer-offset").at(j);
      for (int i = 0; i < 5; i++) {
        answer[j] += second[i] * weights.tensor("p.answer").at(i * 3 + j);
      }
    }
    return answer;
  }

  @Test
  void answersAreThoseOfLoops() {
    Weights weights = weights(NETWORK);
    Graph graph = Graph.over(weights, Precision.DOUBLE);
    SDVariable answer =
        NETWORK
            .apply(
                graph,
                Dual.of(graph.input("x", -1, 3)),
                graph.input("t", -1, 1),
                graph.input("c", -1, 1))
            .value();
    double[] points = {0.1, -0.4, 0.9, 1.5, 0.2, -2};
    double[] found = graph.evaluate(inputs(points), List.of(answer)).get(0);
    double[] first = byLoops(weights, new double[] {0.1, -0.4, 0.9}, 0.3, 0.7);
    double[] second = byLoops(weights, new double[] {1.5, 0.2, -2}, 0.3, 0.7);
    for (int i = 0; i < 3; i++) {
      // Both sum in double precision.
      assertThat(found[i]).isCloseTo(first[i], within(1e-12));
      assertThat(found[3 + i]).isCloseTo(second[i], within(1e-12));
    }
  }

  /** Central differences of step 1e-5 err by some 1e-10. */
  @Test
  void theDivergenceIsThatOfDifferences() {
    Weights weights = weights(NETWORK);
    Graph graph = Graph.over(weights, Precision.DOUBLE);
    Dual from = Dual.differentiable(graph, graph.input("x", -1, 3), 3);
    Dual to = NETWORK.apply(graph, from, graph.input("t", -1, 1), graph.input("c", -1, 1));
    SDVariable divergence = to.traceFrom(graph, from, 3);
    double[] x = {0.1, -0.4, 0.9};
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      expected += (byLoops(weights, up, 0.3, 0.7)[i] - byLoops(weights, down, 0.3, 0.7)[i]) / 2e-5;
    }
    double[] both = {0.1, -0.4, 0.9, 5, 5, 5};
    double[] found = graph.evaluate(inputs(both), List.of(divergence)).get(0);
    assertThat(found).hasSize(2);
    assertThat(found[0]).isCloseTo(expected, within(1e-8));
  }

  /** What adversarial training and likelihoods of continuous flows need: a gradient through it. */
  @Test
  void derivativesInsideTheGraphCanBeTrainedThrough() {
    Weights weights = weights(NETWORK);
    double step = 1e-2;
    double slope = (squared(weights, step) - squared(weights, -step)) / (2 * step);
    Graph graph = Graph.over(weights, Precision.DOUBLE);
    graph.minimize(loss(graph));
    float[] gradient =
        Objects.requireNonNull(
            graph
                .gradients(inputs(new double[] {0.1, -0.4, 0.9}), List.of("p.hidden1"))
                .byWeight()
                .get("p.hidden1"));
    // Differences of step 1e-2 err by the third derivative times 1e-4.
    assertThat((double) gradient[7]).isCloseTo(slope, within(1e-4));
    assertThat(Math.abs(slope)).isGreaterThan(1e-3);
  }

  /** ND4J's own slope of swish in single precision is not a number from 45 on. */
  @Test
  void gradientsOfLargeSumsAreNumbers() {
    Weights weights = Weights.of(Map.of("w", Tensor.of(new float[] {1}, 1, 1)));
    for (double sum : new double[] {-1000, -50, 30, 50, 1000}) {
      Graph graph = Graph.over(weights, Precision.SINGLE);
      SDVariable x = graph.input("x", -1, 1).mmul(graph.weight("w"));
      graph.minimize(graph.swish(x).sum());
      float[] gradient =
          Objects.requireNonNull(
              graph
                  .gradients(Map.of("x", NumberArray.of(new double[] {sum}, 1, 1)), List.of("w"))
                  .byWeight()
                  .get("w"));
      // x times the slope: 0 far below, x near 30, 0 beyond the largest sum.
      assertThat((double) gradient[0]).isCloseTo(sum == 30 ? 30 : 0, within(1e-4));
    }
  }

  private static SDVariable loss(Graph graph) {
    Dual from = Dual.differentiable(graph, graph.input("x", -1, 3), 3);
    return NETWORK
        .apply(graph, from, graph.input("t", -1, 1), graph.input("c", -1, 1))
        .squaredDerivatives(graph, 3)
        .mean();
  }

  private static double squared(Weights weights, double change) {
    Map<String, Tensor> changed = new TreeMap<>(weights.tensors());
    float[] values = weights.tensor("p.hidden1").copyValues();
    values[7] += (float) change;
    changed.put("p.hidden1", Tensor.of(values, 5, 5));
    Graph graph = Graph.over(Weights.of(changed), Precision.DOUBLE);
    SDVariable loss = loss(graph);
    return graph.evaluate(inputs(new double[] {0.1, -0.4, 0.9}), List.of(loss)).get(0)[0];
  }
}
