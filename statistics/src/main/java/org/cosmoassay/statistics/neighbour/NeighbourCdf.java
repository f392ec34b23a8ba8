package org.cosmoassay.statistics.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabStatistic;

/**
 * The cumulative distribution of the distance to the k-th nearest point.
 *
 * <p>CDF_k(r) is the fraction of query points whose k-th nearest data point lies at a distance
 * &lt;= r, dimensionless, r in Mpc/h. The distance is the square root of the minimum-image r^2, and
 * it is this double that is compared: a neighbour exactly at r counts. With queries that fill the
 * volume, 1 - CDF_1 is the void probability and CDF_k - CDF_{k+1} the probability of k points in a
 * sphere. A Poisson cloud of density n has CDF_k = 1 - sum_{i&lt;k} exp(-nV) (nV)^i / i! with V =
 * 4/3 pi r^3.
 *
 * <p>Columns: {@code cdf_k1}, ... one per k, over the sampled axis {@code r}. Where the k-th
 * neighbour does not exist - fewer than k points, or k + 1 when queries are the points themselves -
 * the column is NaN, and every row is flagged {@link Flag#TOO_FEW}. Weights are not used.
 *
 * <p>Reference: Banerjee & Abel 2021, doi:10.1093/mnras/staa3604.
 */
public final class NeighbourCdf implements SlabStatistic<NeighbourCounts> {

  private static final String NAME = "knn-cdf";

  private final int[] ks;
  private final SampledRadii radii;
  private final QueryPoints queries;

  private NeighbourCdf(int[] ks, SampledRadii radii, QueryPoints queries) {
    this.ks = ks;
    this.radii = radii;
    this.queries = queries;
  }

  /**
   * The CDFs of the k-th nearest neighbours.
   *
   * @param ks which neighbours, strictly increasing, each in 1 .. {@value NeighbourTree#MAX_K}
   * @param radii where the CDFs are sampled [Mpc/h], strictly increasing, from 0 on
   * @param queries where neighbours are asked for
   * @throws IllegalArgumentException when ks or radii are out of order or range
   */
  public static NeighbourCdf of(int[] ks, double[] radii, QueryPoints queries) {
    return new NeighbourCdf(requireKs(ks), SampledRadii.of(NAME, radii), queries);
  }

  static int[] requireKs(int[] ks) {
    if (ks.length == 0) {
      throw new IllegalArgumentException("k: no neighbour given; give at least one, as in 1,2,4,8");
    }
    for (int i = 0; i < ks.length; i++) {
      NeighbourTree.requireK(ks[i]);
      if (i > 0 && ks[i] <= ks[i - 1]) {
        throw new IllegalArgumentException(
            "k: %s must increase strictly".formatted(Arrays.toString(ks)));
      }
    }
    return ks.clone();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "k=%s; r=%s; queries=%s"
        .formatted(Arrays.toString(ks), radii.canonical(), queries.canonical());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    NeighbourPass pass = pass(cloud.box(), cloud.size());
    return evaluate(CloudOutline.unweighted(cloud.box(), cloud.size()), List.of(pass.sums(cloud)));
  }

  private NeighbourPass pass(PeriodicBox box, long points) {
    return NeighbourPass.of(existing(points), radii, queries, box);
  }

  /** The neighbours that there are. */
  private int[] existing(long points) {
    long available = queries.excludesSelf() ? points - 1 : points;
    return Arrays.stream(ks).filter(k -> k <= available).toArray();
  }

  @Override
  public List<SlabPass<NeighbourCounts>> passes(PeriodicBox box, long points) {
    return List.of(pass(box, points));
  }

  @Override
  public Measurement evaluate(CloudOutline outline, List<NeighbourCounts> sums) {
    double[][] fractions = NeighbourPass.fractions(radii, sums.get(0));
    List<Column> columns = new ArrayList<>(ks.length);
    for (int c = 0; c < ks.length; c++) {
      double[] values = c < fractions.length ? fractions[c] : radii.missing();
      columns.add(Column.component("cdf_k" + ks[c], "", values));
    }
    Flag flag = fractions.length < ks.length ? Flag.TOO_FEW : Flag.NONE;
    return Measurement.of(name(), radii.axis(), columns, radii.flags(flag));
  }
}
