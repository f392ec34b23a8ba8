package org.cosmoassay.statistics.comparison.twosample;

import java.util.List;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * Precision, recall, density and coverage, by balls that reach to the k-th nearest neighbour of
 * their own side, borders excluded:
 *
 * <ul>
 *   <li>precision: the share of generated vectors in the ball of some reference vector;
 *   <li>recall: the share of reference vectors in the ball of some generated vector;
 *   <li>density: the mean number of balls of reference vectors around a generated vector, over k;
 *   <li>coverage: the share of reference vectors with a generated vector in their ball.
 * </ul>
 *
 * <p>The test asks whether one of them is low: the statistic is the deficit that stands out most.
 * Shares are coarse numbers, so equal statistics are told apart by the mean distance of all vectors
 * to the nearest one of the other side. What is high, as all of them are of copies, is not counted
 * against a source.
 *
 * <p>Further numbers: {@code precision}, {@code recall}, {@code density}, {@code coverage}.
 *
 * <p>Kynkaanniemi et al. (2019), arXiv:1904.06991; Naeem et al. (2020), arXiv:2002.09797.
 *
 * @param neighbours k; at most one less than either side has vectors
 */
public record NeighbourCoverage(int neighbours) implements TwoSampleTest {

  private static final int DEFAULT_NEIGHBOURS = 5;

  public NeighbourCoverage {
    if (neighbours < 1) {
      throw new IllegalArgumentException(
          "The number of neighbours (" + neighbours + ") must be at least 1.");
    }
  }

  /** Balls to the fifth neighbour. */
  public static NeighbourCoverage withDefaults() {
    return new NeighbourCoverage(DEFAULT_NEIGHBOURS);
  }

  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public String summary() {
    return "Is the generated sample where the reference is, and everywhere it is? Precision, recall,"
        + " density and coverage by nearest neighbours; fails when one of them is low.";
  }

  @Override
  public String statistic() {
    return "standardised deficit of coverage";
  }

  @Override
  public Symmetry symmetry() {
    return Symmetry.ORDER;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    if (samples.dimension() == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    Neighbours all = Neighbours.of(samples.distances());
    int k = Math.min(neighbours, Math.min(samples.referenceSize(), samples.generatedSize()) - 1);
    TwoSampleResult result =
        PermutationTest.ofLargest(
            samples,
            symmetry(),
            permutations,
            labelling -> {
              Metrics metrics = all.metrics(labelling, k);
              return new double[] {
                -metrics.precision(), -metrics.recall(), -metrics.density(), -metrics.coverage()
              };
            },
            all::apart);
    Metrics metrics =
        all.metrics(Labelling.observed(samples.referenceSize(), samples.generatedSize()), k);
    return result.withFigures(
        List.of(
            new Figure("precision", metrics.precision()),
            new Figure("recall", metrics.recall()),
            new Figure("density", metrics.density()),
            new Figure("coverage", metrics.coverage())));
  }

  /** The four numbers of one labelling. */
  record Metrics(double precision, double recall, double density, double coverage) {}
}
