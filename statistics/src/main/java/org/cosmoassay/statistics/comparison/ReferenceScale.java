package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Measurement;

/**
 * What distances from a reference are measured in: the selected rows of a statistic that every
 * reference cloud has, the mean r of the reference there and its scatter sigma over realizations.
 *
 * <p>A deviation g - r of row k counts as z_k = (g_k - r_k) / (sigma_k sqrt(p)) for p rows, so that
 * |z|^2 is the mean over rows of squared deviations in units of the scatter of one reference cloud.
 * It depends on the reference alone: every source is measured by the same scale. A row in which the
 * reference does not vary (below 1e-12 of its size) takes the least scatter among the rows of its
 * component that do; without any, as in r(k) of the reference with itself, its own mean.
 *
 * <p>The noise of r itself has the covariance C: the sample covariance of n reference clouds over n
 * with n - 1 degrees of freedom, or what a table states.
 */
public final class ReferenceScale {

  private static final double ROUNDING = 1e-12;

  private final Expectation reference;
  private final List<Column> components;
  private final Axis axis;
  private final int selected;
  private final List<Integer> rows;
  private final double[] mean;
  private final double[] scatter;

  private ReferenceScale(
      Expectation reference,
      List<Column> components,
      int selected,
      List<Integer> rows,
      double[] mean,
      double[] scatter) {
    this.reference = reference;
    this.components = components;
    this.axis = reference.axis();
    this.selected = selected;
    this.rows = rows;
    this.mean = mean;
    this.scatter = scatter;
  }

  /**
   * The scale of a reference.
   *
   * @throws IllegalArgumentException when the selection names a component the statistic lacks
   */
  public static ReferenceScale of(Expectation reference, RowSelection selection) {
    List<Column> components = first(reference).components();
    selection.requireKnown(reference.statistic(), components.stream().map(Column::name).toList());
    Axis axis = reference.axis();
    double[] mean = new double[components.size() * axis.size()];
    double[] scatter = new double[mean.length];
    List<Integer> rows = new ArrayList<>();
    int selected = 0;
    for (int c = 0; c < components.size(); c++) {
      if (!selection.includes(components.get(c).name())) {
        continue;
      }
      List<Integer> complete = new ArrayList<>();
      for (int i = 0; i < axis.size(); i++) {
        if (selection.contains(axis.centre(i))) {
          selected++;
          int row = c * axis.size() + i;
          if (describe(reference, components.get(c).name(), i, row, mean, scatter)) {
            complete.add(row);
          }
        }
      }
      double least =
          complete.stream().mapToDouble(r -> scatter[r]).filter(s -> s > 0).min().orElse(0);
      for (int row : complete) {
        if (scatter[row] == 0) {
          scatter[row] = least > 0 ? least : Math.abs(mean[row]);
        }
        if (scatter[row] > 0) {
          rows.add(row);
        }
      }
    }
    return new ReferenceScale(reference, components, selected, List.copyOf(rows), mean, scatter);
  }

  /** Mean and scatter of a row; false when a cloud lacks it, or there is only one. */
  private static boolean describe(
      Expectation reference,
      String component,
      int index,
      int row,
      double[] mean,
      double[] scatter) {
    if (reference instanceof TabulatedMean table) {
      mean[row] = table.mean().vector()[row];
      scatter[row] = Math.sqrt(table.covarianceOfMean(row, row) * table.realizations());
      return true;
    }
    double[] values = column((MeasuredEnsemble) reference, component, index);
    Sample sample = Sample.of(values);
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    mean[row] = sample.mean();
    double deviation = Math.sqrt(sample.variance());
    scatter[row] = deviation <= ROUNDING * size ? 0 : deviation;
    return Double.isFinite(deviation);
  }

  /** The rows, as places in the vector of all components one after the other. */
  public List<Integer> rows() {
    return rows;
  }

  /** Number of rows the selection asks for, whether the reference has them or not. */
  public int selected() {
    return selected;
  }

  /** Number of reference clouds; 0 for a table. */
  public int clouds() {
    return reference instanceof MeasuredEnsemble ensemble ? ensemble.size() : 0;
  }

  /** The rows of the scale that are finite in every cloud. */
  public List<Integer> rowsOf(MeasuredEnsemble source) {
    return rows.stream().filter(row -> undefined(source, row) == 0).toList();
  }

