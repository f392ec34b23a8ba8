package org.cosmoassay.statistics.comparison.twosample;

import java.util.stream.IntStream;

/** The vectors in one direction, in order. */
final class Slice {

  private final int[] order;
  private final double[] values;

  private Slice(int[] order, double[] values) {
    this.order = order;
    this.values = values;
  }

  static Slice of(double[] projected) {
    int[] order =
        IntStream.range(0, projected.length)
            .boxed()
            .sorted((a, b) -> Double.compare(projected[a], projected[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      values[i] = projected[order[i]];
    }
    return new Slice(order, values);
  }

  /** W_q^q: the quantile functions are steps, walked along together. */
  double power(boolean[] isGenerated, int m, int q) {
    int n = order.length - m;
    double[] reference = new double[n];
    double[] generated = new double[m];
    int r = 0;
    int g = 0;
    for (int i = 0; i < order.length; i++) {
      if (isGenerated[order[i]]) {
        generated[g++] = values[i];
      } else {
        reference[r++] = values[i];
      }
    }
    double sum = 0;
    r = 0;
    g = 0;
    // Masses in units of 1/(n m): m left of a reference value, n of a generated one.
    int leftReference = m;
    int leftGenerated = n;
    while (r < n && g < m) {
      int mass = Math.min(leftReference, leftGenerated);
      double difference = Math.abs(reference[r] - generated[g]);
      sum += mass * (q == 1 ? difference : difference * difference);
      leftReference -= mass;
      leftGenerated -= mass;
      if (leftReference == 0) {
        r++;
        leftReference = m;
      }
      if (leftGenerated == 0) {
        g++;
        leftGenerated = n;
      }
    }
    return sum / ((double) n * m);
  }
}
