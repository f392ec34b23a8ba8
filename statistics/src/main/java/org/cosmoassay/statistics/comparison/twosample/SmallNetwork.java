package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * A network of one hidden layer of 8 units u/(1 + |u|) on the 10 leading principal directions of
 * all vectors, scaled to variance 1. It is trained by 100 steps of gradient descent with momentum
 * 0.9 on all vectors at once, from weights that depend on the seed alone, with a ridge of 0.01 on
 * the mean log-likelihood. Of pairs, the difference of its values of both vectors is the log-odds.
 */
final class SmallNetwork implements ClassifierTest.Classifier {

  private static final int INPUTS = 10;
  private static final int HIDDEN = 8;
  private static final int STEPS = 100;
  private static final double RATE = 0.2;
  private static final double MOMENTUM = 0.9;
  private static final double RIDGE = 0.01;

  private final double[][] inputs;
  private final int pairs;
  private final int[][] folds;
  private final int[][] others;
  private final double[] start;

  private SmallNetwork(
      double[][] inputs, int pairs, int[][] folds, int[][] others, double[] start) {
    this.inputs = inputs;
    this.pairs = pairs;
    this.folds = folds;
    this.others = others;
    this.start = start;
  }

  static SmallNetwork of(TwoSamples samples, int[][] folds, long seed) {
    double[][] inputs = PrincipalScores.of(samples.vectors(), INPUTS);
    int[][] others = new int[folds.length][];
    for (int fold = 0; fold < folds.length; fold++) {
      others[fold] = ClassifierTest.others(folds, fold);
    }
    int width = inputs[0].length + 1;
    // Per unit: weights of the inputs, its bias, and its weight in the output; the bias of that
    // last.
    double[] start = new double[HIDDEN * (width + 1) + 1];
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "network", 0));
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    Arrays.setAll(start, i -> normal.sample() / Math.sqrt(width));
    for (int u = 0; u < HIDDEN; u++) {
      start[u * (width + 1) + width] = normal.sample() / Math.sqrt(HIDDEN);
    }
    start[start.length - 1] = 0;
    return new SmallNetwork(
        inputs, samples.paired() ? samples.referenceSize() : 0, folds, others, start);
  }

  @Override
  public double[] logOdds(int fold, boolean[] positive) {
    double[] weights = start.clone();
    double[] velocity = new double[weights.length];
    double[] gradient = new double[weights.length];
    int[] trained = others[fold];
    for (int step = 0; step < STEPS; step++) {
      Arrays.fill(gradient, 0);
      for (int item : trained) {
        double expected = 1 / (1 + Math.exp(-odds(weights, item)));
        double error = ((positive[item] ? 1 : 0) - expected) / trained.length;
        if (pairs > 0) {
          accumulate(weights, inputs[pairs + item], error, gradient);
          accumulate(weights, inputs[item], -error, gradient);
        } else {
          accumulate(weights, inputs[item], error, gradient);
        }
      }
      for (int i = 0; i < weights.length; i++) {
        velocity[i] = MOMENTUM * velocity[i] + RATE * (gradient[i] - RIDGE * weights[i]);
        weights[i] += velocity[i];
      }
    }
    return Arrays.stream(folds[fold]).mapToDouble(item -> odds(weights, item)).toArray();
  }

  private double odds(double[] weights, int item) {
    return pairs > 0
        ? value(weights, inputs[pairs + item]) - value(weights, inputs[item])
        : value(weights, inputs[item]);
  }

  private static double value(double[] weights, double[] input) {
    int width = input.length + 1;
    double sum = weights[weights.length - 1];
    for (int u = 0; u < HIDDEN; u++) {
      int offset = u * (width + 1);
      double before = unit(weights, offset, input);
      sum += weights[offset + width] * before / (1 + Math.abs(before));
    }
    return sum;
  }

  private static double unit(double[] weights, int offset, double[] input) {
    double sum = weights[offset + input.length];
    for (int k = 0; k < input.length; k++) {
      sum += weights[offset + k] * input[k];
    }
    return sum;
  }

  /** Adds error times the derivative of the value by every weight. */
  private static void accumulate(
      double[] weights, double[] input, double error, double[] gradient) {
    int width = input.length + 1;
    for (int u = 0; u < HIDDEN; u++) {
      int offset = u * (width + 1);
      double before = unit(weights, offset, input);
      double size = 1 + Math.abs(before);
      double back = error * weights[offset + width] / (size * size);
      for (int k = 0; k < input.length; k++) {
        gradient[offset + k] += back * input[k];
      }
      gradient[offset + input.length] += back;
      gradient[offset + width] += error * before / size;
    }
    gradient[gradient.length - 1] += error;
  }
}
