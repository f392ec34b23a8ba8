package org.cosmoassay.reference.simulator.suite;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * A suite of simulations.
 *
 * @param name of the suite
 * @param description what it is for; may be empty
 * @param seed of every random draw
 * @param fiducial the cosmology of what is not varied
 * @param settings how catalogues are made
 * @param sets its sets, of different names
 */
public record Suite(
    String name,
    String description,
    long seed,
    Cosmology fiducial,
    SimulationSettings settings,
    List<SimulationSet> sets) {

  public Suite {
    sets = List.copyOf(sets);
  }

  /**
   * Every simulation, set by set.
   *
   * @throws IllegalArgumentException when a cosmology is outside what can be simulated
   */
  public List<SuiteSimulation> simulations() {
    List<SuiteSimulation> simulations = new ArrayList<>();
    for (SimulationSet set : sets) {
      simulations.addAll(set.simulations(fiducial, seed));
    }
    return simulations;
  }
}
