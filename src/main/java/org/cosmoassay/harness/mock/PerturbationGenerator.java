package org.cosmoassay.harness.mock;

import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.reference.simulator.halo.Halos;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.reference.simulator.mock.LagrangianMock;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Halos of particles moved by Lagrangian perturbation theory of first or second order: the {@code
 * points} most massive groups, with velocities and masses. Masses are a ranking rather than masses.
 *
 * <p>Parameters: {@code particles} per side (even, default 128), {@code least-particles} of a halo
 * (default 20). A cloud has fewer halos where fewer groups are that large.
 *
 * @see LagrangianMock
 */
final class PerturbationGenerator implements Generator {

  private static final double DEFAULT_PARTICLES = 128;
  private static final double DEFAULT_LEAST = 20;

  private final Order order;
  private final GeneratorSettings settings;
  private final int particles;
  private final int leastParticles;

  /** How far the perturbation theory goes. */
  enum Order {
    FIRST("zeldovich"),
    SECOND("2lpt");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    /** The generator's name. */
    String word() {
      return word;
    }
  }

  private PerturbationGenerator(
      Order order, GeneratorSettings settings, int particles, int leastParticles) {
    this.order = order;
    this.settings = settings;
    this.particles = particles;
    this.leastParticles = leastParticles;
  }

  /**
   * The generator of these settings.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static PerturbationGenerator of(Order order, GeneratorSettings settings) {
    Parameters parameters = Parameters.of(order.word(), settings.parameters());
    int particles = Lattice.read("particles", DEFAULT_PARTICLES, settings, parameters);
    double least = parameters.positive("least-particles", DEFAULT_LEAST);
    parameters.require(least == Math.rint(least), "least-particles", least, "must be whole");
    parameters.requireValid();
    return new PerturbationGenerator(order, settings, particles, (int) least);
  }

  @Override
  public String identity() {
    return "%s/1 box=%s points=%s particles=%d least-particles=%d"
        .formatted(order.word(), settings.box().lx(), settings.points(), particles, leastParticles);
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    return inPhases(condition, Phases.random(RandomStreams.split(seed, "phases", 0)));
  }

  /** The halos of given phases: those of a simulation, for a model that is trained on both. */
  PointCloud inPhases(Cosmology condition, Phases phases) throws GeneratorException {
    return Lattice.inCosmology(order.word(), condition, () -> halos(condition, phases));
  }

  private PointCloud halos(Cosmology condition, Phases phases) {
    Displacements displacements =
        Displacements.of(settings.box(), particles, LinearPower.of(condition), phases);
    Snapshot snapshot = LagrangianMock.snapshot(condition, displacements, order == Order.SECOND);
    int most = (int) Math.round(settings.points());
    return Halos.of(snapshot, LagrangianMock.LINKING, leastParticles, most);
  }
}
