package org.cosmoassay.generators.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cosmoassay.statistics.catalog.Cosmology;

/** The stated parameters of a cosmology as a CSV table of one row. */
final class ConditionTable {

  private ConditionTable() {}

  /** Header and row, each ended by a line feed; empty when nothing is stated. */
  static String csv(Cosmology cosmology) {
    Map<String, String> stated = new LinkedHashMap<>();
    put(stated, "Omega_m", cosmology.omegaM());
    put(stated, "Omega_b", cosmology.omegaB());
    put(stated, "h", cosmology.h());
    put(stated, "n_s", cosmology.nS());
    put(stated, "sigma_8", cosmology.sigma8());
    put(stated, "redshift", cosmology.redshift());
    return stated.isEmpty()
        ? ""
        : String.join(",", stated.keySet()) + "\n" + String.join(",", stated.values()) + "\n";
  }

  private static void put(Map<String, String> stated, String name, double value) {
    if (!Double.isNaN(value)) {
      stated.put(name, Double.toString(value));
    }
  }
}
