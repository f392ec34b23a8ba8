package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Column;

/**
 * Puts two measured ensembles beside each other, row by row.
 *
 * <p>Mean, scatter (divisor n - 1) and standard error of a side are those of its finite values.
 * Ratio, ratio error and pull of paired ensembles are those of the pairs that are finite on both
 * sides, so that like is compared with like; their errors follow {@code Contrast}. Fewer than two
 * finite values on a side (or two complete pairs) leave the errors and the pull NaN; a reference
 * mean of 0 leaves the ratio NaN. A pull of no difference without error is 0.
 */
public final class Comparisons {

  private Comparisons() {}

  /** The numbers of every component and row. */
  public static Comparison compare(String source, String statistic, EnsemblePair pair) {
    List<ComponentComparison> components = new ArrayList<>();
    for (Column column : pair.components()) {
      components.add(compareComponent(column, pair));
    }
    return new Comparison(
        source,
        statistic,
        pair.paired(),
        pair.reference().size(),
        pair.generated().size(),
        components);
  }

  private static ComponentComparison compareComponent(Column column, EnsemblePair pair) {
    double[][] reference = transpose(pair.reference().component(column.name()));
    double[][] generated = transpose(pair.generated().component(column.name()));
    int rows = reference.length;
    double[] ratio = new double[rows];
    double[] ratioError = new double[rows];
    double[] pull = new double[rows];
    for (int row = 0; row < rows; row++) {
      double[] r = finite(reference[row], pair.paired() ? generated[row] : reference[row]);
      double[] g = finite(generated[row], pair.paired() ? reference[row] : generated[row]);
      Contrast relative = Contrast.relative(r, g, pair.paired());
      ratio[row] = 1 + relative.value();
      ratioError[row] = relative.error();
      pull[row] = Contrast.difference(r, g, pair.paired()).pull();
      if (r.length < 2 || g.length < 2) {
        pull[row] = Double.NaN;
      }
    }
    return new ComponentComparison(
        column.name(),
        column.unit(),
        pair.axis(),
        series(reference),
        series(generated),
        ratio,
        ratioError,
        pull);
  }

  /**
   * The numbers beside a table. The scatter of the reference is that of one realization, and NaN
   * where the table is none of a mean of several; its error is that of the mean.
   */
  public static Comparison compare(String source, String statistic, TabulatedPair pair) {
    List<ComponentComparison> components = new ArrayList<>();
    for (int c = 0; c < pair.components().size(); c++) {
      components.add(compareComponent(c, pair));
    }
    return new Comparison(
        source,
        statistic,
        false,
        pair.reference().realizations(),
        pair.generated().size(),
        components,
        ReferenceForm.MEAN);
  }

  private static ComponentComparison compareComponent(int component, TabulatedPair pair) {
    Column column = pair.components().get(component);
    double[][] generated = transpose(pair.generated().component(column.name()));
    int rows = generated.length;
    double[][] reference = new double[3][rows];
    double[] ratio = new double[rows];
    double[] ratioError = new double[rows];
    double[] pull = new double[rows];
    for (int row = 0; row < rows; row++) {
      int index = pair.index(component, row);
      MeanEstimate expected = pair.expected(index);
      Sample sample = Sample.ofFinite(generated[row]);
      MeanEstimate found = MeanEstimate.of(sample);
      reference[0][row] = expected.value();
      reference[1][row] = pair.reference().scatter(index);
      reference[2][row] = expected.error();
      Contrast relative = Contrast.relative(expected, found);
      ratio[row] = 1 + relative.value();
      ratioError[row] = relative.error();
      pull[row] = sample.count() < 2 ? Double.NaN : Contrast.difference(expected, found).pull();
    }
    return new ComponentComparison(
        column.name(),
        column.unit(),
        pair.axis(),
        new ComponentComparison.Series(reference[0], reference[1], reference[2]),
        series(generated),
        ratio,
        ratioError,
        pull);
  }

  private static ComponentComparison.Series series(double[][] rows) {
    double[] mean = new double[rows.length];
    double[] scatter = new double[rows.length];
    double[] error = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      Sample sample = Sample.ofFinite(rows[row]);
      mean[row] = sample.mean();
      scatter[row] = Math.sqrt(sample.variance());
      error[row] = sample.error();
    }
    return new ComponentComparison.Series(mean, scatter, error);
  }

  /** The values that are finite in both arrays; the second may be the first. */
  private static double[] finite(double[] values, double[] partners) {
    double[] kept = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && Double.isFinite(partners[i])) {
        kept[count++] = values[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static double[][] transpose(double[][] values) {
    double[][] transposed = new double[values[0].length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int row = 0; row < transposed.length; row++) {
        transposed[row][i] = values[i][row];
      }
    }
    return transposed;
  }
}
