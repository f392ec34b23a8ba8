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
    public double of(Cosmology cosmology) {
      return cosmology.omegaM();
    }

    @Override
    public Cosmology with(Cosmology c, double value) {
      return new Cosmology(value, c.omegaB(), c.h(), c.nS(), c.sigma8(), c.redshift());
    }
  },
  OMEGA_B("Omega_b", 0.001, 0.2) {
    @Override
    public double of(Cosmology cosmology) {
      return cosmology.omegaB();
    }

    @Override
    public Cosmology with(Cosmology c, double value) {
      return new Cosmology(c.omegaM(), value, c.h(), c.nS(), c.sigma8(), c.redshift());
    }
  },
  H("h", 0.3, 1.5) {
    @Override
    public double of(Cosmology cosmology) {
      return cosmology.h();
    }

    @Override
    public Cosmology with(Cosmology c, double value) {
      return new Cosmology(c.omegaM(), c.omegaB(), value, c.nS(), c.sigma8(), c.redshift());
    }
  },
  N_S("n_s", 0.5, 1.5) {
    @Override
    public double of(Cosmology cosmology) {
      return cosmology.nS();
    }

    @Override
    public Cosmology with(Cosmology c, double value) {
      return new Cosmology(c.omegaM(), c.omegaB(), c.h(), value, c.sigma8(), c.redshift());
    }
  },
  SIGMA_8("sigma_8", 0.05, 2) {
    @Override
    public double of(Cosmology cosmology) {
      return cosmology.sigma8();
    }

    @Override
    public Cosmology with(Cosmology c, double value) {
      return new Cosmology(c.omegaM(), c.omegaB(), c.h(), c.nS(), value, c.redshift());
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
  public abstract double of(Cosmology cosmology);

  /** The cosmology with another value of the parameter. */
  public abstract Cosmology with(Cosmology cosmology, double value);

  /** The parameter's name in tables, e.g. {@code Omega_m}. */
  public String label() {
    return label;
  }

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
