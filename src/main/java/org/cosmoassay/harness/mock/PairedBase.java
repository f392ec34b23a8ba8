package org.cosmoassay.harness.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * Clouds of a generator for the simulations of a suite, row by row: in the same phases when the
 * generator moves particles by perturbation theory, so that halos can be told which they become;
 * otherwise drawn with the simulation's seed, and only cosmology is in common.
 */
public final class PairedBase {

  private PairedBase() {}

  /**
   * A simulation.
   *
   * @param phases of its initial conditions
   * @param cosmology with its redshift
   */
  public record Simulation(Phases phases, Cosmology cosmology) {}

  /**
   * The clouds, made on all threads of the common pool.
   *
   * @param made is told the index of every cloud that is made
   * @throws GeneratorException when the generator fails
   */
  public static Ensemble of(Generator generator, List<Simulation> simulations, IntConsumer made)
      throws GeneratorException {
    AtomicReferenceArray<@Nullable PointCloud> clouds =
        new AtomicReferenceArray<>(simulations.size());
    List<GeneratorException> failures = new ArrayList<>();
    IntStream.range(0, simulations.size())
        .parallel()
        .forEach(
            i -> {
              try {
                clouds.set(i, cloud(generator, simulations.get(i)));
                made.accept(i);
              } catch (GeneratorException e) {
                synchronized (failures) {
                  failures.add(e);
                }
              }
            });
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    List<PointCloud> all = new ArrayList<>();
    for (int i = 0; i < clouds.length(); i++) {
      PointCloud cloud = clouds.get(i);
      if (cloud != null) {
        all.add(cloud);
      }
    }
    return Ensemble.of(all);
  }

  private static PointCloud cloud(Generator generator, Simulation simulation)
      throws GeneratorException {
    return generator instanceof PerturbationGenerator perturbation
        ? perturbation.inPhases(simulation.cosmology(), simulation.phases())
        : generator.sample(simulation.cosmology(), simulation.phases().seed());
  }
}
