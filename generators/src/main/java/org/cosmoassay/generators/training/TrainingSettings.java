package org.cosmoassay.generators.training;

import java.util.ArrayList;
import java.util.List;

/**
 * How to train.
 *
 * @param steps optimizer steps in all
 * @param warmUp steps over which the learning rate rises from 0
 * @param learningRate the largest learning rate; a cosine leads from it to 0 at the last step
 *     (Loshchilov & Hutter 2016, arXiv:1608.03983)
 * @param firstDecay Adam's beta1
 * @param secondDecay Adam's beta2
 * @param weightDecay decoupled decay per unit of learning rate (AdamW); 0 is Adam
 * @param averaging decay of the moving average of weights per step; 0 keeps the last weights
 * @param largestGradient global norm to which gradients are clipped
 * @param checkpointSeconds time between checkpoints
 * @param seed the only source of randomness
 */
public record TrainingSettings(
    int steps,
    int warmUp,
    double learningRate,
    double firstDecay,
    double secondDecay,
    double weightDecay,
    double averaging,
    double largestGradient,
    double checkpointSeconds,
    long seed) {

  /** 4000 steps of Adam at 2e-3, averaged over about 200 steps; a checkpoint every two minutes. */
  public static final TrainingSettings DEFAULTS =
      new TrainingSettings(4000, 100, 2e-3, 0.9, 0.999, 0, 0.995, 1, 120, 1);

  public TrainingSettings {
    List<String> problems = new ArrayList<>();
    require(problems, steps >= 1, "steps", steps, "must be 1 or more");
    require(problems, warmUp >= 0, "warm-up", warmUp, "must be 0 or more");
    require(problems, learningRate > 0, "learning-rate", learningRate, "must be greater than 0");
    require(problems, unit(firstDecay), "first-decay", firstDecay, "must be in [0, 1)");
    require(problems, unit(secondDecay), "second-decay", secondDecay, "must be in [0, 1)");
    require(problems, weightDecay >= 0, "weight-decay", weightDecay, "must be 0 or more");
    require(problems, unit(averaging), "averaging", averaging, "must be in [0, 1)");
    require(
        problems,
        largestGradient > 0,
        "largest-gradient",
        largestGradient,
        "must be greater than 0; infinity (.inf) clips nothing");
    require(
        problems,
        checkpointSeconds >= 0,
        "checkpoint-seconds",
        checkpointSeconds,
        "must be 0 or more");
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("training: " + String.join("; ", problems));
    }
  }

  public TrainingSettings withSteps(int steps) {
    return new TrainingSettings(
        steps,
        warmUp,
        learningRate,
        firstDecay,
        secondDecay,
        weightDecay,
        averaging,
        largestGradient,
        checkpointSeconds,
        seed);
  }

  public TrainingSettings withLearningRate(double rate) {
    return new TrainingSettings(
        steps,
        warmUp,
        rate,
        firstDecay,
        secondDecay,
        weightDecay,
        averaging,
        largestGradient,
        checkpointSeconds,
        seed);
  }

  public TrainingSettings withSeed(long seed) {
    return new TrainingSettings(
        steps,
        warmUp,
        learningRate,
        firstDecay,
        secondDecay,
        weightDecay,
        averaging,
        largestGradient,
        checkpointSeconds,
        seed);
  }

  public TrainingSettings withCheckpointSeconds(double seconds) {
    return new TrainingSettings(
        steps,
        warmUp,
        learningRate,
        firstDecay,
        secondDecay,
        weightDecay,
        averaging,
        largestGradient,
        seconds,
        seed);
  }

  /** The learning rate of a step, counted from 0. */
  public double learningRateAt(int step) {
    if (step < warmUp) {
      return learningRate * (step + 1) / warmUp;
    }
    int span = Math.max(1, steps - warmUp);
    return learningRate * 0.5 * (1 + Math.cos(Math.PI * (step - warmUp) / span));
  }

  private static boolean unit(double value) {
    return value >= 0 && value < 1;
  }

  private static void require(
      List<String> problems, boolean holds, String name, Object value, String rule) {
    if (!holds) {
      problems.add("%s (%s) %s".formatted(name, value, rule));
    }
  }
}
