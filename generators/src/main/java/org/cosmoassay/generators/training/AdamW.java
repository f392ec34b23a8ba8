package org.cosmoassay.generators.training;

/**
 * Adam with decoupled weight decay (Kingma & Ba 2014, arXiv:1412.6980; Loshchilov & Hutter 2017,
 * arXiv:1711.05101) for the numbers of one tensor. Moments are kept in single precision, as in a
 * checkpoint, so that training resumed from one goes on with the same bits.
 */
final class AdamW {

  private static final double EPSILON = 1e-8;

  private final TrainingSettings settings;

  AdamW(TrainingSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes one step.
   *
   * @param step counted from 0
   * @param clip factor of the gradient
   */
  void apply(
      int step, float[] weights, float[] gradient, double clip, float[] first, float[] second) {
    double rate = settings.learningRateAt(step);
    double beta1 = settings.firstDecay();
    double beta2 = settings.secondDecay();
    double bias1 = 1 - StrictMath.pow(beta1, step + 1.0);
    double bias2 = 1 - StrictMath.pow(beta2, step + 1.0);
    double decay = 1 - rate * settings.weightDecay();
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i] * clip;
      double m = beta1 * first[i] + (1 - beta1) * g;
      double v = beta2 * second[i] + (1 - beta2) * g * g;
      first[i] = (float) m;
      second[i] = (float) v;
      weights[i] =
          (float) (weights[i] * decay - rate * (m / bias1) / (Math.sqrt(v / bias2) + EPSILON));
    }
  }

  /** The factor that brings gradients of this global norm within the largest one allowed. */
  double clip(double norm) {
    return norm > settings.largestGradient() ? settings.largestGradient() / norm : 1;
  }
}
