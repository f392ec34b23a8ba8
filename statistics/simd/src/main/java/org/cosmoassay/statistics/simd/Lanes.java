package org.cosmoassay.statistics.simd;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairKernel;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.Sieve;
import org.jspecify.annotations.Nullable;

/** What touches the incubating module, kept apart so that the provider loads without it. */
final class Lanes {

  /** With fewer, vectors do not pay. */
  static final int FEWEST = 4;

  /** None when this virtual machine, or the compiler of this module, was older than Java 19. */
  private static final @Nullable CompressingWalks COMPRESSING;

  private static final Optional<String> OBSTACLE;

  static {
    CompressingWalks found = null;
    String obstacle = null;
    try {
      found = find();
    } catch (ServiceConfigurationError e) {
      obstacle =
          "the module was compiled by JDKs before and after 19 in turn (%s); build it from clean"
              .formatted(e.getMessage());
    }
    COMPRESSING = found;
    OBSTACLE = Optional.ofNullable(obstacle);
  }

  private Lanes() {}

  private static @Nullable CompressingWalks find() {
    try {
      DoubleVector.class.getMethod("compress", VectorMask.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
    ClassLoader loader = Lanes.class.getClassLoader();
    return ServiceLoader.load(CompressingWalks.class, loader).findFirst().orElse(null);
  }

  /** Why nothing can be walked; empty when all is well. */
  static Optional<String> obstacle() {
    return OBSTACLE;
  }

  /** Number of doubles in a vector of this machine. */
  static int ofThisMachine() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  /** Whether candidates in reach are kept side by side in vectors. */
  static boolean compress() {
    return COMPRESSING != null;
  }

  /**
   * Walks over the pairs of some primaries.
   *
   * @param scalar takes what there are no vectors for
   */
  static void walk(CellGrid grid, int from, int to, PairSums sums, PairKernel scalar) {
    CompressingWalks compressing = COMPRESSING;
    if (sums.request().countsAlone() && EdgeWalk.suits(sums.request().bins(), ofThisMachine())) {
      Sieve sieve = compressing == null ? Sieve.scalar() : compressing.sieve();
      new EdgeWalk(grid, sums, sieve).over(from, to);
    } else if (compressing != null) {
      compressing.walk(grid, from, to, sums);
    } else {
      scalar.accumulate(grid, from, to, sums);
    }
  }
}
