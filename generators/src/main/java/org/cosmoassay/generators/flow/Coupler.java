package org.cosmoassay.generators.flow;

import org.cosmoassay.generators.network.Graph;
import org.nd4j.autodiff.samediff.SDVariable;

/** An invertible function of single numbers, whose parameters other numbers decide. */
interface Coupler {

  /** Parameters per number; all zero means the identity, or nearly. */
  int parameters();

  /**
   * The function, from data towards the Gaussian.
   *
   * @param numbers shape (examples, moved)
   * @param parameters shape (examples, moved * {@link #parameters()}), those of a number together
   */
  Step forward(Graph graph, SDVariable numbers, SDVariable parameters, int moved);

  /** The inverse, with the logarithm of the inverse's own slope. */
  Step inverse(Graph graph, SDVariable numbers, SDVariable parameters, int moved);

  /**
   * Numbers after a function.
   *
   * @param numbers shape (examples, moved)
   * @param logSlope sum of the logarithms of slopes per example, shape (examples, 1)
   */
  record Step(SDVariable numbers, SDVariable logSlope) {}
}
