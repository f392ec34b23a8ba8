package org.cosmoassay.reference.simulator.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;

final class DisplacementsTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(50);
  private static final int N = 16;

  private final Mesh lattice = Mesh.of(BOX, N);

  /** delta = A cos(k x) + B cos(k y), with closed forms at first and second order. */
  @Test
  void crossedWavesMoveAsTheirClosedForms() {
    double a = 0.3;
    double b = 0.7;
    double[] modes = new double[N * N * lattice.rowLength()];
    put(modes, 1, 0, 0.5 * a);
    put(modes, N - 1, 0, 0.5 * a);
    put(modes, 0, 1, 0.5 * b);
    put(modes, 0, N - 1, 0.5 * b);
    Displacements displacements = Displacements.ofModes(lattice, modes);
    double k = lattice.fundamental(0);
    for (int i = 0; i < displacements.size(); i++) {
      double x = k * displacements.start(0, i);
      double y = k * displacements.start(1, i);
      // psi1 = -grad phi1 with phi1 = -(A cos kx + B cos ky) / k^2
      assertThat(displacements.first(0, i)).isCloseTo(-a / k * Math.sin(x), within(1e-12));
      assertThat(displacements.first(1, i)).isCloseTo(-b / k * Math.sin(y), within(1e-12));
      assertThat(displacements.first(2, i)).isCloseTo(0, within(1e-12));
      // Laplace phi2 = A B cos kx cos ky, phi2 = -A B cos kx cos ky / (2 k^2)
      double second = 0.5 * a * b / k;
      assertThat(displacements.second(0, i))
          .isCloseTo(second * Math.sin(x) * Math.cos(y), within(1e-12));
      assertThat(displacements.second(1, i))
          .isCloseTo(second * Math.cos(x) * Math.sin(y), within(1e-12));
      assertThat(displacements.second(2, i)).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void particleIndicesRunFastestAlongZ() {
    Displacements displacements = Displacements.ofModes(lattice, new double[N * N * (N + 2)]);
    assertThat(displacements.start(2, 1)).isEqualTo(50.0 / N);
    assertThat(displacements.start(1, N)).isEqualTo(50.0 / N);
    assertThat(displacements.start(0, N * N)).isEqualTo(50.0 / N);
  }

  @Test
  void oddNumbersOfParticlesAreRefused() {
    LinearPower power = LinearPower.of(new Cosmology(0.3, 0.05, 0.7, 1, 0.8, 0));
    assertThatThrownBy(() -> Displacements.of(BOX, 15, power, Phases.random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("particles = 15 per side; give an even number");
  }

  private void put(double[] modes, int i, int j, double value) {
    modes[(i * N + j) * lattice.rowLength()] = value;
  }
}
