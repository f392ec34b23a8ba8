package org.cosmoassay.generators.halo;

/**
 * Three orthogonal axes of unit length, made of vectors that turn with the halos, so that they turn
 * with them, too: what is expressed in them does not. The third axis is made of a third vector and
 * not of the other two, so that the frame of a mirror image is the mirror image of the frame, and
 * left-handed frames occur.
 */
final class HaloFrame {

  /** Numbers of a frame. */
  static final int NUMBERS = 9;

  /** A vector that is as parallel to the axes before it as this gives no axis of its own. */
  private static final double LEAST_SHARE = 1e-6;

  private HaloFrame() {}

  /**
   * Writes the axes, one after the other, that vectors span in their order (Gram & Schmidt). Where
   * they span less than space, the box's own axes are taken as well: halos without any direction of
   * their own have no better.
   *
   * @param vectors any number, longest-ranged or most telling first
   * @param to receives nine numbers
   * @param at where
   */
  static void write(double[][] vectors, double[] to, int at) {
    int axes = 0;
    for (int v = 0; v < vectors.length + 3 && axes < 3; v++) {
      double[] left = v < vectors.length ? vectors[v].clone() : unit(v - vectors.length);
      double before = length(left);
      for (int a = 0; a < axes; a++) {
        double along = along(to, at + 3 * a, left);
        for (int k = 0; k < 3; k++) {
          left[k] -= along * to[at + 3 * a + k];
        }
      }
      double after = length(left);
      if (after > LEAST_SHARE * before) {
        for (int k = 0; k < 3; k++) {
          to[at + 3 * axes + k] = left[k] / after;
        }
        axes++;
      }
    }
  }

  /** A component of a vector in the frame at {@code at}. */
  static double component(double[] frames, int at, int axis, double x, double y, double z) {
    int a = at + 3 * axis;
    return frames[a] * x + frames[a + 1] * y + frames[a + 2] * z;
  }

  /** A component in the box of a vector of the frame at {@code at}. */
  static double inBox(
      double[] frames, int at, int axis, double first, double second, double third) {
    return frames[at + axis] * first
        + frames[at + 3 + axis] * second
        + frames[at + 6 + axis] * third;
  }

  private static double along(double[] frame, int axis, double[] vector) {
    return frame[axis] * vector[0] + frame[axis + 1] * vector[1] + frame[axis + 2] * vector[2];
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private static double[] unit(int axis) {
    double[] unit = new double[3];
    unit[axis] = 1;
    return unit;
  }
}
