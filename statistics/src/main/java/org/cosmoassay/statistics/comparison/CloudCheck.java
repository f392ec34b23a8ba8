package org.cosmoassay.statistics.comparison;

import java.util.Locale;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * What is wrong with the points of one cloud.
 *
 * @param points number of usable points N: finite and inside the box
 * @param nonFinite number of points refused for a number that is NaN or infinite
 * @param outsideBox number of points refused, or wrapped back, because they lay outside the box
 * @param duplicates number of usable points at exactly the position of an earlier one
 */
public record CloudCheck(int points, int nonFinite, int outsideBox, int duplicates) {

  public CloudCheck {
    if (points < 0 || nonFinite < 0 || outsideBox < 0 || duplicates < 0 || duplicates > points) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The counts (%d points, %d non-finite, %d outside, %d duplicates) contradict each other.",
              points,
              nonFinite,
              outsideBox,
              duplicates));
    }
  }

  /**
   * Counts the duplicates of a cloud, exactly, in O(N) time and 8 to 16 bytes a point.
   *
   * @param nonFinite number of points that were refused on the way in, see above
   * @param outsideBox likewise
   */
  public static CloudCheck of(PointCloud cloud, int nonFinite, int outsideBox) {
    return of(cloud.size(), cloud::position, nonFinite, outsideBox);
  }

  /** Three coordinates of every point. */
  public interface Coordinates {
    /** Coordinate 0, 1 or 2 of a point. */
    double at(int axis, int point);
  }

  /**
   * Counts the duplicates among any points.
   *
   * @param n number of usable points
   * @param nonFinite number of points that were refused on the way in, see above
   * @param outsideBox likewise
   */
  public static CloudCheck of(int n, Coordinates points, int nonFinite, int outsideBox) {
    int capacity = Integer.highestOneBit(Math.max(1, Math.min(n, 1 << 28))) << 2;
    int mask = capacity - 1;
    // Open addressing: slots hold index + 1 of the first point at a position, 0 when free.
    int[] slots = new int[capacity];
    int duplicates = 0;
    for (int i = 0; i < n; i++) {
      int slot = hash(points, i) & mask;
      while (slots[slot] != 0 && !samePosition(points, i, slots[slot] - 1)) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = i + 1;
      } else {
        duplicates++;
      }
    }
    return new CloudCheck(n, nonFinite, outsideBox, duplicates);
  }

  private static boolean samePosition(Coordinates points, int i, int j) {
    return points.at(0, i) == points.at(0, j)
        && points.at(1, i) == points.at(1, j)
        && points.at(2, i) == points.at(2, j);
  }

  private static int hash(Coordinates points, int i) {
    long hash = 0;
    for (int axis = 0; axis < 3; axis++) {
      // Adding 0.0 makes -0.0, which equals it, hash alike.
      hash = mix(hash + Double.doubleToLongBits(points.at(axis, i) + 0.0));
    }
    return (int) (hash >>> 32);
  }

  /** David Stafford's variant 13 of the 64-bit MurmurHash3 finalizer. */
  private static long mix(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
