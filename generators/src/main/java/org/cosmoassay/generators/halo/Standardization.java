package org.cosmoassay.generators.halo;

import java.util.Map;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;

/**
 * Numbers brought to mean 0 and scatter 1, column by column. It is kept with a model's weights, in
 * single precision, so that the model on disk is the one that was trained.
 */
final class Standardization {

  private static final String MEAN = ".mean";
  private static final String SCATTER = ".scatter";

  /** Columns that do not vary are left as they are. */
  private static final double LEAST_SCATTER = 1e-6;

  private final Tensor mean;
  private final Tensor scatter;

  private Standardization(Tensor mean, Tensor scatter) {
    this.mean = mean;
    this.scatter = scatter;
  }

  /** One that changes nothing. */
  static Standardization none(int columns) {
    return new Standardization(Tensor.filled(0, columns), Tensor.filled(1, columns));
  }

  /** That of rows of numbers. */
  static Standardization of(float[] rows, int columns) {
    int n = rows.length / columns;
    float[] mean = new float[columns];
    float[] scatter = new float[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += rows[i * columns + c];
      }
      mean[c] = (float) (sum / n);
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double d = rows[i * columns + c] - mean[c];
        squares += d * d;
      }
      double spread = Math.sqrt(squares / n);
      scatter[c] = spread > LEAST_SCATTER ? (float) spread : 1;
    }
    return new Standardization(Tensor.of(mean, columns), Tensor.of(scatter, columns));
  }

  /** That which is kept under a name among weights. */
  static Standardization in(Weights weights, String name) {
    return new Standardization(weights.tensor(name + MEAN), weights.tensor(name + SCATTER));
  }

  /** Keeps it under a name. */
  void putInto(Map<String, Tensor> weights, String name) {
    weights.put(name + MEAN, mean);
    weights.put(name + SCATTER, scatter);
  }

  /** A number of a column, standardized. */
  double standard(double value, int column) {
    return (value - mean.at(column)) / scatter.at(column);
  }

  /** The number of a column that a standardized one stands for. */
  double value(double standard, int column) {
    return mean.at(column) + scatter.at(column) * standard;
  }
}
