package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cosmoassay.statistics.Parallel;

/**
 * The null distribution of a statistic over labellings, and where the data stand in it.
 *
 * <p>With all labellings p = #{T >= T_obs} / count; with B drawn ones p = (1 + #{T >= T_obs}) / (1
 * + B), which is valid for any B (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585). Values
 * within 1e-8 relative plus 1e-12 of the observed one count as ties, above the rounding of sums
 * over scaled vectors; a tie so made can only raise p.
 */
final class PermutationTest {

  private static final double RELATIVE_TIE = 1e-8;
  private static final double ABSOLUTE_TIE = 1e-12;

  /** Far below the steps of standardised counts, far above what counts as a tie. */
  private static final double TIE_BREAK = 1e-5;

  /** Enough for any number of threads; results are put together in the order of labellings. */
  private static final int BLOCKS = 64;

  private PermutationTest() {}

  /** One number per labelling. */
  static TwoSampleResult of(
      TwoSamples samples,
      Symmetry symmetry,
      Permutations permutations,
      ToDoubleFunction<Labelling> statistic) {
    Labellings labellings = Labellings.of(samples, symmetry, permutations);
    double[][] values =
        evaluate(labellings, labelling -> new double[] {statistic.applyAsDouble(labelling)});
    return summarize(
        Arrays.stream(values).mapToDouble(value -> value[0]).toArray(),
        labellings,
        permutations.alpha(),
        samples.dimension());
  }

  /**
   * Several numbers per labelling, and of them the one that stands out most: each is taken about
   * its mean and divided by its standard deviation over all labellings, which treats the observed
   * one as any other, and the largest of them is the statistic (a max-t combination, Westfall and
   * Young 1993, ISBN 978-0-471-55761-6).
   *
   * @param breaker larger for labellings that differ more; it decides between equal statistics, of
   *     which there are many where they are made of counts
   */
  static TwoSampleResult ofLargest(
      TwoSamples samples,
      Symmetry symmetry,
      Permutations permutations,
      Function<Labelling, double[]> statistics,
      ToDoubleFunction<Labelling> breaker) {
    Labellings labellings = Labellings.of(samples, symmetry, permutations);
    double[][] values = evaluate(labellings, statistics);
    double[][] breakers =
        evaluate(labellings, labelling -> new double[] {breaker.applyAsDouble(labelling)});
    standardise(values);
    standardise(breakers);
    double[] largest = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      largest[i] = Arrays.stream(values[i]).max().orElseThrow() + TIE_BREAK * breakers[i][0];
    }
    return summarize(largest, labellings, permutations.alpha(), samples.dimension());
  }

  /** Every column about its mean and over its standard deviation; constant ones become zero. */
  private static void standardise(double[][] values) {
    for (int k = 0; k < values[0].length; k++) {
      double mean = 0;
      for (double[] value : values) {
        mean += value[k] / values.length;
      }
      double squares = 0;
      for (double[] value : values) {
        squares += (value[k] - mean) * (value[k] - mean);
      }
      double deviation = Math.sqrt(squares / values.length);
      for (double[] value : values) {
        value[k] = deviation <= ABSOLUTE_TIE ? 0 : (value[k] - mean) / deviation;
      }
    }
  }

  /** Nothing varies, so both samples are the same. */
  static TwoSampleResult identical(
      TwoSamples samples, Symmetry symmetry, Permutations permutations) {
    return new TwoSampleResult(
        0,
        Double.NaN,
        1,
        Labellings.smallestPValue(
            samples.referenceSize(),
            samples.generatedSize(),
            samples.paired(),
            symmetry,
            permutations.count()),
        0,
        "both sides are identical",
        List.of());
  }

  private static double[][] evaluate(
      Labellings labellings, Function<Labelling, double[]> statistics) {
    int count = labellings.count();
    double[][] values = new double[count][];
    Parallel.map(
        Math.min(BLOCKS, count),
        block -> {
          for (int i = block; i < count; i += BLOCKS) {
            values[i] = statistics.apply(labellings.labelling(i));
          }
          return block;
        });
    return values;
  }

  /** The first value is the observed one. */
  private static TwoSampleResult summarize(
      double[] values, Labellings labellings, double alpha, int dimension) {
    double observed = values[0];
    double tie = RELATIVE_TIE * Math.abs(observed) + ABSOLUTE_TIE;
    int reached = 0;
    for (double value : values) {
      if (value >= observed - tie) {
        reached++;
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = Math.max(0, (int) Math.ceil((1 - alpha) * sorted.length) - 1);
    return new TwoSampleResult(
        observed,
        sorted[rank],
        (double) reached / values.length,
        labellings.smallestPValue(),
        dimension,
        labellings.words(),
        List.of());
  }
}
