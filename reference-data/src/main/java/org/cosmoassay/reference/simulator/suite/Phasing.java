package org.cosmoassay.reference.simulator.suite;

import java.util.Locale;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** The random numbers of the simulations of a set. */
public enum Phasing {
  /** Gaussian fields, each of its own seed. */
  RANDOM,
  /** Fixed amplitudes, each of its own seed. */
  FIXED,
  /** Fixed amplitudes; simulations 2 i and 2 i + 1 are a pair of opposite phases. */
  PAIRED;

  /** The word in suite files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The random numbers of simulation {@code index} of a set. */
  Phases phases(long suiteSeed, String set, int index) {
    int universe = this == PAIRED ? index / 2 : index;
    long seed = RandomStreams.split(suiteSeed, set, universe);
    return new Phases(seed, this != RANDOM, this == PAIRED && index % 2 == 1);
  }
}
