package org.cosmoassay.statistics.novelty;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * An exchange of axes with mirrors that maps a periodic box onto itself: the new coordinate along
 * an axis is an old one, or minus an old one. A cube has 48, a box with two equal sides 16, any
 * other 8.
 *
 * @param fromX axis (0, 1 or 2) whose old coordinate becomes x
 * @param fromY axis whose old coordinate becomes y
 * @param fromZ axis whose old coordinate becomes z
 * @param mirrorX whether x is minus that coordinate
 * @param mirrorY whether y is minus that coordinate
 * @param mirrorZ whether z is minus that coordinate
 */
public record BoxSymmetry(
    int fromX, int fromY, int fromZ, boolean mirrorX, boolean mirrorY, boolean mirrorZ) {

  /** What leaves everything where it is. */
  public static final BoxSymmetry IDENTITY = new BoxSymmetry(0, 1, 2, false, false, false);

  private static final String AXES = "xyz";

  public BoxSymmetry {
    if (fromX + fromY + fromZ != 3 || fromX * fromY * fromZ != 0 || fromX == fromY) {
      throw new IllegalArgumentException(
          "The axes (%d, %d, %d) must be 0, 1 and 2 in some order.".formatted(fromX, fromY, fromZ));
    }
  }

  /** All that keep a box, the identity first, always in the same order. */
  public static List<BoxSymmetry> of(PeriodicBox box) {
    List<BoxSymmetry> all = new ArrayList<>();
    for (BoxSymmetry half : halfOf(box)) {
      all.add(half);
      all.add(half.inverted());
    }
    return List.copyOf(all);
  }

  /** One of every two that differ by the inversion of all three axes. */
  static List<BoxSymmetry> halfOf(PeriodicBox box) {
    List<BoxSymmetry> half = new ArrayList<>();
    for (int[] from :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      boolean keeps = true;
      for (int axis = 0; axis < 3; axis++) {
        keeps &= box.side(from[axis]) == box.side(axis);
      }
      for (int mirrors = 0; keeps && mirrors < 4; mirrors++) {
        half.add(
            new BoxSymmetry(from[0], from[1], from[2], false, (mirrors & 1) != 0, mirrors >= 2));
      }
    }
    return half;
  }

  /** This one, followed by the inversion of all three axes. */
  public BoxSymmetry inverted() {
    return new BoxSymmetry(fromX, fromY, fromZ, !mirrorX, !mirrorY, !mirrorZ);
  }

  /** The axis whose old coordinate becomes that of an axis. */
  public int from(int axis) {
    return axis == 0 ? fromX : axis == 1 ? fromY : fromZ;
  }

  /** 1, or -1 when the coordinate along an axis is mirrored. */
  public int sign(int axis) {
    boolean mirrored = axis == 0 ? mirrorX : axis == 1 ? mirrorY : mirrorZ;
    return mirrored ? -1 : 1;
  }

  /** The old coordinates that become x, y and z, e.g. {@code y, -x, z}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < 3; axis++) {
      text.append(axis == 0 ? "" : ", ")
          .append(sign(axis) < 0 ? "-" : "")
          .append(AXES.charAt(from(axis)));
    }
    return text.toString();
  }

  /**
   * The symmetry that {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static BoxSymmetry parse(String text) {
    String[] parts = text.split(", ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("The symmetry (" + text + ") must name three axes.");
    }
    int[] from = new int[3];
    boolean[] mirror = new boolean[3];
    for (int axis = 0; axis < 3; axis++) {
      mirror[axis] = parts[axis].startsWith("-");
      String name = parts[axis].substring(mirror[axis] ? 1 : 0);
      from[axis] = name.length() == 1 ? AXES.indexOf(name) : -1;
      if (from[axis] < 0) {
        throw new IllegalArgumentException(
            "The symmetry (" + text + ") must be made of x, y, z, -x, -y and -z.");
      }
    }
    return new BoxSymmetry(from[0], from[1], from[2], mirror[0], mirror[1], mirror[2]);
  }
}
