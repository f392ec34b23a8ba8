package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** The oracle: every pair by a double loop over minimum images, every bin by a loop over edges. */
public final class BruteForce {

  /** A pair i &lt; j within the bins. Lengths in Mpc/h, velocities in km/s. */
  public record Pair(
      int bin, double r2, double dx, double dy, double dz, double ux, double uy, double uz) {}

  private BruteForce() {}

  /** Number of pairs by bin. */
  public static long[] counts(PointCloud cloud, RadialBins bins) {
    long[] counts = new long[bins.count()];
    for (int i = 0; i < cloud.size(); i++) {
      for (int j = i + 1; j < cloud.size(); j++) {
        int bin = bin(squaredSeparation(separation(cloud, i, j)), bins);
        if (bin >= 0) {
          counts[bin]++;
        }
      }
    }
    return counts;
  }

  /** All pairs within the bins, in the order of the double loop. */
  public static List<Pair> pairs(PointCloud cloud, RadialBins bins) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < cloud.size(); i++) {
      for (int j = i + 1; j < cloud.size(); j++) {
        double[] separation = separation(cloud, i, j);
        double r2 = squaredSeparation(separation);
        int bin = bin(r2, bins);
        if (bin >= 0) {
          pairs.add(
              new Pair(
                  bin,
                  r2,
                  separation[0],
                  separation[1],
                  separation[2],
                  cloud.velocity(0, j) - cloud.velocity(0, i),
                  cloud.velocity(1, j) - cloud.velocity(1, i),
                  cloud.velocity(2, j) - cloud.velocity(2, i)));
        }
      }
    }
    return pairs;
  }

  /** The pairs of {@link #pairs} by bin. */
  public static IntFunction<List<Pair>> pairsByBin(PointCloud cloud, RadialBins bins) {
    List<List<Pair>> byBin = new ArrayList<>();
    for (int i = 0; i < bins.count(); i++) {
      byBin.add(new ArrayList<>());
    }
    pairs(cloud, bins).forEach(pair -> byBin.get(pair.bin()).add(pair));
    return byBin::get;
  }

  private static double[] separation(PointCloud cloud, int i, int j) {
    PeriodicBox box = cloud.box();
    return new double[] {
      box.minimumImage(cloud.x(j) - cloud.x(i), 0),
      box.minimumImage(cloud.y(j) - cloud.y(i), 1),
      box.minimumImage(cloud.z(j) - cloud.z(i), 2)
    };
  }

  private static double squaredSeparation(double[] d) {
    return d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  }

  private static int bin(double r2, RadialBins bins) {
    for (int i = 0; i < bins.count(); i++) {
      double low = bins.edge(i) * bins.edge(i);
      double high = bins.edge(i + 1) * bins.edge(i + 1);
      if (low <= r2 && r2 < high) {
        return i;
      }
    }
    return -1;
  }
}
