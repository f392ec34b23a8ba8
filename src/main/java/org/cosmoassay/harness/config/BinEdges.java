package org.cosmoassay.harness.config;

import java.util.Arrays;
import org.cosmoassay.statistics.Bins;

/** Bin edges as a user wrote them and as numbers, strictly increasing. */
public final class BinEdges {

  private final String notation;
  private final double[] edges;

  private BinEdges(String notation, double[] edges) {
    this.notation = notation;
    this.edges = edges;
  }

  /**
   * Edges from {@code lin:LO:HI:N}, {@code log:LO:HI:N} or {@code edges:a,b,c}.
   *
   * @throws IllegalArgumentException with the fix, when the notation or the order is wrong
   */
  public static BinEdges parse(String notation) {
    return new BinEdges(notation, Bins.parse(notation));
  }

  /** The text the edges were made from. */
  public String notation() {
    return notation;
  }

  /** A copy of the edges, one more than there are bins. */
  public double[] values() {
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
    return other instanceof BinEdges that && Arrays.equals(edges, that.edges);
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
