package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;

/**
 * Which of the pooled vectors count as reference and which as generated. In pairs, places i of both
 * sides hold the two vectors of a pair.
 */
final class Labelling {

  private final int[] reference;
  private final int[] generated;

  Labelling(int[] reference, int[] generated) {
    this.reference = reference;
    this.generated = generated;
  }

  /** As the data are. */
  static Labelling observed(int n, int m) {
    int[] reference = new int[n];
    int[] generated = new int[m];
    Arrays.setAll(reference, i -> i);
    Arrays.setAll(generated, i -> n + i);
    return new Labelling(reference, generated);
  }

  /** Indices of those that count as reference, not to be changed. */
  int[] reference() {
    return reference;
  }

  /** Indices of those that count as generated, not to be changed. */
  int[] generated() {
    return generated;
  }
}
