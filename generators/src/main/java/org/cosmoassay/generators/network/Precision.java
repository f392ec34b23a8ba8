package org.cosmoassay.generators.network;

import org.nd4j.linalg.api.buffer.DataType;

/** The arithmetic of a graph. Weights are kept in single precision whatever evaluates them. */
public enum Precision {
  /** For training: half the memory and about half the time. */
  SINGLE,
  /** For likelihoods and inverses, which add up or amplify the error of every layer. */
  DOUBLE;

  DataType type() {
    return this == SINGLE ? DataType.FLOAT : DataType.DOUBLE;
  }
}
