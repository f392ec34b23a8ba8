package org.cosmoassay.reference.simulator.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * The cosmologies that can be simulated: flat, with cold matter, baryons and a cosmological
 * constant. Fitting formulas and time steps were tried within these ranges.
 */
public enum ParameterRange {
  OMEGA_M("Omega_m", 0.05, 1) {
    @Override
    double of(Cosmology cosmology) {
      return cosmology.omegaM();
    }
  },
  OMEGA_B("Omega_b", 0.001, 0.2) {
    @Override
    double of(Cosmology cosmology) {
      return cosmology.omegaB();
    }
  },
  H("h", 0.3, 1.5) {
    @Override
    double of(Cosmology cosmology) {
      return cosmology.h();
    }
  },
  N_S("n_s", 0.5, 1.5) {
    @Override
    double of(Cosmology cosmology) {
      return cosmology.nS();
    }
  },
  SIGMA_8("sigma_8", 0.05, 2) {
    @Override
    double of(Cosmology cosmology) {
      return cosmology.sigma8();
    }
  };

  private final String label;
  private final double least;
  private final double most;

  ParameterRange(String label, double least, double most) {
    this.label = label;
    this.least = least;
    this.most = most;
  }

  /** The parameter's value in a cosmology. */
  abstract double of(Cosmology cosmology);

  /** The smallest value that is accepted. */
  public double least() {
    return least;
  }

  /** The largest value that is accepted. */
  public double most() {
    return most;
  }

  /** What is wrong with each parameter outside its range; empty when all is well. */
  public static List<String> problems(Cosmology cosmology) {
    List<String> problems = new ArrayList<>();
    for (ParameterRange range : values()) {
      double value = range.of(cosmology);
      if (!(value >= range.least && value <= range.most)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s = %s is outside what can be simulated; give %s to %s",
                range.label,
                value,
                range.least,
                range.most));
      }
    }
    if (problems.isEmpty() && cosmology.omegaB() >= cosmology.omegaM()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "Omega_b = %s leaves no cold matter of Omega_m = %s; give less",
              cosmology.omegaB(),
              cosmology.omegaM()));
    }
    return problems;
  }

  /**
   * The same cosmology.
   *
   * @throws IllegalArgumentException when a parameter is not stated or outside its range
   */
  public static Cosmology require(Cosmology cosmology) {
    List<String> problems = problems(cosmology);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return cosmology;
  }
}
