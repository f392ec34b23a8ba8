package org.cosmoassay.generators.network;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers with a shape on their way into a graph. Takes the array as it is, without a copy. */
public final class NumberArray {

  private final double[] numbers;
  private final int[] shape;

  private NumberArray(double[] numbers, int[] shape) {
    this.numbers = numbers;
    this.shape = shape;
  }

  /** Numbers in row-major order; the caller does not change them afterwards. */
  public static NumberArray of(double[] numbers, int... shape) {
    if (Tensor.size(shape) != numbers.length) {
      throw new IllegalArgumentException(
          "shape %s does not hold %d numbers".formatted(Arrays.toString(shape), numbers.length));
    }
    return new NumberArray(numbers, shape.clone());
  }

  /** The same number for every example, shape (examples, 1). */
  public static NumberArray repeated(double number, int examples) {
    double[] numbers = new double[examples];
    Arrays.fill(numbers, number);
    return new NumberArray(numbers, new int[] {examples, 1});
  }

  INDArray toArray(DataType type) {
    return Nd4j.createFromArray(numbers)
        .castTo(type)
        .reshape(Arrays.stream(shape).asLongStream().toArray());
  }
}
