package org.cosmoassay.statistics.slab;

import java.io.Serializable;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * What is known of a cloud without holding its points.
 *
 * @param box its box
 * @param points number of points N
 * @param weight sum of the weights in the order of the points; N without weights
 * @param squaredWeight sum of their squares in this order; N without weights
 */
public record CloudOutline(PeriodicBox box, long points, double weight, double squaredWeight) {

  /** The outline of a cloud without weights. */
  public static CloudOutline unweighted(PeriodicBox box, long points) {
    return new CloudOutline(box, points, points, points);
  }

  /** The outline of a cloud at hand. */
  public static CloudOutline of(PointCloud cloud) {
    Totals totals = new Totals();
    totals.add(cloud);
    return totals.outline(cloud.box());
  }

  /** Adds up a cloud that comes in batches, in the order of its points. */
  public static final class Totals implements Serializable {

    private static final long serialVersionUID = 1L;

    private long points;
    private double weight;
    private double squares;

    public void add(PointCloud batch) {
      points += batch.size();
      for (int i = 0; batch.hasWeights() && i < batch.size(); i++) {
        weight += batch.weight(i);
        squares += batch.weight(i) * batch.weight(i);
      }
      if (!batch.hasWeights()) {
        weight += batch.size();
        squares += batch.size();
      }
    }

    /** The outline of all batches so far. */
    public CloudOutline outline(PeriodicBox box) {
      return new CloudOutline(box, points, weight, squares);
    }
  }
}
