package org.cosmoassay.statistics.neighbour;

import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Planes;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;

/**
 * One search for the neighbours of all queries, as a whole or slab by slab. A query belongs to the
 * plane across z that it lies in; planes are the units of this pass.
 *
 * <p>A CDF asks nothing of distances beyond its largest radius R. So the points within R above and
 * below a slab are enough: a k-th neighbour nearer than R is among them, and one that is not among
 * them counts as beyond R, which it is.
 */
final class NeighbourPass implements SlabPass<NeighbourCounts> {

  /** Planes in the reach of a query on either side: more make ghost zones tighter. */
  private static final double PLANES_IN_REACH = 4;

  private static final int MOST_PLANES = 512;

  /** Relative to the longest side: far above every rounding error of a distance. */
  private static final double SLACK = 1e-12;

  private final int[] ks;
  private final SampledRadii radii;
  private final QueryPoints queries;
  private final Planes planes;
  private final int reach;

  private NeighbourPass(
      int[] ks, SampledRadii radii, QueryPoints queries, Planes planes, int reach) {
    this.ks = ks;
    this.radii = radii;
    this.queries = queries;
    this.planes = planes;
    this.reach = reach;
  }

  /**
   * A search.
   *
   * @param ks which neighbours, increasing; all exist in the whole cloud
   * @throws IllegalArgumentException when the largest radius is not below half the shortest side
   */
  static NeighbourPass of(int[] ks, SampledRadii radii, QueryPoints queries, PeriodicBox box) {
    radii.requireIn(box);
    double slack = SLACK * Math.max(box.lx(), Math.max(box.ly(), box.lz()));
    double largest = radii.radius(radii.size() - 1) + slack;
    double count = Math.floor(box.lz() * PLANES_IN_REACH / largest);
    Planes planes = new Planes(box, 2, (int) Math.max(1, Math.min(MOST_PLANES, count)));
    return new NeighbourPass(ks, radii, queries, planes, planes.reach(largest));
  }

  @Override
  public Planes planes() {
    return planes;
  }

  @Override
  public int units() {
    return planes.count();
  }

  @Override
  public double load(PlaneCounts population, int unit) {
    return population.in(unit);
  }

  @Override
  public Slab slab(PlaneCounts population, int from, int to) {
    return planes.slab(from, to, from, to - 1, reach, reach);
  }

  @Override
  public NeighbourCounts sums(Slab slab, PlaneCounts population, PointCloud points) {
    if (points.size() != population.seenBy(slab)) {
      throw new IllegalArgumentException(
          "%d points for a slab that must see %d; give all points of its planes"
              .formatted(points.size(), population.seenBy(slab)));
    }
    return search(slab, points);
  }

  /** The counts of a whole cloud. */
  NeighbourCounts sums(PointCloud cloud) {
    return search(new Slab(0, planes.count(), 0, planes.count()), cloud);
  }

  private NeighbourCounts search(Slab slab, PointCloud points) {
    long[][] counts = new long[ks.length][radii.size() + 1];
    if (ks.length > 0) {
      NeighbourTree tree = NeighbourTree.of(points);
      boolean whole = slab.to() - slab.from() == planes.count();
      QuerySet set = whole ? queries.in(tree) : queries.in(tree, z -> isOwn(slab, planes.of(z)));
      tree.search(
              set,
              ks[ks.length - 1],
              () -> new long[ks.length][radii.size() + 1],
              (found, query, squared) -> {
                // Where queries are points, those of the ghost zones come along.
                if (whole || isOwn(slab, planes.of(set.z(query)))) {
                  for (int c = 0; c < ks.length; c++) {
                    found[c][radii.firstReached(Math.sqrt(squared[ks[c] - 1]))]++;
                  }
                }
              })
          .forEach(part -> add(counts, part));
    }
    return NeighbourCounts.of(counts);
  }

  private static boolean isOwn(Slab slab, int plane) {
    return plane >= slab.from() && plane < slab.to();
  }

  private static void add(long[][] counts, long[][] part) {
    for (int c = 0; c < counts.length; c++) {
      for (int row = 0; row < counts[c].length; row++) {
        counts[c][row] += part[c][row];
      }
    }
  }

  /** CDFs from the counts of all slabs, a row per k. */
  static double[][] fractions(SampledRadii radii, NeighbourCounts all) {
    long[][] counts = all.counts();
    double[][] fractions = new double[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      long queries = 0;
      for (long count : counts[c]) {
        queries += count;
      }
      fractions[c] = radii.fractions(List.<long[][]>of(counts), c, queries);
    }
    return fractions;
  }
}
