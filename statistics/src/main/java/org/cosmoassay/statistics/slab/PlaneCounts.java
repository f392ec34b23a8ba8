package org.cosmoassay.statistics.slab;

import java.io.Serializable;
import java.util.Arrays;

/** Number of points in every plane of a box. Immutable. */
public final class PlaneCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Number of points before each plane, and of all of them. */
  private final long[] before;

  private PlaneCounts(long[] before) {
    this.before = before;
  }

  /** The numbers of points of planes 0, 1, ...; copied. */
  public static PlaneCounts of(long... counts) {
    long[] before = new long[counts.length + 1];
    for (int plane = 0; plane < counts.length; plane++) {
      before[plane + 1] = before[plane] + counts[plane];
    }
    return new PlaneCounts(before);
  }

  /** Number of planes. */
  public int planes() {
    return before.length - 1;
  }

  /** Number of points in all planes. */
  public long total() {
    return before[planes()];
  }

  /** Number of points in a plane. */
  public long in(int plane) {
    return before[plane + 1] - before[plane];
  }

  /** Number of points in the planes before one. */
  public long before(int plane) {
    return before[plane];
  }

  /** The plane of a point by its number, the points counted plane after plane from 0. */
  public int planeOf(long point) {
    int found = Arrays.binarySearch(before, point);
    if (found < 0) {
      return -found - 2;
    }
    // Empty planes begin with the same number: the last of them holds the point.
    while (found < planes() - 1 && before[found + 1] == point) {
      found++;
    }
    return found;
  }

  /** Number of points in the planes that a slab must see. */
  public long seenBy(Slab slab) {
    int beyond = slab.firstPlane() + slab.planes() - planes();
    return beyond <= 0
        ? before[slab.firstPlane() + slab.planes()] - before[slab.firstPlane()]
        : total() - before[slab.firstPlane()] + before[beyond];
  }
}
