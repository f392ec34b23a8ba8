package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * The parameters that differ from cloud to cloud of an ensemble.
 *
 * @param names of the parameters, as in tables of conditions
 * @param values (clouds, parameters)
 */
public record Conditions(List<String> names, List<double[]> values) {

  private static final List<Map.Entry<String, ToDoubleFunction<Cosmology>>> PARAMETERS =
      List.of(
          Map.entry("Omega_m", Cosmology::omegaM),
          Map.entry("Omega_b", Cosmology::omegaB),
          Map.entry("h", Cosmology::h),
          Map.entry("n_s", Cosmology::nS),
          Map.entry("sigma_8", Cosmology::sigma8),
          Map.entry("z", Cosmology::redshift));

  public Conditions {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }

  /**
   * Those of clouds of these cosmologies: what is stated for all of them and takes three values.
   */
  public static Conditions of(List<Cosmology> cosmologies) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Map.Entry<String, ToDoubleFunction<Cosmology>> parameter : PARAMETERS) {
      double[] column = cosmologies.stream().mapToDouble(parameter.getValue()).toArray();
      boolean stated = Arrays.stream(column).allMatch(Double::isFinite);
      if (stated && Arrays.stream(column).distinct().count() >= 3) {
        names.add(parameter.getKey());
        columns.add(column);
      }
    }
    return new Conditions(
        names,
        IntStream.range(0, cosmologies.size())
            .mapToObj(i -> columns.stream().mapToDouble(column -> column[i]).toArray())
            .toList());
  }

  /** Number of clouds. */
  public int size() {
    return values.size();
  }

  /** The values of one parameter, cloud by cloud. */
  public double[] column(int parameter) {
    return values.stream().mapToDouble(row -> row[parameter]).toArray();
  }

  /**
   * Whether a cloud lies at the edge of a design: outside the middle part of the range of any of
   * its parameters.
   *
   * @param part of the range that counts as its middle, from 0 to 1
   */
  public boolean isAtEdge(int cloud, double part) {
    for (int parameter = 0; parameter < names.size(); parameter++) {
      double[] column = column(parameter);
      double low = Arrays.stream(column).min().orElseThrow();
      double high = Arrays.stream(column).max().orElseThrow();
      double place = 2 * (column[cloud] - low) / (high - low) - 1;
      if (Math.abs(place) > part) {
        return true;
      }
    }
    return false;
  }
}
