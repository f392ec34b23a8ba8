package org.cosmoassay.generators.coupling;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;

/** Draws pairs: where a path begins and where it ends. */
@FunctionalInterface
public interface Coupling {

  /** Draws pairs. */
  Pairs draw(UniformRandomProvider random, int pairs);

  /**
   * Pairs in row-major order.
   *
   * @param origins shape (pairs, dimension)
   * @param targets shape (pairs, dimension)
   * @param conditions shape (pairs, conditions); empty when there are none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Pairs(double[] origins, double[] targets, double[] conditions) {}

  /** Gaussian numbers with data, independent of each other. */
  static Coupling fromGaussian(TrainingData data) {
    return (random, pairs) -> {
      TrainingBatch batch = data.draw(random, pairs);
      double[] origins = GaussianBase.draw(random, batch.points().length);
      return new Pairs(origins, batch.points(), batch.conditions());
    };
  }

  /**
   * Two sets of data, independent of each other.
   *
   * @throws IllegalArgumentException when their dimensions differ
   */
  static Coupling independent(TrainingData origin, TrainingData target) {
    if (origin.dimension() != target.dimension()) {
      throw new IllegalArgumentException(
          "origin %s has %d numbers per example, target %s has %d; paths need equally many"
              .formatted(origin.label(), origin.dimension(), target.label(), target.dimension()));
    }
    return (random, pairs) -> {
      TrainingBatch from = origin.draw(random, pairs);
      TrainingBatch to = target.draw(random, pairs);
      return new Pairs(from.points(), to.points(), to.conditions());
    };
  }

  /**
   * Recorded pairs, drawn with replacement: for rectified flows the Gaussian points that a trained
   * model began with and where it carried them (Liu et al. 2022, arXiv:2209.03003).
   *
   * @param origins shape (pairs, dimension)
   * @param targets shape (pairs, dimension)
   */
  static Coupling recorded(double[] origins, double[] targets, int dimension) {
    if (origins.length != targets.length || origins.length % dimension != 0) {
      throw new IllegalArgumentException(
          "origins (%d numbers) and targets (%d) must be equally many points of %d numbers"
              .formatted(origins.length, targets.length, dimension));
    }
    int recorded = origins.length / dimension;
    return (random, pairs) -> {
      double[] from = new double[pairs * dimension];
      double[] to = new double[pairs * dimension];
      for (int i = 0; i < pairs; i++) {
        int at = random.nextInt(recorded) * dimension;
        System.arraycopy(origins, at, from, i * dimension, dimension);
        System.arraycopy(targets, at, to, i * dimension, dimension);
      }
      return new Pairs(from, to, new double[0]);
    };
  }
}
