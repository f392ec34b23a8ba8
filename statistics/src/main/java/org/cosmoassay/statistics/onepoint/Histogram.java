package org.cosmoassay.statistics.onepoint;

import java.util.Arrays;
import org.cosmoassay.statistics.Axis;

/** Exact counts of values in the bins [edge_i, edge_i+1) of an axis. */
final class Histogram {

  private final Axis axis;
  private final double[] edges;
  private final long[] counts;

  Histogram(Axis axis) {
    this.axis = axis;
    this.edges = axis.edges();
    this.counts = new long[axis.size()];
  }

  /** Counts a value, in the unit of the axis; values outside all bins are left out. */
  void add(double value) {
    int found = Arrays.binarySearch(edges, value);
    int bin = found >= 0 ? found : -found - 2;
    if (bin >= 0 && bin < counts.length) {
      counts[bin]++;
    }
  }

  long count(int bin) {
    return counts[bin];
  }

  long[] counts() {
    return counts.clone();
  }

  /** Upper minus lower edge of a bin, in the unit of the axis. */
  double width(int bin) {
    return axis.edge(bin + 1) - axis.edge(bin);
  }
}
