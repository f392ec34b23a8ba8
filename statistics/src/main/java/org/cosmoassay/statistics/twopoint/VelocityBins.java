package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;
import org.cosmoassay.statistics.Axis;

/**
 * Bins of a component of the relative velocity of pairs, in km/s: bin i holds edge_i &lt;= v &lt;
 * edge_{i+1}. Values are compared with the edges as doubles, so counts are the same integers on
 * every machine.
 */
public final class VelocityBins {

  /** What of the relative velocity is binned. */
  public enum Component {
    /** v_r = (v_j - v_i) . r_hat along the separation; negative when the points approach. */
    RADIAL,
    /** |v_t|, the length of the remainder v_j - v_i - v_r r_hat; never negative. */
    TRANSVERSE
  }

  private static final int CELLS = 1024;

  private final Component component;
  private final double[] edges;
  private final double scale;
  private final int[] lowest;

  private VelocityBins(Component component, double[] edges) {
    this.component = component;
    this.edges = edges;
    double range = edges[edges.length - 1] - edges[0];
    // A range so small or so wide that the quotient fails leaves one cell: comparisons alone.
    scale = Double.isFinite(CELLS / range) ? CELLS / range : 0;
    lowest = new int[CELLS + 2];
    int bin = 0;
    for (int cell = 0; cell < lowest.length && scale > 0; cell++) {
      // A little low, so that rounding never starts the search above the right bin.
      double least = edges[0] + (cell - 1e-9) / scale;
      while (bin < edges.length - 2 && least >= edges[bin + 1]) {
        bin++;
      }
      lowest[cell] = bin;
    }
  }

  /**
   * Bins between the given edges, in km/s.
   *
   * @throws IllegalArgumentException when the edges do not increase strictly, or start below 0 for
   *     a component that is never negative
   */
  public static VelocityBins of(Component component, double... edges) {
    double[] checked = Axis.binned(symbol(component), "km/s", edges).edges();
    if (component == Component.TRANSVERSE && checked[0] < 0) {
      throw new IllegalArgumentException(
          "v_t: the lowest edge is %s km/s; a magnitude has bins that start at 0 or above"
              .formatted(checked[0]));
    }
    return new VelocityBins(component, checked);
  }

  private static String symbol(Component component) {
    return component == Component.RADIAL ? "v_r" : "v_t";
  }

  public Component component() {
    return component;
  }

  /** Number of bins. */
  public int count() {
    return edges.length - 1;
  }

  /** Upper minus lower edge of bin i, in km/s. */
  public double width(int i) {
    return edges[i + 1] - edges[i];
  }

  /** These bins as the axis of a measurement. */
  public Axis axis() {
    return Axis.binned(symbol(component), "km/s", edges);
  }

  /** The bin of a velocity in km/s; -1 outside all bins. */
  public int index(double velocity) {
    if (!(velocity >= edges[0] && velocity < edges[edges.length - 1])) {
      return -1;
    }
    int bin = lowest[(int) ((velocity - edges[0]) * scale)];
    while (velocity >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VelocityBins bins
        && component == bins.component
        && Arrays.equals(edges, bins.edges);
  }

  @Override
  public int hashCode() {
    return 31 * component.hashCode() + Arrays.hashCode(edges);
  }

  /** Component and edges: equal text means equal bins. */
  @Override
  public String toString() {
    return symbol(component) + "=" + Arrays.toString(edges);
  }
}
