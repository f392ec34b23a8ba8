package org.cosmoassay.reference.simulator.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;

final class ColaSimulationTest {

  private static final Cosmology COSMOLOGY = new Cosmology(0.3175, 0.049, 0.6711, 0.9624, 0.834, 0);
  private static final PeriodicBox BOX = PeriodicBox.cube(64);

  private static Displacements random(long seed) {
    return Displacements.of(BOX, 32, LinearPower.of(COSMOLOGY), Phases.random(seed));
  }

  private static ColaSimulation.Run run(Displacements displacements, double... redshifts) {
    List<Double> outputs = Arrays.stream(redshifts).boxed().toList();
    return ColaSimulation.run(COSMOLOGY, displacements, GravitySettings.DEFAULT, outputs);
  }

  @Test
  void momentumIsConserved() {
    ColaSimulation.Run run = run(random(1), 0);
    Snapshot snapshot = run.snapshots().get(0);
    double squares = 0;
    for (int i = 0; i < snapshot.size(); i++) {
      squares += snapshot.velocity(0, i) * snapshot.velocity(0, i);
    }
    double speed = Math.sqrt(squares / snapshot.size());
    assertThat(speed).isBetween(100.0, 600.0);
    assertThat(run.momentum() / speed).isLessThan(1e-10);
  }

  @Test
  void theCosmicEnergyEquationHolds() {
    // 12 steps of a trapezoidal sum: a few per cent; a wrong force or time unit gives order 1.
    assertThat(run(random(2), 0).energyDrift()).isBetween(-0.1, 0.1);
  }

  @Test
  void bitsDoNotDependOnThreads() {
    Displacements displacements = random(3);
    Snapshot one = onThreads(1, displacements);
    Snapshot three = onThreads(3, displacements);
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < one.size(); i++) {
        assertThat(three.position(axis, i)).isEqualTo(one.position(axis, i));
        assertThat(three.velocity(axis, i)).isEqualTo(one.velocity(axis, i));
      }
    }
  }

  private static Snapshot onThreads(int threads, Displacements displacements) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> run(displacements, 1)).join().snapshots().get(0);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void snapshotsOnTheWayAreThoseOfTheRun() {
    ColaSimulation.Run run = run(random(4), 1, 0.5);
    assertThat(run.snapshots()).extracting(s -> s.cosmology().redshift()).containsExactly(1.0, 0.5);
    // Late displacements grow with D: the field at z = 1 is a step on the way to that at 0.5.
    Growth growth = Growth.of(COSMOLOGY);
    double ratio = clumping(run.snapshots().get(1)) / clumping(run.snapshots().get(0));
    assertThat(ratio).isBetween(1.0, 3 * Math.pow(growth.first(1 / 1.5) / growth.first(0.5), 2));
  }

  /** Mean square count of particles in cells of two lattice spacings, less that of a lattice. */
  private static double clumping(Snapshot snapshot) {
    int cells = 16;
    double[] counts = new double[cells * cells * cells];
    for (int i = 0; i < snapshot.size(); i++) {
      int cell = 0;
      for (int axis = 0; axis < 3; axis++) {
        cell = cell * cells + (int) (snapshot.position(axis, i) / BOX.lx() * cells);
      }
      counts[cell]++;
    }
    double sum = 0;
    for (double count : counts) {
      sum += (count / 8 - 1) * (count / 8 - 1);
    }
    return sum / counts.length;
  }

  @Test
  void redshiftsThatCannotBeReachedAreRefused() {
    Displacements displacements = random(5);
    assertThatThrownBy(() -> run(displacements, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redshift -0.1: outputs must be 0 or more");
    assertThatThrownBy(() -> run(displacements, 0.5, 1)).hasMessageContaining("decreasing order");
    assertThatThrownBy(() -> run(displacements)).hasMessageContaining("no output redshifts");
  }

  /** One dimension before shell crossing: x = q + D1 psi1 is exact, the residual must stay 0. */
  @Test
  void aPlaneWaveMovesAsZeldovichSays() {
    int n = 32;
    double amplitude = 1;
    Mesh lattice = Mesh.of(BOX, n);
    double k = lattice.fundamental(0);
    double[] cells = new double[lattice.cells()];
    for (int i = 0; i < n; i++) {
      Arrays.fill(cells, i * n * n, (i + 1) * n * n, amplitude * Math.cos(k * i * BOX.lx() / n));
    }
    Displacements displacements = Displacements.of(DensityField.of(lattice, cells));
    Snapshot snapshot = run(displacements, 0.5).snapshots().get(0);
    Growth growth = Growth.of(COSMOLOGY);
    double a = 1 / 1.5;
    double d = growth.first(a);
    assertThat(d * amplitude).isBetween(0.75, 0.8);
    double velocity = 100 * a * growth.expansion(a) * growth.firstRate(a) * d;
    for (int i = 0; i < n; i++) {
      int particle = i * n * n + 5 * n + 7;
      double q = i * BOX.lx() / n;
      double psi = -amplitude / k * Math.sin(k * q);
      double off = BOX.minimumImage(snapshot.position(0, particle) - BOX.wrap(q + d * psi, 0), 0);
      // A fifth of the spacing of particles: planes are lattices of particles, not sheets. Without
      // gravity, residuals alone would be off by the displacement, up to 8.
      assertThat(off).as("x of plane %d", i).isCloseTo(0, within(0.4));
      assertThat(snapshot.velocity(0, particle))
          .as("v of plane %d", i)
          .isCloseTo(velocity * psi, within(0.06 * velocity * amplitude / k));
      assertThat(snapshot.position(1, particle)).isCloseTo(5 * BOX.ly() / n, within(1e-9));
    }
  }
}
