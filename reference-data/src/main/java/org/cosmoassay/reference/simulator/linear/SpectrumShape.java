package org.cosmoassay.reference.simulator.linear;

/** The linear matter power spectrum at z = 0 up to a factor. */
@FunctionalInterface
public interface SpectrumShape {

  /**
   * The power in any unit.
   *
   * @param k wavenumber in h/Mpc, above 0
   */
  double at(double k);
}
