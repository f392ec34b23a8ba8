package org.cosmoassay.harness.run;

import java.nio.ByteBuffer;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.TabulatedMean;

/** SHA-256 of measured values: the same for the same bits on the same axis, NaN included. */
final class MeasurementHash {

  private MeasurementHash() {}

  static String of(Expectation measured) {
    double[][] parts;
    if (measured instanceof TabulatedMean table) {
      double[][] covariance = table.covariance();
      parts = new double[covariance.length + 2][];
      parts[0] = table.mean().vector();
      parts[1] = new double[] {table.realizations(), table.samples()};
      System.arraycopy(covariance, 0, parts, 2, covariance.length);
    } else {
      MeasuredEnsemble ensemble = (MeasuredEnsemble) measured;
      parts = new double[ensemble.size()][];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = ensemble.measurement(i).vector();
      }
    }
    int count = measured.axis().edges().length;
    for (double[] part : parts) {
      count += part.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * count);
    put(bytes, measured.axis().edges());
    for (double[] part : parts) {
      put(bytes, part);
    }
    return Sha256.of(bytes.array());
  }

  private static void put(ByteBuffer bytes, double[] values) {
    for (double value : values) {
      bytes.putLong(Double.doubleToLongBits(value));
    }
  }
}
