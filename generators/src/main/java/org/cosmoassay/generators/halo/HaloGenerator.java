package org.cosmoassay.generators.halo;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Clouds of a trained model: candidates of the base generator, carried by the model, of which the
 * {@code points} heaviest remain. Needs Omega_m and sigma_8 of every cloud, and whatever the base
 * needs.
 */
final class HaloGenerator implements Generator {

  private final HaloFamily family;
  private final HaloCarrier carrier;
  private final String checksum;
  private final Generator base;
  private final int most;

  private HaloGenerator(
      HaloFamily family, Weights weights, String checksum, Generator base, int most) {
    this.family = family;
    this.carrier = family.carrier(weights);
    this.checksum = checksum;
    this.base = base;
    this.most = most;
  }

  /**
   * A generator in a box.
   *
   * @param checksum SHA-256 of the weights
   * @param settings box and points; parameters are not read
   * @throws IllegalArgumentException when nobody knows the base, its parameters are impossible, or
   *     more points are asked for than there are candidates
   */
  static HaloGenerator of(
      HaloFamily family, Weights weights, String checksum, GeneratorSettings settings) {
    int candidates = family.base().matching().candidates();
    int most = (int) Math.round(settings.points());
    if (most > candidates) {
      throw new IllegalArgumentException(
          "points (%d) must be at most the number of candidates of the model (%d)"
              .formatted(most, candidates));
    }
    return new HaloGenerator(
        family, weights, checksum, family.base().generator(settings.box()), most);
  }

  @Override
  public String identity() {
    return "%s/1 weights=%s points=%d %s base=(%s)"
        .formatted(family.name(), checksum, most, family.parameters(), base.identity());
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    PointCloud start = base.sample(condition, RandomStreams.split(seed, "base", 0));
    return carry(start, condition, RandomStreams.split(seed, "paths", 0)).cloud();
  }

  /** Carries given base halos. */
  HaloCarrier.Drawn carry(PointCloud start, Cosmology condition, long seed)
      throws GeneratorException {
    int least = Math.max(most, family.fewest());
    if (start.size() < least) {
      throw new GeneratorException(
          "%s: the base %s made %d halos, fewer than the %d needed; make it find smaller ones"
              .formatted(family.name(), family.base().name(), start.size(), least));
    }
    try {
      BaseHalos halos =
          BaseHalos.of(start.withCosmology(condition), family.base().matching().candidates());
      return carrier.draw(halos, condition, most, seed);
    } catch (IllegalStateException | ArithmeticException e) {
      throw new GeneratorException(family.name() + ": " + e.getMessage(), e);
    }
  }
}
