package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Bins of the separation of a pair across, r_p, and along, |pi|, a plane-parallel line of sight, in
 * comoving Mpc/h.
 *
 * <p>With the minimum image (dx, dy, dz) and the line of sight along z, a pair belongs to bin i of
 * r_p when edge_i * edge_i &lt;= dx * dx + dy * dy &lt; edge_{i+1} * edge_{i+1} and to bin k of pi
 * when edge_k &lt;= |dz| &lt; edge_{k+1}, every product and sum rounded to double; likewise for x
 * (dy, dz) and y (dx, dz).
 *
 * @param across bins of r_p
 * @param along bins of |pi|
 */
public record ProjectedBins(RadialBins across, RadialBins along) {

  /** The largest r_p, in Mpc/h. */
  public double rpMax() {
    return across.rMax();
  }

  /** The largest |pi|, in Mpc/h. */
  public double piMax() {
    return along.rMax();
  }

  /**
   * Checks that minimum images are unique within the cylinder about a line of sight.
   *
   * @throws IllegalArgumentException when r_p or |pi| reaches half of a side it is measured along
   */
  public void requireFits(PeriodicBox box, LineOfSight line) {
    for (int axis = 0; axis < 3; axis++) {
      boolean sight = axis == line.axis();
      double most = sight ? piMax() : rpMax();
      double half = 0.5 * box.side(axis);
      if (!(most < half)) {
        throw new IllegalArgumentException(
            "%s = %s must be below half the box side %s along %s, that is below %s Mpc/h; lower the last bin edge"
                .formatted(
                    sight ? "pi_max" : "rp_max", most, box.side(axis), "xyz".charAt(axis), half));
      }
    }
  }
}
