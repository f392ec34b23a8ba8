package org.cosmoassay.statistics;

/**
 * A binned or sampled axis of a measurement.
 *
 * <p>Bins are [edge_i, edge_i+1): inclusive low, exclusive high. A sampled axis (the radii of a
 * CDF) has one row per edge instead.
 */
public final class Axis {

  private final String name;
  private final String unit;
  private final boolean binned;
  private final double[] edges;

  private Axis(String name, String unit, boolean binned, double[] edges) {
    this.name = name;
    this.unit = unit;
    this.binned = binned;
    this.edges = edges;
  }

  /** An axis of bins between strictly increasing edges. */
  public static Axis binned(String name, String unit, double[] edges) {
    return new Axis(name, unit, true, Bins.requireIncreasing(name, edges, 2));
  }

  /** An axis of points at strictly increasing coordinates. */
  public static Axis sampled(String name, String unit, double[] coordinates) {
    return new Axis(name, unit, false, Bins.requireIncreasing(name, coordinates, 1));
  }

  public String name() {
    return name;
  }

  /** Unit as text, e.g. {@code Mpc/h}; empty when dimensionless. */
  public String unit() {
    return unit;
  }

  public boolean isBinned() {
    return binned;
  }

  /** Number of rows: bins, or sampled coordinates. */
  public int size() {
    return binned ? edges.length - 1 : edges.length;
  }

  /** A copy of the edges (binned) or coordinates (sampled). */
  public double[] edges() {
    return edges.clone();
  }

  public double edge(int i) {
    return edges[i];
  }

  /** Centre of bin i, or the sampled coordinate itself. */
  public double centre(int i) {
    return binned ? 0.5 * (edges[i] + edges[i + 1]) : edges[i];
  }
}
