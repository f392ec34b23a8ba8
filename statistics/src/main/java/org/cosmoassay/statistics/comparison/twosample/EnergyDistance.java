package org.cosmoassay.statistics.comparison.twosample;

import java.util.List;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * The energy test: T = nm/(n + m) (2 E|X - Y| - E|X - X'| - E|Y - Y'|), with means over all pairs
 * of vectors, a vector with itself included, and Euclidean distances of scaled vectors. T is zero
 * only for equal distributions, whatever they are.
 *
 * <p>Further number: {@code coefficient}, the energy distance over 2 E|X - Y|, between 0 and 1.
 *
 * <p>Szekely and Rizzo (2013), doi:10.1016/j.jspi.2013.03.018.
 */
public record EnergyDistance() implements TwoSampleTest {

  @Override
  public String name() {
    return "energy";
  }

  @Override
  public String summary() {
    return "Are the distributions equal? The energy distance between all vectors, "
        + "with a permutation p-value: a general test, of means first.";
  }

  @Override
  public String statistic() {
    return "energy distance";
  }

  @Override
  public Symmetry symmetry() {
    return Symmetry.SIDES;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    if (samples.dimension() == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    double n = samples.referenceSize();
    double m = samples.generatedSize();
    PairSums sums = new PairSums(samples.distances());
    TwoSampleResult result =
        PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling -> n * m / (n + m) * distance(sums.of(labelling), n, m));
    PairSums.Sums observed = sums.of(Labelling.observed((int) n, (int) m));
    return result.withFigures(
        List.of(
            new Figure(
                "coefficient", distance(observed, n, m) / (2 * observed.between() / (n * m)))));
  }

  private static double distance(PairSums.Sums sums, double n, double m) {
    return 2 * sums.between() / (n * m) - sums.reference() / (n * n) - sums.generated() / (m * m);
  }
}
