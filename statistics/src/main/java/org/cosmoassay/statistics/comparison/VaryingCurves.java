package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;

/**
 * Mean curves of one component over groups of clouds with like values of a parameter: the picture
 * of how a statistic varies with it.
 *
 * @param component name of the component
 * @param unit its unit
 * @param axis its rows
 * @param groups from the lowest values of the parameter to the highest
 */
public record VaryingCurves(String component, String unit, Axis axis, List<Group> groups) {

  /** Groups of a design. */
  private static final int GROUPS = 4;

  public VaryingCurves {
    groups = List.copyOf(groups);
  }

  /**
   * A group of clouds.
   *
   * @param level mean value of the parameter
   * @param clouds number of clouds
   * @param mean mean of the finite values, row by row
   */
  public record Group(double level, int clouds, List<Double> mean) {
    public Group {
      mean = List.copyOf(mean);
    }
  }

  /**
   * The curves of the first component of an ensemble.
   *
   * @param ensemble the clouds
   * @param own the parameter of each cloud
   * @param design the parameter of each cloud of the reference, whose quartiles part the groups
   */
  public static VaryingCurves of(MeasuredEnsemble ensemble, double[] own, double[] design) {
    Column column = ensemble.measurement(0).components().get(0);
    double[][] values = ensemble.component(column.name());
    double[] sorted = design.clone();
    Arrays.sort(sorted);
    List<Group> groups = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      double low = group == 0 ? Double.NEGATIVE_INFINITY : sorted[group * sorted.length / GROUPS];
      double high =
          group == GROUPS - 1
              ? Double.POSITIVE_INFINITY
              : sorted[(group + 1) * sorted.length / GROUPS];
      int[] members =
          IntStream.range(0, own.length).filter(i -> own[i] >= low && own[i] < high).toArray();
      if (members.length > 0) {
        groups.add(
            new Group(
                IntStream.of(members).mapToDouble(i -> own[i]).average().orElseThrow(),
                members.length,
                means(values, members)));
      }
    }
    return new VaryingCurves(column.name(), column.unit(), ensemble.axis(), groups);
  }

  private static List<Double> means(double[][] values, int[] members) {
    List<Double> means = new ArrayList<>();
    for (int row = 0; row < values[0].length; row++) {
      int at = row;
      means.add(
          Sample.ofFinite(IntStream.of(members).mapToDouble(i -> values[i][at]).toArray()).mean());
    }
    return means;
  }
}
