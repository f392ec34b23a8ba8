package org.cosmoassay.generators.family;

/** A generative model that samples. Not safe for use by several threads at once. */
public interface TrainedModel {

  /**
   * Draws examples.
   *
   * @param examples how many
   * @param conditions shape (examples, conditions); empty when the model has none
   * @param seed the only source of randomness
   */
  Samples sample(int examples, double[] conditions, long seed);

  /** Whether {@link #logLikelihood} answers. */
  default boolean evaluatesLikelihood() {
    return false;
  }

  /**
   * Log-density of the model at points, in nats, or a lower bound on it: the model's own
   * documentation says which.
   *
   * @param points shape (examples, dimension)
   * @param conditions shape (examples, conditions); empty when the model has none
   * @throws UnsupportedOperationException when the model has no likelihood
   */
  default double[] logLikelihood(double[] points, double[] conditions) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " has no likelihood; choose a flow or a diffusion model");
  }

  /**
   * Drawn examples.
   *
   * @param points shape (examples, dimension)
   * @param evaluations of a network per example
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Samples(double[] points, int evaluations) {}
}
