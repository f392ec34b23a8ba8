package org.cosmoassay.reference.format;

/**
 * An array seen as clouds of points with features: (B, N, F).
 *
 * @param clouds number of clouds B
 * @param points number of points N of each cloud
 * @param features number of features F of each point
 * @param cloudAxis whether the array's first axis counts clouds; false for the array of one cloud
 *     whose first axis counts points
 */
public record ArrayView(int clouds, int points, int features, boolean cloudAxis) {

  /** Number of elements of one cloud. */
  public long elements() {
    return (long) points * features;
  }
}
