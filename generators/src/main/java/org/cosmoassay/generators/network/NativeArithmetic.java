package org.cosmoassay.generators.network;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Starts ND4J on first use, with one thread of its own. How it splits sums depends on the number of
 * its threads; with one, the same seed gives the same bits wherever the environment sets that
 * number. Whoever wants more cores runs several graphs.
 */
final class NativeArithmetic {

  static {
    QuietOutput.during(
        () -> {
          Nd4j.getEnvironment().setMaxThreads(1);
          Nd4j.getEnvironment().setMaxMasterThreads(1);
          openblas.blas_set_num_threads(1);
        });
  }

  private NativeArithmetic() {}

  /** Makes sure that ND4J runs. */
  static void start() {
    // The static block has done it.
  }
}
