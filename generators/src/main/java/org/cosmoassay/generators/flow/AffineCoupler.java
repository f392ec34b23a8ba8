package org.cosmoassay.generators.flow;

import org.cosmoassay.generators.network.Graph;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * {@code y = exp(s) x + b} with {@code s} kept within (-2, 2) by a hyperbolic tangent: RealNVP
 * (Dinh, Sohl-Dickstein & Bengio 2016, arXiv:1605.08803).
 */
record AffineCoupler() implements Coupler {

  private static final double LARGEST_LOG_SCALE = 2;

  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public Step forward(Graph graph, SDVariable numbers, SDVariable parameters, int moved) {
    SDVariable logScale = logScale(graph, parameters, moved);
    SDVariable y =
        numbers.mul(graph.operations().math().exp(logScale)).add(part(graph, parameters, moved, 1));
    return new Step(y, graph.sumOfRows(logScale, moved));
  }

  @Override
  public Step inverse(Graph graph, SDVariable numbers, SDVariable parameters, int moved) {
    SDVariable logScale = logScale(graph, parameters, moved);
    SDVariable x =
        numbers
            .sub(part(graph, parameters, moved, 1))
            .mul(graph.operations().math().exp(logScale.neg()));
    return new Step(x, graph.sumOfRows(logScale, moved).neg());
  }

  private static SDVariable logScale(Graph graph, SDVariable parameters, int moved) {
    SDVariable raw = part(graph, parameters, moved, 0);
    return graph
        .operations()
        .math()
        .tanh(raw.mul(graph.constant(1 / LARGEST_LOG_SCALE)))
        .mul(graph.constant(LARGEST_LOG_SCALE));
  }

  /** Parameter {@code which} of every number, by a product with a matrix of zeros and ones. */
  private static SDVariable part(Graph graph, SDVariable parameters, int moved, int which) {
    double[] chosen = new double[2 * moved * moved];
    for (int i = 0; i < moved; i++) {
      chosen[(2 * i + which) * moved + i] = 1;
    }
    return parameters.mmul(graph.constant(chosen, 2 * moved, moved));
  }
}
