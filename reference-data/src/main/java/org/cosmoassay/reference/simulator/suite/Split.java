package org.cosmoassay.reference.simulator.suite;

import java.util.Locale;

/** What a simulation is for. Simulations of different splits never share a seed. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** The word in suite files and file names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
