package org.cosmoassay.generators.network;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A value and its derivatives in a few directions, carried through a graph together (forward-mode
 * differentiation). Gradients of a graph exist to first order only; derivatives that are themselves
 * part of the graph, as the divergence in the likelihood of a continuous flow, come from here and
 * can be trained through.
 *
 * @param value shape (examples, numbers)
 * @param tangents shape (directions, examples, numbers), or null when no derivative is asked for;
 *     on the way in the middle side may be 1: the same directions for every example
 * @param directions how many; 0 without tangents
 */
public record Dual(SDVariable value, @Nullable SDVariable tangents, int directions) {

  /** A value without derivatives. */
  public static Dual of(SDVariable value) {
    return new Dual(value, null, 0);
  }

  /** Up to this many numbers derivatives are exact, one per axis. */
  public static final int MOST_AXES = 8;

  private static final String DIRECTION = "direction";

  /**
   * The value with derivatives along every axis when it has up to {@link #MOST_AXES} numbers, or
   * along one direction of random signs, an input that {@link #putDirections} draws.
   */
  public static Dual differentiable(Graph graph, SDVariable value, int dimension) {
    return dimension <= MOST_AXES
        ? alongAxes(graph, value, dimension)
        : along(value, graph.input(DIRECTION, -1, dimension), dimension);
  }

  /** Adds the input that {@link #differentiable} needs beyond {@link #MOST_AXES} numbers. */
  public static void putDirections(
      Map<String, NumberArray> inputs, UniformRandomProvider random, int examples, int dimension) {
    if (dimension <= MOST_AXES) {
      return;
    }
    double[] signs = new double[examples * dimension];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    inputs.put(DIRECTION, NumberArray.of(signs, examples, dimension));
  }

  /** The value with derivatives along every axis of its {@code dimension} numbers. */
  private static Dual alongAxes(Graph graph, SDVariable value, int dimension) {
    double[] identity = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      identity[i * dimension + i] = 1;
    }
    return new Dual(value, graph.constant(identity, dimension, 1, dimension), dimension);
  }

  /** The value with derivatives along one direction of its own for every example. */
  private static Dual along(SDVariable value, SDVariable direction, int dimension) {
    return new Dual(value, direction.reshape(1, -1, dimension), 1);
  }

  /**
   * The sum over directions of {@code direction . derivative}, shape (examples, 1): with the axes
   * as directions the divergence of the function that led from {@code from} to here; with one
   * random direction of unit covariance Hutchinson's estimate of it.
   */
  public SDVariable traceFrom(Graph graph, Dual from, int dimension) {
    SDVariable directions = from.tangents();
    if (tangents == null || directions == null) {
      throw new IllegalArgumentException(
          "there are no tangents to take a trace of; start from Dual.differentiable");
    }
    return summed(graph, tangents.mul(directions), dimension);
  }

  /** The sum of squared derivatives over directions, shape (examples, 1). */
  public SDVariable squaredDerivatives(Graph graph, int dimension) {
    if (tangents == null) {
      throw new IllegalArgumentException(
          "there are no tangents to square; start from Dual.differentiable");
    }
    return summed(graph, tangents.mul(tangents), dimension);
  }

  /**
   * Sums over directions and numbers, shape (examples, 1). A sum of one is left out: the gradient
   * of a product with a matrix of one number fails in ND4J.
   */
  private SDVariable summed(Graph graph, SDVariable products, int dimension) {
    SDVariable flat = products.reshape(-1, dimension);
    SDVariable ofNumbers = dimension == 1 ? flat : graph.sumOfRows(flat, dimension);
    return directions == 1
        ? ofNumbers
        : graph.sumOfColumns(ofNumbers.reshape(directions, -1), directions).reshape(-1, 1);
  }
}
