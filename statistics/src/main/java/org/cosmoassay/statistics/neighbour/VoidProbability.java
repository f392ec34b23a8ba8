package org.cosmoassay.statistics.neighbour;

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
 * The void probability function: how often a sphere holds no point.
 *
 * <p>P_0(r) = 1 - CDF_1(r) is the fraction of query points without a data point at a distance &lt;=
 * r, dimensionless, r in Mpc/h; a point exactly on the sphere is inside. A Poisson cloud of density
 * n has P_0 = exp(-nV) with V = 4/3 pi r^3. When queries are the points themselves, a point does
 * not fill its own sphere, and P_0 is that of nearest neighbours of points.
 *
 * <p>Column: {@code vpf}, over the sampled axis {@code r}. Where no query can have a neighbour - a
 * cloud without points, or of one point that is the query - it is NaN and every row is flagged
 * {@link Flag#TOO_FEW}. Weights are not used.
 *
 * <p>Reference: White 1979, doi:10.1093/mnras/186.2.145.
 */
public final class VoidProbability implements SlabStatistic<NeighbourCounts> {

  private static final String NAME = "vpf";
  private static final int[] FIRST = {1};

  private final SampledRadii radii;
  private final QueryPoints queries;

  private VoidProbability(SampledRadii radii, QueryPoints queries) {
    this.radii = radii;
    this.queries = queries;
  }

  /**
   * The void probability.
   *
   * @param radii radii of the spheres [Mpc/h], strictly increasing, from 0 on
   * @param queries centres of the spheres
   * @throws IllegalArgumentException when radii are out of order or range
   */
  public static VoidProbability of(double[] radii, QueryPoints queries) {
    return new VoidProbability(SampledRadii.of(NAME, radii), queries);
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
    return "r=%s; queries=%s".formatted(radii.canonical(), queries.canonical());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    radii.requireIn(cloud.box());
    return of(nearest().measure(cloud));
  }

  private NeighbourCdf nearest() {
    return NeighbourCdf.of(FIRST, radii.axis().edges(), queries);
  }

  @Override
  public List<SlabPass<NeighbourCounts>> passes(PeriodicBox box, long points) {
    radii.requireIn(box);
    return nearest().passes(box, points);
  }

  @Override
  public Measurement evaluate(CloudOutline outline, List<NeighbourCounts> sums) {
    return of(nearest().evaluate(outline, sums));
  }

  private Measurement of(Measurement nearest) {
    double[] probabilities = nearest.column("cdf_k1").values();
    Arrays.setAll(probabilities, row -> 1 - probabilities[row]);
    return Measurement.of(
        NAME,
        radii.axis(),
        List.of(Column.component("vpf", "", probabilities)),
        radii.flags(nearest.flag(0)));
  }
}
