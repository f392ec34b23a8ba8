package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * The kernel physics distance: the median over batches of the unbiased MMD^2 (as in {@link
 * MaximumMeanDiscrepancy}) with the polynomial kernel k(x, y) = (x . y / p + 1)^4 of scaled vectors
 * of p values. It compares moments up to the fourth.
 *
 * <p>10 batches of half of the smaller side, at most 5000 vectors, are drawn without replacement
 * from both sides; the paper's batches of 5000 out of 50000 are for samples that simulations of
 * galaxies do not have. The kernel is of degree 4, as in the authors' implementation; that of the
 * kernel inception distance is of degree 3.
 *
 * <p>Further numbers: {@code error}, half the distance of the quantiles 0.16275 and 0.83725 of the
 * batches; {@code of all}, the same MMD^2 of all vectors at once.
 *
 * <p>Kansal et al. (2023), doi:10.1103/PhysRevD.107.076017, arXiv:2211.10295; Binkowski et al.
 * (2018), arXiv:1801.01401.
 */
public record KernelDistance() implements TwoSampleTest {

  static final int DEGREE = 4;
  private static final int BATCHES = 10;
  private static final int LARGEST_BATCH = 5000;

  /** The quantiles between which the authors' implementation takes the error to lie. */
  private static final double LOW = 0.16275;

  private static final double HIGH = 0.83725;

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public String summary() {
    return "Are the distributions equal? The kernel physics distance (KPD): MMD with a polynomial"
        + " kernel, the median of batches, with a permutation p-value.";
  }

  @Override
  public String statistic() {
    return "kernel physics distance";
  }

  @Override
  public Symmetry symmetry() {
    return Symmetry.NONE;
  }

  @Override
  public TwoSampleResult test(TwoSamples samples, Permutations permutations) {
    if (samples.dimension() == 0) {
      return PermutationTest.identical(samples, symmetry(), permutations);
    }
    int n = samples.referenceSize();
    int m = samples.generatedSize();
    double[][] kernel = kernel(samples.vectors(), DEGREE);
    int size = Math.min(LARGEST_BATCH, Math.max(2, Math.min(n, m) / 2));
    int[][] reference = new int[BATCHES][];
    int[][] generated = new int[BATCHES][];
    for (int b = 0; b < BATCHES; b++) {
      UniformRandomProvider random =
          RandomStreams.of(RandomStreams.split(permutations.seed(), "batch", b));
      reference[b] = places(n, size, random);
      // Those at the same places may belong together, as pairs do.
      generated[b] = n == m ? reference[b] : places(m, size, random);
    }
    TwoSampleResult result =
        PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling ->
                MaximumMeanDiscrepancy.median(batches(kernel, labelling, reference, generated)));
    Labelling observed = Labelling.observed(n, m);
    double[] values = batches(kernel, observed, reference, generated);
    return result.withFigures(
        List.of(
            new Figure("error", spread(values)),
            new Figure("of all", squared(kernel, observed.reference(), observed.generated()))));
  }

  private static double[] batches(
      double[][] kernel, Labelling labelling, int[][] reference, int[][] generated) {
    double[] values = new double[reference.length];
    for (int b = 0; b < values.length; b++) {
      values[b] =
          squared(
              kernel,
              pick(labelling.reference(), reference[b]),
              pick(labelling.generated(), generated[b]));
    }
    return values;
  }

  /** Products (x . y / p + 1)^degree of all vectors. */
  static double[][] kernel(double[][] vectors, int degree) {
    int size = vectors.length;
    int p = vectors[0].length;
    double[][] kernel = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < p; k++) {
          product += vectors[i][k] * vectors[j][k];
        }
        double base = product / p + 1;
        double power = 1;
        for (int d = 0; d < degree; d++) {
          power *= base;
        }
        kernel[i][j] = power;
        kernel[j][i] = power;
      }
    }
    return kernel;
  }

  /** The unbiased MMD^2 of some vectors of both sides. */
  static double squared(double[][] kernel, int[] reference, int[] generated) {
    double n = reference.length;
    double m = generated.length;
    double between = 0;
    for (int i : reference) {
      for (int j : generated) {
        between += kernel[i][j];
      }
    }
    return 2 * below(kernel, reference) / (n * (n - 1))
        + 2 * below(kernel, generated) / (m * (m - 1))
        - 2 * between / (n * m);
  }

  /** The sum over pairs of different vectors, each once. */
  private static double below(double[][] kernel, int[] side) {
    double sum = 0;
    for (int a = 0; a < side.length; a++) {
      for (int b = 0; b < a; b++) {
        sum += kernel[side[a]][side[b]];
      }
    }
    return sum;
  }

  private static int[] pick(int[] side, int[] places) {
    int[] picked = new int[places.length];
    Arrays.setAll(picked, i -> side[places[i]]);
    return picked;
  }

  private static int[] places(int count, int size, UniformRandomProvider random) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(count - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return Arrays.copyOf(order, size);
  }

  /** Half the distance of the quantiles, between values where they fall between. */
  static double spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return 0.5 * (quantile(sorted, HIGH) - quantile(sorted, LOW));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
