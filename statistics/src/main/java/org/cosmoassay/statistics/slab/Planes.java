package org.cosmoassay.statistics.slab;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Planes of equal thickness that fill a periodic box along one axis. Plane i holds the coordinates
 * c with floor(c (n / side)) = i, every operation rounded, and whatever rounds beyond the last
 * plane belongs to it: an unambiguous rule that never decreases with c, so that a point on a border
 * is in one plane.
 *
 * @param box the box, sides in Mpc/h
 * @param axis the axis along which it is cut, 0, 1 or 2
 * @param count number of planes, at least 1
 */
public record Planes(PeriodicBox box, int axis, int count) {

  public Planes {
    if (axis < 0 || axis > 2 || count < 1) {
      throw new IllegalArgumentException(
          "%d planes along axis %d; give 1 or more along axis 0, 1 or 2".formatted(count, axis));
    }
  }

  /** The plane of a coordinate inside the box, in Mpc/h. */
  public int of(double coordinate) {
    return Math.min(count - 1, (int) (coordinate * (count / box.side(axis))));
  }

  /** Thickness of a plane, in Mpc/h. */
  public double thickness() {
    return box.side(axis) / count;
  }

  /** So many planes on either side of a plane hold every point within a distance, in Mpc/h. */
  public int reach(double distance) {
    return (int) Math.min(count, Math.ceil(distance / thickness()));
  }

  /**
   * A slab with the planes around its own.
   *
   * @param from first unit of work, and {@code to} the one after the last
   * @param first its first own plane, and {@code last} its last
   * @param below number of planes needed below the first, and {@code above} above the last
   */
  public Slab slab(int from, int to, int first, int last, int below, int above) {
    long planes = (long) last - first + 1 + below + above;
    return planes >= count
        ? new Slab(from, to, 0, count)
        : new Slab(from, to, Math.floorMod(first - below, count), (int) planes);
  }

  /** The place of a plane among those of a slab, from 0; -1 when it is none of them. */
  public int place(Slab slab, int plane) {
    int place = Math.floorMod(plane - slab.firstPlane(), count);
    return place < slab.planes() ? place : -1;
  }
}
