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
 * Moments of the number N of points in spheres of radius r [Mpc/h] around query points; a point
 * exactly on the sphere is inside. All are dimensionless.
 *
 * <p>With mu_p = &lt;(N - &lt;N&gt;)^p&gt; over the queries: mean &lt;N&gt;, variance mu_2,
 * skewness mu_3 / mu_2^(3/2), kurtosis mu_4 / mu_2^2 - 3. Without the shot noise of a Poisson
 * sampling the cumulants are k_2 = mu_2 - &lt;N&gt;, k_3 = mu_3 - 3 mu_2 + 2 &lt;N&gt; and k_4 =
 * mu_4 - 3 mu_2^2 - 6 mu_3 + 11 mu_2 - 6 &lt;N&gt;; from them come the volume-averaged correlation
 * xi_bar = k_2 / &lt;N&gt;^2 and the hierarchical amplitudes S_3 = k_3 &lt;N&gt; / k_2^2 and S_4 =
 * k_4 &lt;N&gt;^2 / k_2^3. A Poisson cloud has variance &lt;N&gt;, skewness &lt;N&gt;^(-1/2),
 * kurtosis 1 / &lt;N&gt; and xi_bar = 0.
 *
 * <p>Columns: {@code mean}, {@code variance}, {@code skewness}, {@code kurtosis}, and {@code
 * xi_bar}, {@code s3}, {@code s4}, which explain, over the sampled axis {@code r}. S_3 and S_4 are
 * NaN where xi_bar &lt;= 0. Where all spheres hold the same number, skewness and kurtosis are NaN:
 * the row is flagged {@link Flag#EMPTY} when that number is 0, {@link Flag#TOO_FEW} otherwise.
 * Where no query can have a neighbour all is NaN and flagged {@link Flag#TOO_FEW}. Weights are not
 * used.
 *
 * <p>Reference: Gaztanaga 1994, doi:10.1093/mnras/268.4.913.
 */
public final class CellMoments implements Statistic {

  private static final String NAME = "cell-moments";
  private static final List<String> COMPONENTS =
      List.of("mean", "variance", "skewness", "kurtosis");
  private static final List<String> OTHERS = List.of("xi_bar", "s3", "s4");

  private final SampledRadii radii;
  private final QueryPoints queries;

  private CellMoments(SampledRadii radii, QueryPoints queries) {
    this.radii = radii;
    this.queries = queries;
  }

  /**
   * The moments of counts in spheres.
   *
   * @param radii radii of the spheres [Mpc/h], strictly increasing, from 0 on
   * @param queries centres of the spheres
   * @throws IllegalArgumentException when radii are out of order or range
   */
  public static CellMoments of(double[] radii, QueryPoints queries) {
    return new CellMoments(SampledRadii.of(NAME, radii), queries);
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
    NeighbourTree tree = NeighbourTree.of(cloud);
    int rows = radii.size();
    double[][] values = new double[COMPONENTS.size() + OTHERS.size()][];
    Arrays.setAll(values, c -> radii.missing());
    Flag[] flags = radii.flags(Flag.TOO_FEW);
    if (tree.neighbours(queries) > 0) {
      CountMoments[] moments = moments(tree);
      for (int row = 0; row < rows; row++) {
        CountMoments of = moments[row];
        double[] numbers = {
          of.mean(), of.variance(), of.skewness(), of.kurtosis(), of.correlation(), of.s3(), of.s4()
        };
        for (int c = 0; c < numbers.length; c++) {
          values[c][row] = numbers[c];
        }
        if (of.variance() > 0) {
          flags[row] = Flag.NONE;
        } else {
          flags[row] = of.mean() > 0 ? Flag.TOO_FEW : Flag.EMPTY;
        }
      }
    }
    return Measurement.of(NAME, radii.axis(), columns(values), flags);
  }

  private static List<Column> columns(double[][] values) {
    List<Column> columns = new ArrayList<>();
    for (String name : COMPONENTS) {
      columns.add(Column.component(name, "", values[columns.size()]));
    }
    for (String name : OTHERS) {
      columns.add(Column.auxiliary(name, "", values[columns.size()]));
    }
    return columns;
  }

  private CountMoments[] moments(NeighbourTree tree) {
    QuerySet set = queries.in(tree);
    int rows = radii.size();
    double density = tree.neighbours(queries) / tree.box().volume();
    CountMoments[] total = started(density);
    List<CountMoments[]> parts =
        tree.count(
            set,
            radii.axis().edges(),
            () -> started(density),
            (moments, query, within) -> {
              for (int row = 0; row < rows; row++) {
                moments[row].add(within[row]);
              }
            });
    for (CountMoments[] part : parts) {
      for (int row = 0; row < rows; row++) {
        total[row].add(part[row]);
      }
    }
    return total;
  }

  private CountMoments[] started(double density) {
    CountMoments[] moments = new CountMoments[radii.size()];
    Arrays.setAll(
        moments,
        row -> CountMoments.around(4.0 / 3 * Math.PI * Math.pow(radii.radius(row), 3) * density));
    return moments;
  }
}
