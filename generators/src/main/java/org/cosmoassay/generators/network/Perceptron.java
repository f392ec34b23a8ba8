package org.cosmoassay.generators.network;

import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Layers of weighted sums and {@code swish(a) = a / (1 + exp(-a))} (Ramachandran, Zoph & Le 2017,
 * arXiv:1710.05941), on the last axis of shape (examples, numbers). Time enters the first layer as
 * t and as sin and cos of pi k t, k = 1 .. {@code frequencies}; conditions enter it as they are.
 *
 * <p>Weights start as Gaussian numbers: those of points with variance 4/inputs, which lets the
 * first layer tell points a few tenths apart; those of time and of conditions with 1/inputs, each
 * kind apart; those of hidden layers with 1.5/inputs (2.8/inputs would keep the mean square of
 * standard normal numbers through swish, and grow large ones; He et al. 2015, arXiv:1502.01852,
 * take 2/inputs for rectifiers). Offsets and the last layer start as 0, so that an untrained
 * network answers 0. Swish is one operation of ND4J and took half the time of tanh in training; its
 * slope in single precision is not a number for sums above 44, which training at a large rate can
 * reach.
 *
 * @param name prefix of the names of its weights
 * @param inputs numbers per point
 * @param frequencies of time; 0 for a function without time
 * @param conditions numbers that condition a point
 * @param width numbers per hidden layer
 * @param depth hidden layers
 * @param outputs numbers per answer
 */
public record Perceptron(
    String name, int inputs, int frequencies, int conditions, int width, int depth, int outputs)
    implements Network {

  private static final double VARIANCE_OF_POINTS = 4;
  private static final double VARIANCE_OF_HIDDEN = 1.5;

  public Perceptron {
    if (inputs < 1 || width < 1 || depth < 1 || outputs < 1 || frequencies < 0 || conditions < 0) {
      throw new IllegalArgumentException(
          ("inputs (%d), width (%d), depth (%d) and outputs (%d) must be 1 or more, frequencies (%d)"
                  + " and conditions (%d) 0 or more")
              .formatted(inputs, width, depth, outputs, frequencies, conditions));
    }
  }

  @Override
  public long count() {
    long ofTime = frequencies > 0 ? 1 + 2L * frequencies : 0;
    long first = inputs + ofTime + conditions + 1L;
    long hidden = (depth - 1L) * (width + 1L);
    return (first + hidden) * width + (width + 1L) * outputs;
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    weights.put(
        key("points"), gaussian(normal, Math.sqrt(VARIANCE_OF_POINTS / inputs), inputs, width));
    if (frequencies > 0) {
      double scale = 1 / Math.sqrt(1 + 2 * frequencies);
      weights.put(key("time"), gaussian(normal, scale, 1, width));
      weights.put(key("sine"), gaussian(normal, scale, frequencies, width));
      weights.put(key("cosine"), gaussian(normal, scale, frequencies, width));
    }
    if (conditions > 0) {
      weights.put(
          key("conditions"), gaussian(normal, 1 / Math.sqrt(conditions), conditions, width));
    }
    weights.put(key("offset0"), Tensor.filled(0, width));
    double scale = Math.sqrt(VARIANCE_OF_HIDDEN / width);
    for (int layer = 1; layer < depth; layer++) {
      weights.put(key("hidden" + layer), gaussian(normal, scale, width, width));
      weights.put(key("offset" + layer), Tensor.filled(0, width));
    }
    weights.put(key("answer"), Tensor.filled(0, width, outputs));
    weights.put(key("answer-offset"), Tensor.filled(0, outputs));
  }

  @Override
  public Dual apply(
      Graph graph, Dual points, @Nullable SDVariable time, @Nullable SDVariable conditions) {
    SDVariable sum = linear(graph, points.value(), "points", "offset0");
    if (frequencies > 0) {
      sum = sum.add(timeTerms(graph, required(time, "time")));
    }
    if (this.conditions > 0) {
      sum = sum.add(required(conditions, "conditions").mmul(graph.weight(key("conditions"))));
    }
    SDVariable tangents = points.tangents();
    Dual hidden =
        activate(
            graph,
            new Dual(
                sum,
                tangents == null ? null : through(graph, points, inputs, "points", width),
                points.directions()));
    for (int layer = 1; layer < depth; layer++) {
      hidden = activate(graph, next(graph, hidden, "hidden" + layer, "offset" + layer, width));
    }
    return next(graph, hidden, "answer", "answer-offset", outputs);
  }

  private SDVariable timeTerms(Graph graph, SDVariable time) {
    double[] factors = new double[frequencies];
    for (int k = 0; k < frequencies; k++) {
      factors[k] = Math.PI * (k + 1);
    }
    SDVariable angles = time.mmul(graph.constant(factors, 1, frequencies));
    return time.mmul(graph.weight(key("time")))
        .add(graph.operations().math().sin(angles).mmul(graph.weight(key("sine"))))
        .add(graph.operations().math().cos(angles).mmul(graph.weight(key("cosine"))));
  }

  private Dual next(Graph graph, Dual from, String matrix, String offset, int size) {
    SDVariable tangents = from.tangents();
    return new Dual(
        linear(graph, from.value(), matrix, offset),
        tangents == null ? null : through(graph, from, width, matrix, size),
        from.directions());
  }

  private SDVariable linear(Graph graph, SDVariable from, String matrix, String offset) {
    return graph
        .operations()
        .nn()
        .linear(from, graph.weight(key(matrix)), graph.weight(key(offset)));
  }

  /** Tangents (directions, examples, from) through a matrix. */
  private SDVariable through(Graph graph, Dual points, int from, String matrix, int size) {
    SDVariable tangents = Objects.requireNonNull(points.tangents());
    SDVariable flat = tangents.reshape(-1, from).mmul(graph.weight(key(matrix)));
    return flat.reshape(points.directions(), -1, size);
  }

  private static Dual activate(Graph graph, Dual sum) {
    SDVariable tangents = sum.tangents();
    if (tangents == null) {
      return Dual.of(graph.swish(sum.value()));
    }
    SDVariable share = graph.operations().nn().sigmoid(sum.value());
    SDVariable value = sum.value().mul(share);
    SDVariable slope = share.add(value).sub(value.mul(share));
    return new Dual(value, tangents.mul(slope), sum.directions());
  }

  private static SDVariable required(@Nullable SDVariable input, String what) {
    if (input == null) {
      throw new IllegalArgumentException("the network needs " + what + ", and none was given");
    }
    return input;
  }

  private String key(String part) {
    return name + "." + part;
  }

  private static Tensor gaussian(
      ZigguratSampler.NormalizedGaussian normal, double scale, int... shape) {
    float[] values = new float[Math.toIntExact(Tensor.size(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * normal.sample());
    }
    return Tensor.of(values, shape);
  }
}
