package org.cosmoassay.statistics.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Counts in cells: how often a sphere holds exactly N points.
 *
 * <p>P(N|r) = CDF_N(r) - CDF_{N+1}(r), with CDF_0 = 1, is the fraction of query points with N data
 * points at a distance &lt;= r, dimensionless, r in Mpc/h; a point exactly on the sphere is inside.
 * Points are counted, so that every fraction is a ratio of whole numbers. P(0|r) is the void
 * probability. A Poisson cloud of density n has P(N|r) = exp(-nV) (nV)^N / N! with V = 4/3 pi r^3.
 *
 * <p>Columns: {@code p_n0}, {@code p_n1}, ..., over the sampled axis {@code r}. Where no query can
 * have a neighbour - a cloud without points, or of one point that is the query - all are NaN and
 * every row is flagged {@link Flag#TOO_FEW}. Weights are not used.
 *
 * <p>Reference: White 1979, doi:10.1093/mnras/186.2.145; Banerjee & Abel 2021,
 * doi:10.1093/mnras/staa3604.
 */
public final class CountsInCells implements Statistic {

  private static final String NAME = "counts-in-cells";

  /** Most numbers of points that are told apart. */
  static final int MOST_COUNTS = 1024;

  private final int counts;
  private final SampledRadii radii;
  private final QueryPoints queries;

  private CountsInCells(int counts, SampledRadii radii, QueryPoints queries) {
    this.counts = counts;
    this.radii = radii;
    this.queries = queries;
  }

  /**
   * The probabilities of N = 0 .. counts - 1 points.
   *
   * @param counts how many numbers of points are told apart, 1 .. 1024
   * @param radii radii of the spheres [Mpc/h], strictly increasing, from 0 on
   * @param queries centres of the spheres
   * @throws IllegalArgumentException when counts or radii are out of order or range
   */
  public static CountsInCells of(int counts, double[] radii, QueryPoints queries) {
    if (counts < 1 || counts > MOST_COUNTS) {
      throw new IllegalArgumentException(
          "counts (%d) must be between 1 and %d; n gives P(0) to P(n - 1)"
              .formatted(counts, MOST_COUNTS));
    }
    return new CountsInCells(counts, SampledRadii.of(NAME, radii), queries);
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
    return "counts=%d; r=%s; queries=%s".formatted(counts, radii.canonical(), queries.canonical());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    radii.requireIn(cloud.box());
    NeighbourTree tree = NeighbourTree.of(cloud);
    boolean possible = tree.neighbours(queries) > 0;
    double[][] probabilities = new double[counts][];
    if (possible) {
      probabilities = probabilities(tree);
    } else {
      Arrays.setAll(probabilities, n -> radii.missing());
    }
    List<Column> columns = new ArrayList<>(counts);
    for (int n = 0; n < counts; n++) {
      columns.add(Column.component("p_n" + n, "", probabilities[n]));
    }
    return Measurement.of(
        NAME, radii.axis(), columns, radii.flags(possible ? Flag.NONE : Flag.TOO_FEW));
  }

  private double[][] probabilities(NeighbourTree tree) {
    QuerySet set = queries.in(tree);
    int rows = radii.size();
    List<long[][]> parts =
        tree.count(
            set,
            radii.axis().edges(),
            () -> new long[counts][rows],
            (spheres, query, within) -> {
              for (int row = 0; row < rows && within[row] < counts; row++) {
                spheres[within[row]][row]++;
              }
            });
    double[][] probabilities = new double[counts][rows];
    for (int n = 0; n < counts; n++) {
      for (int row = 0; row < rows; row++) {
        long spheres = 0;
        for (long[][] part : parts) {
          spheres += part[n][row];
        }
        probabilities[n][row] = (double) spheres / set.size();
      }
    }
    return probabilities;
  }
}
