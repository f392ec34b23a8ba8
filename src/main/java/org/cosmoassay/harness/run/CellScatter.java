package org.cosmoassay.harness.run;

import org.cosmoassay.statistics.catalog.PointCloud;

/** How clustered a cloud is, in one number: the variance of counts in cells over their mean. */
final class CellScatter {

  private CellScatter() {}

  /**
   * The number.
   *
   * @param cells cells along each axis
   */
  static double of(PointCloud cloud, int cells) {
    double[] counts = new double[cells * cells * cells];
    for (int i = 0; i < cloud.size(); i++) {
      int cell = 0;
      for (int axis = 0; axis < 3; axis++) {
        int along = (int) (cloud.position(axis, i) / cloud.box().side(axis) * cells);
        cell = cell * cells + Math.min(along, cells - 1);
      }
      counts[cell]++;
    }
    double mean = (double) cloud.size() / counts.length;
    double squares = 0;
    for (double count : counts) {
      squares += (count - mean) * (count - mean);
    }
    return squares / Math.max(1, cloud.size());
  }
}
