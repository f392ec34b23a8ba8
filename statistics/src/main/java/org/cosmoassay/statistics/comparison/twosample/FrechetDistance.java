package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleResult.Figure;

/**
 * The Frechet distance of Gaussians with the means and covariances (divisors n - 1, m - 1) of the
 * two samples: F = |mu_r - mu_g|^2 + tr(S_r + S_g - 2 (S_r S_g)^(1/2)), of scaled vectors. It sees
 * means and covariances at once, and nothing else.
 *
 * <p>Its estimate is too large, by about as much under every labelling, so the p-value is that of
 * relabellings. Of vectors with more than 60 values, the 60 leading principal directions of all
 * vectors are taken.
 *
 * <p>Further number: {@code extrapolated}, the Frechet physics distance: the value at infinite
 * sample size of a straight line in 1/N, neither it nor its slope below zero, through the means of
 * 10 distances of N vectors of each side, drawn without replacement, for 10 sizes N from a third to
 * two thirds of the smaller side, evenly spaced in 1/N. The paper draws 20000 to 50000 vectors with
 * replacement; where there are dozens, repeated vectors would bias the covariances.
 *
 * <p>Dowson and Landau (1982), doi:10.1016/0047-259X(82)90077-X; Kansal et al. (2023),
 * doi:10.1103/PhysRevD.107.076017, arXiv:2211.10295.
 */
public record FrechetDistance() implements TwoSampleTest {

  private static final int MOST_DIRECTIONS = 60;
  private static final int SIZES = 10;
  private static final int DRAWS = 10;

  @Override
  public String name() {
    return "frechet";
  }

  @Override
  public String summary() {
    return "Are means and covariances equal? The Frechet distance of Gaussians with those of both"
        + " sides, extrapolated to infinite samples (FPD), with a permutation p-value.";
  }

  @Override
  public String statistic() {
    return "Frechet distance";
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
    double[][] vectors = PrincipalScores.unscaled(samples.vectors(), MOST_DIRECTIONS);
    return PermutationTest.of(
            samples,
            symmetry(),
            permutations,
            labelling -> between(vectors, labelling.reference(), labelling.generated()))
        .withFigures(
            List.of(
                new Figure(
                    "extrapolated",
                    extrapolated(
                        vectors,
                        Labelling.observed(samples.referenceSize(), samples.generatedSize()),
                        permutations.seed()))));
  }

  /** The distance of some vectors from some others. */
  static double between(double[][] vectors, int[] reference, int[] generated) {
    Moments r = Moments.of(vectors, reference);
    Moments g = Moments.of(vectors, generated);
    double distance = 0;
    for (int k = 0; k < vectors[0].length; k++) {
      double shift = r.mean(k) - g.mean(k);
      distance += shift * shift + r.variance(k) + g.variance(k);
    }
    // Rounding takes the difference of equal samples below zero.
    return Math.max(0, distance - 2 * r.traceOfRootWith(g));
  }

  private static double extrapolated(double[][] vectors, Labelling observed, long seed) {
    int smaller = Math.min(observed.reference().length, observed.generated().length);
    int[] sizes = sizes(Math.max(2, smaller / 3), Math.max(2, 2 * smaller / 3), SIZES);
    List<Double> means =
        Parallel.map(
            SIZES,
            s -> {
              UniformRandomProvider random =
                  RandomStreams.of(RandomStreams.split(seed, "extrapolation", s));
              double mean = 0;
              for (int draw = 0; draw < DRAWS; draw++) {
                mean +=
                    between(
                            vectors,
                            some(observed.reference(), sizes[s], random),
                            some(observed.generated(), sizes[s], random))
                        / DRAWS;
              }
              return mean;
            });
    return atInfinity(sizes, means.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Sizes evenly spaced in their inverse, rounded down. */
  static int[] sizes(int least, int most, int count) {
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      double share = i / (count - 1.0);
      sizes[i] = (int) (1 / ((1 - share) / least + share / most) + 1e-9);
    }
    return sizes;
  }

  /**
   * The value at infinite N of the straight line in 1/N that fits best, when neither this value nor
   * the slope may be negative.
   */
  static double atInfinity(int[] sizes, double[] values) {
    double meanInverse = Arrays.stream(sizes).mapToDouble(n -> 1.0 / n).average().orElseThrow();
    double meanValue = Arrays.stream(values).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < sizes.length; i++) {
      double inverse = 1.0 / sizes[i] - meanInverse;
      covariance += inverse * (values[i] - meanValue);
      variance += inverse * inverse;
    }
    double slope = variance == 0 ? 0 : Math.max(0, covariance / variance);
    return Math.max(0, meanValue - slope * meanInverse);
  }

  private static int[] some(int[] side, int size, UniformRandomProvider random) {
    int[] order = side.clone();
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(order.length - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return Arrays.copyOf(order, size);
  }
}
