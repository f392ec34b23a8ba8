package org.cosmoassay.generators.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers in single precision with a shape, in row-major order. A value: never changes. */
public final class Tensor {

  private final int[] shape;
  private final float[] values;

  private Tensor(int[] shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * A tensor of these numbers; both arrays are copied. An empty shape is a single number.
   *
   * @throws IllegalArgumentException when the shape does not hold as many numbers as are given
   */
  public static Tensor of(float[] values, int... shape) {
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          "shape %s holds %d numbers, but %d were given"
              .formatted(Arrays.toString(shape), size(shape), values.length));
    }
    return new Tensor(shape.clone(), values.clone());
  }

  /** A tensor that holds one number everywhere. */
  public static Tensor filled(float value, int... shape) {
    float[] values = new float[Math.toIntExact(size(shape))];
    Arrays.fill(values, value);
    return new Tensor(shape.clone(), values);
  }

  /** How many numbers a shape holds. */
  public static long size(int... shape) {
    long size = 1;
    for (int side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return size;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int size() {
    return values.length;
  }

  public float at(int index) {
    return values[index];
  }

  public float[] copyValues() {
    return values.clone();
  }

  public boolean hasShape(int... other) {
    return Arrays.equals(shape, other);
  }

  /** Whether no number is NaN or infinite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tensor tensor
        && Arrays.equals(shape, tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
