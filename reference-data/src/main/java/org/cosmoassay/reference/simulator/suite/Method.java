package org.cosmoassay.reference.simulator.suite;

/** How a catalogue is made. */
public enum Method {
  /** Particle-mesh gravity with COLA time steps, friends-of-friends halos. */
  COLA("cola"),
  /** Halos of particles displaced by second-order Lagrangian perturbation theory. */
  SECOND_ORDER("2lpt"),
  /** Halos of particles displaced by the approximation of Zel'dovich. */
  ZELDOVICH("zeldovich"),
  /** A lognormal mock: points without masses. */
  LOGNORMAL("lognormal");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** The word in suite files. */
  public String word() {
    return word;
  }

  /** The method of a word. */
  public static Method ofWord(String word) {
    for (Method method : values()) {
      if (method.word.equals(word)) {
        return method;
      }
    }
    throw new IllegalArgumentException(word + " is no method of simulation");
  }
}
