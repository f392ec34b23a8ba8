package org.cosmoassay.harness.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Tables of numbers, and sums over their rows. */
final class NumberTables {

  private NumberTables() {}

  /** Rows of numbers between spaces; lines that start with # are left out. */
  static List<double[]> read(Path file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(
            Arrays.stream(line.strip().split("\\s+", -1))
                .mapToDouble(Double::parseDouble)
                .toArray());
      }
    }
    return rows;
  }

  /**
   * Mean of P over that of linear theory at z = 0, of rows (k, P, weight) with k in [low, high).
   */
  static double overLinear(
      List<double[]> rows, double low, double high, DoubleUnaryOperator linear) {
    double sum = 0;
    double expected = 0;
    for (double[] row : rows) {
      if (row[0] >= low && row[0] < high) {
        sum += row[2] * row[1];
        expected += row[2] * linear.applyAsDouble(row[0]);
      }
    }
    return sum / expected;
  }

  /** Integral of a function of mass over the logarithm of the mass, by 32 midpoints. */
  static double integral(DoubleUnaryOperator function, double low, double high) {
    int steps = 32;
    double step = Math.log(high / low) / steps;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += step * function.applyAsDouble(low * Math.exp((i + 0.5) * step));
    }
    return sum;
  }
}
