package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Bins of pair separation, in comoving Mpc/h.
 *
 * <p>A pair of squared separation r2 belongs to bin i when edge_i * edge_i &lt;= r2 &lt; edge_{i+1}
 * * edge_{i+1}, every product and sum rounded to double (no fused multiply-add), so that counts are
 * the same integers on every machine. A first edge of 0 therefore includes coincident points.
 */
public final class RadialBins {

  /** No bins: no pair belongs to any. */
  static final RadialBins NONE = new RadialBins(new double[1]);

  private final double[] edges;
  private final double[] squaredEdges;

  private RadialBins(double[] edges) {
    this.edges = edges;
    this.squaredEdges = Arrays.stream(edges).map(edge -> edge * edge).toArray();
  }

  /**
   * Bins between the given edges, in Mpc/h.
   *
   * @throws IllegalArgumentException when the edges do not increase strictly from 0 or more
   */
  public static RadialBins of(double... edges) {
    double[] checked = Axis.binned("r", "Mpc/h", edges).edges();
    if (checked[0] < 0) {
      throw new IllegalArgumentException(
          "r: edge 0 (" + checked[0] + ") is negative; separations start at 0");
    }
    return new RadialBins(checked);
  }

  /** Bins in the notation of {@link Bins#parse}. */
  public static RadialBins parse(String spec) {
    return of(Bins.parse(spec));
  }

  /** Number of bins. */
  public int count() {
    return edges.length - 1;
  }

  /** Edge i in Mpc/h; bin i lies between edges i and i + 1. */
  public double edge(int i) {
    return edges[i];
  }

  /** Edge i squared in double precision, in (Mpc/h)^2. */
  public double squaredEdge(int i) {
    return squaredEdges[i];
  }

  /** The largest edge, in Mpc/h. */
  public double rMax() {
    return edges[count()];
  }

  /** A copy of the edges, in Mpc/h. */
  public double[] edges() {
    return edges.clone();
  }

  /** Volume of the shell of bin i, 4/3 pi (edge_{i+1}^3 - edge_i^3), in (Mpc/h)^3. */
  public double shellVolume(int i) {
    double inner = edges[i];
    double outer = edges[i + 1];
    // Factored, so that thin shells lose no digits.
    return 4 * Math.PI / 3 * (outer - inner) * (outer * outer + outer * inner + inner * inner);
  }

  /** These bins as the axis of a measurement. */
  public Axis axis(String name) {
    return Axis.binned(name, "Mpc/h", edges);
  }

  /**
   * Checks that minimum images are unique out to the largest edge.
   *
   * @throws IllegalArgumentException when the largest edge reaches half the shortest side
   */
  public void requireFits(PeriodicBox box) {
    double half = 0.5 * box.shortestSide();
    if (!(rMax() < half)) {
      throw new IllegalArgumentException(
          "r_max = %s must be below half the shortest box side %s, that is below %s Mpc/h; lower the last bin edge"
              .formatted(rMax(), box.shortestSide(), half));
    }
  }

  /** The edges in the notation of {@link Bins#parse}: equal text means equal bins. */
  @Override
  public String toString() {
    return Arrays.stream(edges)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "edges:", ""));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RadialBins bins && Arrays.equals(edges, bins.edges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }
}
