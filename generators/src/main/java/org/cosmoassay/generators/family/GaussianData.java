package org.cosmoassay.generators.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;

/**
 * Independent standard normal numbers as data, e.g. the origin of an interpolant.
 *
 * @param dimension numbers per example
 */
public record GaussianData(int dimension) implements TrainingData {

  @Override
  public String label() {
    return "gaussian";
  }

  @Override
  public String checksum() {
    return "none: defined by its formula";
  }

  @Override
  public int conditions() {
    return 0;
  }

  @Override
  public TrainingBatch draw(UniformRandomProvider random, int examples) {
    return new TrainingBatch(
        examples, GaussianBase.draw(random, examples * dimension), new double[0]);
  }
}
