package org.cosmoassay.statistics.comparison.twosample;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * The sliced Wasserstein distance: the vectors are projected on 128 random directions, and SW_q =
 * (mean of W_q^q)^(1/q), where W_q^q is the integral of |F_r^-1(u) - F_g^-1(u)|^q over u in one
 * direction. The directions depend on the seed alone.
 *
 * <p>Bonneel et al. (2015), doi:10.1007/s10851-014-0506-3; Rabin et al. (2012),
 * doi:10.1007/978-3-642-24785-9_37.
 *
 * @param order q, 1 or 2
 */
public record SlicedWasserstein(int order) implements TwoSampleTest {

  private static final int DIRECTIONS = 128;

  public SlicedWasserstein {
    if (order != 1 && order != 2) {
      throw new IllegalArgumentException(
          "The order (" + order + ") of a Wasserstein distance must be 1 or 2.");
    }
  }

  /** Of order 2. */
  public static SlicedWasserstein withDefaults() {
    return new SlicedWasserstein(2);
  }

  @Override
  public String name() {
    return "wasserstein";
  }

  @Override
  public String summary() {
    return "Are the distributions equal? The sliced Wasserstein distance: how far quantiles are apart"
        + " in random directions, with a permutation p-value.";
  }

  @Override
  public String statistic() {
    return "sliced Wasserstein distance";
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
    Slice[] slices = slices(samples, permutations.seed());
    return PermutationTest.of(
        samples,
        symmetry(),
        permutations,
        labelling -> {
          boolean[] isGenerated = new boolean[samples.size()];
          for (int i : labelling.generated()) {
            isGenerated[i] = true;
          }
          double sum = 0;
          for (Slice slice : slices) {
            sum += slice.power(isGenerated, labelling.generated().length, order);
          }
          double mean = sum / slices.length;
          return order == 1 ? mean : Math.sqrt(mean);
        });
  }

  private static Slice[] slices(TwoSamples samples, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "directions", 0));
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int p = samples.dimension();
    // A line has but one direction.
    Slice[] slices = new Slice[p == 1 ? 1 : DIRECTIONS];
    for (int s = 0; s < slices.length; s++) {
      double[] direction = new double[p];
      double squares = 0;
      for (int k = 0; k < p; k++) {
        direction[k] = p == 1 ? 1 : normal.sample();
        squares += direction[k] * direction[k];
      }
      double[] projected = new double[samples.size()];
      for (int i = 0; i < projected.length; i++) {
        for (int k = 0; k < p; k++) {
          projected[i] += direction[k] * samples.value(i, k) / Math.sqrt(squares);
        }
      }
      slices[s] = Slice.of(projected);
    }
    return slices;
  }
}
