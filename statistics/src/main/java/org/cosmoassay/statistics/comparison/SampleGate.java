package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cosmoassay.statistics.comparison.twosample.Permutations;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSamples;

/**
 * Is there any difference between the distributions of the vectors, not only of their means? By a
 * {@link TwoSampleTest}, whose p-value is that of permutations and needs no distribution.
 *
 * <p>All selected components form one vector; the gate FAILS when its p-value, adjusted for the
 * other gates, is below alpha. What becomes of missing values and of too few clouds says {@link
 * VectorExamination}: evidence against the source counts even where the gate cannot pass.
 *
 * <p>Beside a table, which has a mean but no realizations, the gate is INCONCLUSIVE.
 *
 * @param label explicit name; empty for the name of the test with components and range
 * @param test the test of the vectors
 * @param alpha level, in (0, 1)
 * @param rows the rows and components that form the vector
 * @param permutations number of random permutations where they are too many to enumerate
 */
public record SampleGate(
    String label, TwoSampleTest test, double alpha, RowSelection rows, int permutations)
    implements Gate {

  private static final double DEFAULT_ALPHA = 0.01;

  /** Permutations of a gate unless it says otherwise. */
  public static final int DEFAULT_PERMUTATIONS = 9999;

  public SampleGate {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The alpha (%s) of a gate of %s must lie between 0 and 1.",
              alpha,
              test.name()));
    }
    if (!(permutations + 1 > 1 / alpha)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The %d permutations of a gate of %s cannot reach alpha %s; ask for more than %s.",
              permutations,
              test.name(),
              alpha,
              Wording.plain(Math.ceil(1 / alpha))));
    }
  }

  /** Level 0.01, every row and component, 9999 permutations. */
  public static SampleGate of(TwoSampleTest test) {
    return new SampleGate("", test, DEFAULT_ALPHA, RowSelection.ALL, DEFAULT_PERMUTATIONS);
  }

  public SampleGate withLabel(String value) {
    return new SampleGate(value, test, alpha, rows, permutations);
  }

  /** At another level; a level that the permutations cannot reach is refused. */
  public SampleGate withAlpha(double value) {
    return new SampleGate(label, test, value, rows, permutations);
  }

  public SampleGate withRows(RowSelection value) {
    return new SampleGate(label, test, alpha, value, permutations);
  }

  public SampleGate withPermutations(int value) {
    return new SampleGate(label, test, alpha, rows, value);
  }

  @Override
  public String name(String unit) {
    return label.isEmpty() ? test.name() + rows.suffix(unit) : label;
  }

  @Override
  public double tolerance() {
    return Double.NaN;
  }

  @Override
  public Family family() {
    return Family.DIFFERENCE;
  }

  @Override
  public Finding examine(EnsemblePair pair, long seed) {
    return vectors()
        .examine(
            pair,
            comparable -> {
              TwoSampleResult result =
                  test.test(
                      TwoSamples.of(
                          vectors(comparable.reference()),
                          vectors(comparable.generated()),
                          pair.paired()),
                      new Permutations(permutations, alpha, seed));
              return new VectorExamination.Outcome(
                  result.statistic(),
                  result.critical(),
                  result.pValue(),
                  result.smallestPValue(),
                  sentence(result, comparable));
            });
  }

  @Override
  public Finding examine(TabulatedPair pair) {
    return vectors()
        .inconclusive(
            "a table has a mean and a covariance but no realizations, whose distribution this gate compares; use hotelling or equivalence, or a reference of realizations");
  }

  private String sentence(TwoSampleResult result, ComparableRows comparable) {
    if (result.dimension() == 0) {
      return test.statistic() + " = 0, both sides are identical";
    }
    String figures =
        result.figures().stream()
            .map(figure -> figure.name() + " " + words(figure, comparable))
            .collect(Collectors.joining(", "));
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%s = %s against a critical %s (%s)",
            test.statistic(),
            Wording.number(result.statistic()),
            Wording.number(result.critical()),
            result.method()));
    if (!figures.isEmpty()) {
      parts.add(figures);
    }
    return String.join("; ", parts);
  }

  private static String words(TwoSampleResult.Figure figure, ComparableRows comparable) {
    if (!figure.name().equals(TwoSampleResult.VALUE)) {
      return Wording.number(figure.value());
    }
    ComparableRows.Row row = comparable.rows().get((int) figure.value());
    return row.component() + " at " + comparable.place(row);
  }

  private VectorExamination vectors() {
    return new VectorExamination(
        rows, alpha, (n, paired) -> test.smallestPValue(n, n, paired, permutations));
  }

  /** From (rows, realizations) to (realizations, rows). */
  private static double[][] vectors(double[][] values) {
    double[][] vectors = new double[values[0].length][values.length];
    for (int row = 0; row < values.length; row++) {
      for (int i = 0; i < vectors.length; i++) {
        vectors[i][row] = values[row][i];
      }
    }
    return vectors;
  }
}
