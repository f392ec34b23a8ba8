package org.cosmoassay.statistics.comparison.twosample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * A Kolmogorov-Smirnov test of every value of the vectors, and of them together.
 *
 * <p>Unpaired, D_k = sup |F_r - F_g| of value k. Paired vectors have a common cause, so that D_k
 * would say little of a difference smaller than its spread; there D_k = sup |F(x) + F(-x-) - 1| of
 * the differences d = g - r, the distance of their distribution from its mirror image (Butler 1969,
 * doi:10.1214/aoms/1177697297), which sees whatever is not symmetric about zero.
 *
 * <p>The p-value of a single value is exact, with ties, by counting paths on a lattice: it is that
 * over all labellings. Bins of one statistic hang together, and Holm's correction over them would
 * lose much; the p-value of the whole is that of the largest D_k over labellings of whole vectors
 * (Westfall and Young 1993, ISBN 978-0-471-55761-6), which keeps the same promise for every bin and
 * loses nothing. Equal largest D_k are told apart by the mean of all D_k, so that the p-value is
 * not as coarse as D.
 *
 * <p>Further numbers: {@code value}, the index of the value with the largest D; {@code p of value},
 * its own p-value; {@code smallest Holm-adjusted p}, over all values.
 *
 * <p>Smirnov (1939); Hodges (1958), doi:10.1007/BF02589501.
 */
public record KolmogorovSmirnov() implements TwoSampleTest {

  @Override
  public String name() {
    return "ks";
  }

  @Override
  public String summary() {
    return "Is the distribution of any single value different? Kolmogorov-Smirnov "
        + "in every bin (of paired differences about zero), with the permutation p-value of the largest.";
  }

  @Override
  public String statistic() {
    return "largest D";
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
    List<Walk> walks = new ArrayList<>();
    for (int k = 0; k < samples.dimension(); k++) {
      walks.add(samples.paired() ? MirrorWalk.of(samples, k) : RankWalk.of(samples, k));
    }
    int unit = walks.get(0).unit();
    TwoSampleResult result =
        PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling -> {
              int[] sides = sides(labelling, samples.size());
              int largest = 0;
              double sum = 0;
              for (Walk walk : walks) {
                int reach = walk.reach(sides);
                largest = Math.max(largest, reach);
                sum += reach;
              }
              // A whole number and a part below 1 that breaks ties.
              return largest + sum / walks.size() / (unit + 1.0);
            });
    return result
        .withStatistic(Math.floor(result.statistic()) / unit, Math.floor(result.critical()) / unit)
        .withFigures(figures(samples, walks));
  }

  private static List<Figure> figures(TwoSamples samples, List<Walk> walks) {
    int[] sides =
        sides(Labelling.observed(samples.referenceSize(), samples.generatedSize()), samples.size());
    double[] pValues = walks.stream().mapToDouble(w -> w.pValue(w.reach(sides))).toArray();
    int most =
        IntStream.range(0, pValues.length)
            .boxed()
            .max(Comparator.comparingInt(k -> walks.get(k).reach(sides)))
            .orElseThrow();
    double smallest = Arrays.stream(pValues).min().orElseThrow();
    return List.of(
        new Figure(TwoSampleResult.VALUE, samples.origin(most)),
        new Figure("p of value", pValues[most]),
        // The smallest p-value is adjusted for all of them.
        new Figure("smallest Holm-adjusted p", Math.min(1, pValues.length * smallest)));
  }

  /** For every pooled vector, whether it counts as generated (1) or reference (0). */
  private static int[] sides(Labelling labelling, int size) {
    int[] sides = new int[size];
    for (int i : labelling.generated()) {
      sides[i] = 1;
    }
    return sides;
  }

  /** How far two empirical distributions of one value are apart. */
  interface Walk {

    /** The largest reach there can be: D = reach / unit. */
    int unit();

    /** Unit times D for a labelling. */
    int reach(int[] sides);

    /** The probability, over all labellings, of reaching at least this far. */
    double pValue(int reach);
  }
}
