package org.cosmoassay.harness.config;

import org.cosmoassay.statistics.catalog.Cosmology;

/** A parameter of the cosmology that likelihoods are functions of. */
public enum InferredParameter implements Word {
  /** Matter density today. */
  OMEGA_M("omega-m", "Ω_m"),
  /** Fluctuations in spheres of 8 Mpc/h. */
  SIGMA_8("sigma-8", "σ_8");

  private final String word;
  private final String symbol;

  InferredParameter(String word, String symbol) {
    this.word = word;
    this.symbol = symbol;
  }

  @Override
  public String word() {
    return word;
  }

  /** How figures write it. */
  public String symbol() {
    return symbol;
  }

  /** Its value; NaN when nobody states it. */
  public double of(Cosmology cosmology) {
    return this == OMEGA_M ? cosmology.omegaM() : cosmology.sigma8();
  }

  /** The same cosmology with another value. */
  public Cosmology in(Cosmology cosmology, double value) {
    return this == OMEGA_M
        ? cosmology.withOmegaM(value)
        : new Cosmology(
            cosmology.omegaM(),
            cosmology.omegaB(),
            cosmology.h(),
            cosmology.nS(),
            value,
            cosmology.redshift());
  }
}
