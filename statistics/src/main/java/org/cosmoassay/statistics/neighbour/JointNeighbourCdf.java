package org.cosmoassay.statistics.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The joint distribution of distances to the neighbours of two clouds in the same box, which sees
 * any dependence of one on the other.
 *
 * <p>CDF_{a,b}(r) is the fraction of query points with at least a points of the first cloud and at
 * least b points of the second at distances &lt;= r, dimensionless, r in Mpc/h: the greater of the
 * two neighbour distances is compared. The excess psi_{a,b}(r) = CDF_{a,b} / (CDF_a CDF_b) is 1 for
 * clouds that know nothing of each other, above 1 where they cluster together and below where they
 * avoid each other.
 *
 * <p>Columns for each pair (a, b), over the sampled axis {@code r}: all {@code joint_k#}, then all
 * {@code psi_k#}, # being a when a = b and a_b otherwise. Where a neighbour does not exist its
 * columns are NaN and every row is flagged {@link Flag#TOO_FEW}. Where no query is within r of a
 * cloud psi has no value: NaN, flagged {@link Flag#EMPTY}. Weights are not used.
 *
 * <p>Reference: Banerjee & Abel 2021b, arXiv:2102.01184.
 */
public final class JointNeighbourCdf implements CrossStatistic {

  private final String name;
  private final int[] first;
  private final int[] second;
  private final SampledRadii radii;
  private final QueryPoints queries;

  private JointNeighbourCdf(
      String name, int[] first, int[] second, double[] radii, QueryPoints queries) {
    if (queries.excludesSelf()) {
      throw new IllegalArgumentException(
          "%s: queries %s are points of one cloud; ask from places that fill the volume, as"
                  .formatted(name, queries.canonical())
              + " random:100000");
    }
    this.name = name;
    this.first = first;
    this.second = second;
    this.radii = SampledRadii.of(name, radii);
    this.queries = queries;
  }

  /**
   * The joint CDFs of the same neighbour of both clouds.
   *
   * @param ks which neighbours, strictly increasing, each in 1 .. {@value NeighbourTree#MAX_K}
   * @param radii where the CDFs are sampled [Mpc/h], strictly increasing, from 0 on
   * @param queries where neighbours are asked for: places that fill the volume
   * @throws IllegalArgumentException when ks or radii are out of order or range, or the queries are
   *     points of a cloud
   */
  public static JointNeighbourCdf of(int[] ks, double[] radii, QueryPoints queries) {
    return named("knn-cross", ks, radii, queries);
  }

  /** The same under another name, for a statistic that is made of this one. */
  static JointNeighbourCdf named(String name, int[] ks, double[] radii, QueryPoints queries) {
    int[] both = NeighbourCdf.requireKs(ks);
    return new JointNeighbourCdf(name, both, both, radii, queries);
  }

  /**
   * The joint CDF of one neighbour of each cloud.
   *
   * @throws IllegalArgumentException as for {@link #of(int[], double[], QueryPoints)}
   */
  public static JointNeighbourCdf ofPair(
      int firstK, int secondK, double[] radii, QueryPoints queries) {
    int[] first = {NeighbourTree.requireK(firstK)};
    int[] second = {NeighbourTree.requireK(secondK)};
    return new JointNeighbourCdf("knn-cross", first, second, radii, queries);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    String ks =
        Arrays.equals(first, second)
            ? Arrays.toString(first)
            : Arrays.toString(first) + Arrays.toString(second);
    return "k=%s; r=%s; queries=%s".formatted(ks, radii.canonical(), queries.canonical());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud a, PointCloud b) {
    if (!a.box().equals(b.box())) {
      throw new IllegalArgumentException(
          "%s: the clouds lie in different boxes, %s and %s; give clouds of one box"
              .formatted(name, a.box(), b.box()));
    }
    radii.requireIn(a.box());
    double[][] toFirst = NeighbourTree.of(a).distances(queries, first);
    double[][] toSecond = NeighbourTree.of(b).distances(queries, second);
    List<Column> joint = new ArrayList<>();
    List<Column> excess = new ArrayList<>();
    Flag[] flags = radii.flags(Flag.NONE);
    for (int pair = 0; pair < first.length; pair++) {
      boolean exists = first[pair] <= a.size() && second[pair] <= b.size();
      double[] together = exists ? cdf(greater(toFirst[pair], toSecond[pair])) : radii.missing();
      double[] psi = radii.missing();
      if (exists) {
        double[] one = cdf(toFirst[pair]);
        double[] other = cdf(toSecond[pair]);
        for (int row = 0; row < psi.length; row++) {
          double independent = one[row] * other[row];
          psi[row] = independent > 0 ? together[row] / independent : Double.NaN;
        }
      }
      for (int row = 0; row < flags.length; row++) {
        if (!exists) {
          flags[row] = Flag.TOO_FEW;
        } else if (Double.isNaN(psi[row]) && flags[row] == Flag.NONE) {
          flags[row] = Flag.EMPTY;
        }
      }
      joint.add(Column.component("joint_k" + label(pair), "", together));
      excess.add(Column.component("psi_k" + label(pair), "", psi));
    }
    joint.addAll(excess);
    return Measurement.of(name, radii.axis(), joint, flags);
  }

  private String label(int pair) {
    return first[pair] == second[pair]
        ? String.valueOf(first[pair])
        : first[pair] + "_" + second[pair];
  }

  private static double[] greater(double[] a, double[] b) {
    double[] greater = new double[a.length];
    Arrays.setAll(greater, query -> Math.max(a[query], b[query]));
    return greater;
  }

  private double[] cdf(double[] distances) {
    long[][] reached = new long[1][radii.size() + 1];
    for (double distance : distances) {
      reached[0][radii.firstReached(distance)]++;
    }
    return radii.fractions(List.<long[][]>of(reached), 0, distances.length);
  }
}
