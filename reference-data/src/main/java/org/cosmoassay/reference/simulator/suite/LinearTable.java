package org.cosmoassay.reference.simulator.suite;

import java.nio.charset.StandardCharsets;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.reference.simulator.linear.TabulatedSpectrum;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * The shape of the linear power of one cosmology as a table, from CLASS or CAMB; its amplitude
 * follows from sigma_8.
 */
public final class LinearTable {

  private final String name;
  private final String identity;
  private final TabulatedSpectrum spectrum;

  private LinearTable(String name, String identity, TabulatedSpectrum spectrum) {
    this.name = name;
    this.identity = identity;
    this.spectrum = spectrum;
  }

  /**
   * A table of the power.
   *
   * @param name what data cards call it
   * @param k wavenumbers in h/Mpc, strictly increasing
   * @param power in any unit, above 0
   * @throws IllegalArgumentException with the row that cannot be
   */
  public static LinearTable of(String name, double[] k, double[] power) {
    String text = SimulationSettings.hex(k) + ";" + SimulationSettings.hex(power);
    return new LinearTable(
        name,
        Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
        TabulatedSpectrum.ofPower(k, power));
  }

  /** The power, normalised to sigma_8 of the cosmology. */
  LinearPower power(Cosmology cosmology) {
    return LinearPower.of(cosmology, spectrum);
  }

  /** Equal for equal numbers. */
  String identity() {
    return identity;
  }

  /** What data cards call it. */
  public String name() {
    return name;
  }
}
