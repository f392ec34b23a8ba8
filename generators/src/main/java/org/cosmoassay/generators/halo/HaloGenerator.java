package org.cosmoassay.generators.halo;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Clouds of a trained interpolant: candidates of the base generator, carried along the field, of
 * which the {@code points} heaviest remain. Needs Omega_m and sigma_8 of every cloud, and whatever
 * the base needs.
 */
final class HaloGenerator implements Generator {

  private final HaloArchitecture architecture;
  private final HaloField field;
  private final String checksum;
  private final Generator base;
  private final int most;

  private HaloGenerator(
      HaloArchitecture architecture, Weights weights, String checksum, Generator base, int most) {
    this.architecture = architecture;
    this.field = HaloField.of(architecture.network(), weights);
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
      HaloArchitecture architecture, Weights weights, String checksum, GeneratorSettings settings) {
    int candidates = architecture.matching().candidates();
    int most = (int) Math.round(settings.points());
    if (most > candidates) {
      throw new IllegalArgumentException(
          "points (%d) must be at most the number of candidates of the model (%d)"
              .formatted(most, candidates));
    }
    return new HaloGenerator(
        architecture, weights, checksum, base(architecture, settings.box()), most);
  }

  /** The generator of candidates in a box. */
  static Generator base(HaloArchitecture architecture, PeriodicBox box) {
    return Generators.create(
        architecture.base(),
        new GeneratorSettings(
            box, architecture.matching().candidates(), architecture.baseParameters()));
  }

  @Override
  public String identity() {
    return "%s/1 weights=%s points=%d %s base=(%s)"
        .formatted(
            HaloArchitecture.FAMILY, checksum, most, architecture.parameters(), base.identity());
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    PointCloud start = base.sample(condition, RandomStreams.split(seed, "base", 0));
    return carry(start, condition, RandomStreams.split(seed, "paths", 0)).cloud();
  }

  /** Carries given base halos. */
  HaloSampler.Drawn carry(PointCloud start, Cosmology condition, long seed)
      throws GeneratorException {
    int least = Math.max(most, architecture.network().neighbours() + 1);
    if (start.size() < least) {
      throw new GeneratorException(
          "%s: the base %s made %d halos, fewer than the %d needed; make it find smaller ones"
              .formatted(HaloArchitecture.FAMILY, architecture.base(), start.size(), least));
    }
    try {
      BaseHalos halos =
          BaseHalos.of(start.withCosmology(condition), architecture.matching().candidates());
      return architecture.sampler().draw(field, halos, condition, most, seed);
    } catch (IllegalStateException | ArithmeticException e) {
      throw new GeneratorException(HaloArchitecture.FAMILY + ": " + e.getMessage(), e);
    }
  }
}
