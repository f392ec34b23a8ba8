package org.cosmoassay.reference.simulator.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.reference.simulator.linear.ParameterRange;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Simulations of one design.
 *
 * @param name part of the names of its files
 * @param design which cosmologies
 * @param phasing which random numbers
 * @param splits how many simulations each split has, in the order of the splits
 */
public record SimulationSet(
    String name, Design design, Phasing phasing, Map<Split, Integer> splits) {

  public SimulationSet {
    splits = Map.copyOf(splits);
    for (Map.Entry<Split, Integer> split : splits.entrySet()) {
      int size = split.getValue();
      if (size < 0 || (phasing == Phasing.PAIRED && size % 2 != 0)) {
        throw new IllegalArgumentException(
            "%s: the split %s has %d simulations; give %s"
                .formatted(
                    name,
                    split.getKey().word(),
                    size,
                    phasing == Phasing.PAIRED ? "an even number, for pairs" : "0 or more"));
      }
    }
  }

  /** Number of simulations of all splits. */
  public int size() {
    return splits.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Checks that the set can be made with any seed.
   *
   * @throws IllegalArgumentException when a list has another length than the splits, or a cosmology
   *     that the design can give is outside what can be simulated
   */
  public void requirePossible(Cosmology fiducial) {
    design.extremes(fiducial, size()).forEach(ParameterRange::require);
  }

  /**
   * The simulations of the set, split by split.
   *
   * @throws IllegalArgumentException when a cosmology is outside what can be simulated
   */
  List<SuiteSimulation> simulations(Cosmology fiducial, long suiteSeed) {
    long designSeed = RandomStreams.split(suiteSeed, name + " design", 0);
    List<Cosmology> cosmologies = design.cosmologies(fiducial, size(), designSeed);
    List<SuiteSimulation> simulations = new ArrayList<>();
    for (Map.Entry<Split, Integer> split : new TreeMap<>(splits).entrySet()) {
      for (int i = 0; i < split.getValue(); i++) {
        int index = simulations.size();
        simulations.add(
            new SuiteSimulation(
                name,
                index,
                split.getKey(),
                ParameterRange.require(cosmologies.get(index)),
                phasing.phases(suiteSeed, name, index)));
      }
    }
    return simulations;
  }
}
