package org.cosmoassay.generators.diffusion;

import java.util.Map;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The linear schedule of a variance-preserving diffusion: {@code gamma(t) = start + span t} is the
 * negative logarithm of the ratio of signal to noise, {@code alpha^2 = 1 / (1 + exp(gamma))} and
 * {@code sigma^2 = 1 - alpha^2}. Both numbers are learned (Kingma et al. 2021, arXiv:2107.00630).
 *
 * @param start gamma at time 0, nearly no noise
 * @param span gamma at time 1 less that at time 0, greater than 0
 */
public record NoiseSchedule(double start, double span) implements NoisePath {

  /** Noise of 0.007 in units of the signal at time 0, a signal of 0.08 of the noise at time 1. */
  public static final NoiseSchedule INITIAL = new NoiseSchedule(-10, 15);

  /** Numbers among the weights. */
  static final int NUMBERS = 2;

  static final String START = "schedule.start";
  static final String LOG_SPAN = "schedule.log-span";

  public NoiseSchedule {
    if (!(span > 0)) {
      throw new IllegalArgumentException("span (%s) must be greater than 0".formatted(span));
    }
  }

  /**
   * The schedule between two ratios.
   *
   * @param leastNoise sigma / alpha at time 0, greater than 0
   * @param leastSignal alpha / sigma at time 1, greater than 0 and less than 1 / leastNoise
   */
  public static NoiseSchedule between(double leastNoise, double leastSignal) {
    double start = 2 * Math.log(leastNoise);
    return new NoiseSchedule(start, -2 * Math.log(leastSignal) - start);
  }

  static NoiseSchedule of(Weights weights) {
    return new NoiseSchedule(weights.tensor(START).at(0), Math.exp(weights.tensor(LOG_SPAN).at(0)));
  }

  void put(Map<String, Tensor> weights) {
    weights.put(START, Tensor.filled((float) start, 1, 1));
    weights.put(LOG_SPAN, Tensor.filled((float) Math.log(span), 1, 1));
  }

  static SDVariable start(Graph graph) {
    return graph.weight(START);
  }

  static SDVariable span(Graph graph) {
    return graph.operations().math().exp(graph.weight(LOG_SPAN));
  }

  @Override
  public double gamma(double time) {
    return start + span * time;
  }

  @Override
  public double alpha(double time) {
    return Math.sqrt(1 / (1 + Math.exp(gamma(time))));
  }

  @Override
  public double sigma(double time) {
    return Math.sqrt(1 / (1 + Math.exp(-gamma(time))));
  }

  @Override
  public double beta(double time) {
    double sigma = sigma(time);
    return span * sigma * sigma;
  }
}
