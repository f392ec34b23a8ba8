package org.cosmoassay.generators.training;

import org.apache.commons.rng.UniformRandomProvider;

/** What a model is trained on: examples without end, each a fixed number of numbers. */
public interface TrainingData {

  /** What the data are, for model files. */
  String label();

  /** SHA-256 of the data in hexadecimal digits: equal text means equal data. */
  String checksum();

  /** Numbers per example. */
  int dimension();

  /** Numbers per example that condition it; 0 when there are none. */
  int conditions();

  /** Draws examples. */
  TrainingBatch draw(UniformRandomProvider random, int examples);
}
