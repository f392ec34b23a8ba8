package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * Probability masses in random regions: n_R of the pooled vectors are drawn as reference points,
 * every other vector belongs to the nearest one, and the numbers of reference and generated vectors
 * in these Voronoi cells are held against each other by Pearson's chi^2 of a 2 x n_R table, which
 * has n_R - 1 degrees of freedom.
 *
 * <p>One tessellation is a matter of luck, so 100 are drawn, from all vectors whatever their label,
 * and the statistic is the mean of their chi^2. Those are not independent, hence their mean has no
 * chi^2 distribution: the p-value is that of relabellings with the same tessellations. Where cells
 * stay empty, chi^2 is multiplied by (n_R - 1)/(filled - 1).
 *
 * <p>Further numbers: {@code cells}, n_R; {@code degrees of freedom}; {@code chi^2 at 5 %} and
 * {@code at 95 %} of the tessellations.
 *
 * <p>Lemos et al. (2024), arXiv:2402.04355.
 *
 * @param cells n_R, at least 2; 0 for a tenth of all vectors, between 2 and 100
 */
public record PqMass(int cells) implements TwoSampleTest {

  private static final int TESSELLATIONS = 100;
  private static final int MOST_CELLS = 100;
  private static final int VECTORS_A_CELL = 10;

  public PqMass {
    if (cells != 0 && cells < 2) {
      throw new IllegalArgumentException("The number of cells (" + cells + ") must be at least 2.");
    }
  }

  /** With as many cells as suit the samples. */
  public static PqMass withDefaults() {
    return new PqMass(0);
  }

  @Override
  public String name() {
    return "pqmass";
  }

  @Override
  public String summary() {
    return "Are as many realizations of both sides in every region? Chi^2 in Voronoi cells around"
        + " realizations drawn at random, many times, with a permutation p-value (PQMass).";
  }

  @Override
  public String statistic() {
    return "mean chi^2";
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
    int size = samples.size();
    int count = Math.min(cells == 0 ? suitable(size) : cells, size - 2);
    double[][] distances = samples.distances();
    UniformRandomProvider random =
        RandomStreams.of(RandomStreams.split(permutations.seed(), "tessellations", 0));
    Tessellation[] tessellations = new Tessellation[TESSELLATIONS];
    for (int t = 0; t < TESSELLATIONS; t++) {
      tessellations[t] = Tessellation.of(distances, chosen(size, count, random));
    }
    TwoSampleResult result =
        PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling -> {
              double sum = 0;
              for (Tessellation tessellation : tessellations) {
                sum += tessellation.chiSquared(labelling);
              }
              return sum / TESSELLATIONS;
            });
    Labelling observed = Labelling.observed(samples.referenceSize(), samples.generatedSize());
    double[] values =
        Arrays.stream(tessellations).mapToDouble(t -> t.chiSquared(observed)).sorted().toArray();
    return result.withFigures(
        List.of(
            new Figure("cells", count),
            new Figure("degrees of freedom", count - 1),
            new Figure("chi^2 at 5 %", values[TESSELLATIONS / 20]),
            new Figure("chi^2 at 95 %", values[TESSELLATIONS - 1 - TESSELLATIONS / 20])));
  }

  private static int suitable(int size) {
    return Math.max(2, Math.min(MOST_CELLS, size / VECTORS_A_CELL));
  }

  /** Some of the vectors, each as likely as any other. */
  private static int[] chosen(int size, int count, UniformRandomProvider random) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(size - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return Arrays.copyOf(order, count);
  }
}
