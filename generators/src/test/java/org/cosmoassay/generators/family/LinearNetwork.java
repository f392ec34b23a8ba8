package org.cosmoassay.generators.family;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A network without weights of its own that multiplies its points by a factor and adds an offset:
 * what training would find for Gaussian data.
 */
public record LinearNetwork(Factor factor, Factor offset) implements Network {

  public LinearNetwork(Factor factor) {
    this(factor, (graph, time) -> graph.constant(0));
  }

  /** What may depend on time; shape (examples, 1) or a single number. */
  @FunctionalInterface
  public interface Factor {
    SDVariable at(Graph graph, SDVariable time);
  }

  /** A factor that does not depend on time. */
  public static LinearNetwork constant(double factor) {
    return new LinearNetwork((graph, time) -> graph.constant(factor));
  }

  @Override
  public long count() {
    return 0;
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {}

  @Override
  public Dual apply(
      Graph graph, Dual points, @Nullable SDVariable time, @Nullable SDVariable conditions) {
    SDVariable now = time == null ? graph.constant(0) : time;
    SDVariable by = factor.at(graph, now);
    SDVariable tangents = points.tangents();
    return new Dual(
        points.value().mul(by).add(offset.at(graph, now)),
        tangents == null ? null : tangents.mul(by),
        points.directions());
  }
}
