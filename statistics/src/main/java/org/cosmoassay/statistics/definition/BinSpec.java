package org.cosmoassay.statistics.definition;

import java.util.Arrays;

/** Bin edges and how they were written. */
public final class BinSpec {

  private final String notation;
  private final double[] edges;

  BinSpec(String notation, double[] edges) {
    this.notation = notation;
    this.edges = edges.clone();
  }

  /** As written, e.g. {@code lin:0.5:120:59}. */
  public String notation() {
    return notation;
  }

  /** A copy of the edges. */
  public double[] edges() {
    return edges.clone();
  }

  public double lowest() {
    return edges[0];
  }

  public double highest() {
    return edges[edges.length - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinSpec spec && Arrays.equals(edges, spec.edges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }

  @Override
  public String toString() {
    return notation;
  }
}
