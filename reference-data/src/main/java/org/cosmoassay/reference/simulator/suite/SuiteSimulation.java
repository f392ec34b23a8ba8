package org.cosmoassay.reference.simulator.suite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.simulator.gravity.ColaSimulation;
import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.reference.simulator.halo.HaloOccupation;
import org.cosmoassay.reference.simulator.halo.Halos;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.mock.LagrangianMock;
import org.cosmoassay.reference.simulator.mock.LognormalMock;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * One simulation of a suite.
 *
 * @param set name of its set
 * @param index number within the set, from 0
 * @param split what it is for
 * @param cosmology which universe; the redshift is of no account
 * @param phases which random numbers
 */
public record SuiteSimulation(
    String set, int index, Split split, Cosmology cosmology, Phases phases) {

  /** Raised when the same settings come to give other numbers: finished files are then remade. */
  private static final int VERSION = 1;

  /**
   * What a simulation gives.
   *
   * @param clouds one per redshift
   * @param particleMass in Msun/h; NaN without particles
   * @param energyDrift relative violation of the cosmic energy equation; NaN without gravity
   */
  record Result(List<PointCloud> clouds, double particleMass, double energyDrift) {
    Result {
      clouds = List.copyOf(clouds);
    }
  }

  /** Runs the simulation. */
  Result run(SimulationSettings settings) {
    PeriodicBox box = PeriodicBox.cube(settings.box());
    if (settings.method() == Method.LOGNORMAL) {
      return new Result(lognormal(settings, box), Double.NaN, Double.NaN);
    }
    Displacements displacements =
        Displacements.of(box, settings.particles(), settings.power(cosmology), phases);
    double energyDrift = Double.NaN;
    List<Snapshot> snapshots = new ArrayList<>();
    double linking = LagrangianMock.LINKING;
    if (settings.method() == Method.COLA) {
      ColaSimulation.Run run =
          ColaSimulation.run(cosmology, displacements, settings.gravity(), settings.redshifts());
      snapshots.addAll(run.snapshots());
      energyDrift = run.energyDrift();
      linking = Halos.LINKING;
    } else {
      for (double redshift : settings.redshifts()) {
        boolean secondOrder = settings.method() == Method.SECOND_ORDER;
        snapshots.add(
            LagrangianMock.snapshot(cosmology.withRedshift(redshift), displacements, secondOrder));
      }
    }
    List<PointCloud> clouds = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      PointCloud halos = Halos.of(snapshot, linking, settings.leastParticles(), settings.count());
      HaloOccupation galaxies = settings.galaxies();
      clouds.add(galaxies == null ? halos : galaxies.populate(halos, seed("galaxies")));
    }
    return new Result(clouds, snapshots.get(0).particleMass(), energyDrift);
  }

  private List<PointCloud> lognormal(SimulationSettings settings, PeriodicBox box) {
    List<PointCloud> clouds = new ArrayList<>();
    for (double redshift : settings.redshifts()) {
      LognormalMock mock =
          LognormalMock.of(
              cosmology.withRedshift(redshift),
              settings.power(cosmology),
              box,
              settings.particles(),
              settings.bias(),
              phases);
      clouds.add(mock.sample(settings.count(), seed("points")));
    }
    return clouds;
  }

  private long seed(String use) {
    return RandomStreams.split(phases.seed(), use, phases.inverted() ? 1 : 0);
  }

  /** Twelve hexadecimal digits that tell what this simulation depends on. */
  String fingerprint(SimulationSettings settings) {
    Cosmology c = cosmology;
    String text =
        String.join(
            ";",
            "version " + VERSION,
            settings.canonical(),
            SimulationSettings.hex(c.omegaM(), c.omegaB(), c.h(), c.nS(), c.sigma8()),
            phases.seed() + "," + phases.fixed() + "," + phases.inverted());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }
}