  /** In how many clouds a row is not finite. */
  int undefined(MeasuredEnsemble source, int row) {
    int count = 0;
    for (double value : column(source, componentOf(row).name(), row % axis.size())) {
      if (!Double.isFinite(value)) {
        count++;
      }
    }
    return count;
  }

  /** Component and place of a row, e.g. {@code xi at 6.6-8.6 Mpc/h}. */
  public String place(int row) {
    return componentOf(row).name() + " at " + Wording.place(axis, row % axis.size());
  }

  ComparableRows.Row named(int row) {
    return new ComparableRows.Row(
        componentOf(row).name(), componentOf(row).unit(), row % axis.size());
  }

  Axis axis() {
    return axis;
  }

  /**
   * Deviations z of every cloud from the mean of the reference, or, paired, from its own reference
   * cloud.
   *
   * @return (clouds, rows)
   */
  double[][] deviations(MeasuredEnsemble source, boolean paired, List<Integer> of) {
    double[][] deviations = new double[source.size()][of.size()];
    for (int k = 0; k < of.size(); k++) {
      int row = of.get(k);
      String component = componentOf(row).name();
      double[] values = column(source, component, row % axis.size());
      double[] expected =
          paired
              ? column((MeasuredEnsemble) reference, component, row % axis.size())
              : new double[0];
      double unit = scatter[row] * Math.sqrt(of.size());
      for (int i = 0; i < values.length; i++) {
        deviations[i][k] = (values[i] - (paired ? expected[i] : mean[row])) / unit;
      }
    }
    return deviations;
  }

  /** tr C, in the units of {@link #deviations}. */
  double noiseTrace(List<Integer> of) {
    double trace = 0;
    if (reference instanceof TabulatedMean table) {
      for (int row : of) {
        trace += covariance(table, row, row, of.size());
      }
      return trace;
    }
    double[][] z = deviations((MeasuredEnsemble) reference, false, of);
    for (double[] cloud : z) {
      trace += product(cloud, cloud);
    }
    return trace * perPair(z.length);
  }

  /** tr C^2, in the same units. */
  double noiseSquaredTrace(List<Integer> of) {
    double squares = 0;
    if (reference instanceof TabulatedMean table) {
      for (int a : of) {
        for (int b : of) {
          double c = covariance(table, a, b, of.size());
          squares += c * c;
        }
      }
      return squares;
    }
    double[][] z = deviations((MeasuredEnsemble) reference, false, of);
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j <= i; j++) {
        double both = product(z[i], z[j]) * perPair(z.length);
        squares += (i == j ? 1 : 2) * both * both;
      }
    }
    return squares;
  }

  /** x^T C x for x over the rows, in the same units. */
  double noiseAlong(double[] x, List<Integer> of) {
    double along = 0;
    if (reference instanceof TabulatedMean table) {
      for (int a = 0; a < x.length; a++) {
        for (int b = 0; b < x.length; b++) {
          along += x[a] * covariance(table, of.get(a), of.get(b), of.size()) * x[b];
        }
      }
      return along;
    }
    double[] projections = projections(x, of);
    return product(projections, projections) * perPair(projections.length);
  }

  /** Degrees of freedom of C. */
  double noiseDegreesOfFreedom() {
    return reference instanceof TabulatedMean table ? table.degreesOfFreedom() : clouds() - 1.0;
  }

  private double covariance(TabulatedMean table, int a, int b, int count) {
    return table.covarianceOfMean(a, b) / (scatter[a] * scatter[b] * count);
  }

  /** The covariance of a mean of n is the sum of products over n (n - 1). */
  private static double perPair(int n) {
    return 1.0 / ((double) n * (n - 1));
  }

  /** x . (r_i - r) for every reference cloud i, in the units of {@link #deviations}. */
  double[] projections(double[] x, List<Integer> of) {
    double[][] z = deviations((MeasuredEnsemble) reference, false, of);
    double[] projections = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      projections[i] = product(z[i], x);
    }
    return projections;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private Column componentOf(int row) {
    return components.get(row / axis.size());
  }

  private static Measurement first(Expectation reference) {
    return reference instanceof TabulatedMean table
        ? table.mean()
        : ((MeasuredEnsemble) reference).measurement(0);
  }

  private static double[] column(MeasuredEnsemble ensemble, String component, int index) {
    double[] values = new double[ensemble.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ensemble.measurement(i).column(component).value(index);
    }
    return values;
  }
}
