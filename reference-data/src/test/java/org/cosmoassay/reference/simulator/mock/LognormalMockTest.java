package org.cosmoassay.reference.simulator.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.FourierField;
import org.junit.jupiter.api.Test;

final class LognormalMockTest {

  private static final Cosmology COSMOLOGY =
      new Cosmology(0.3175, 0.049, 0.6711, 0.9624, 0.834, 0.5);
  private static final PeriodicBox BOX = PeriodicBox.cube(400);
  private static final int CELLS = 32;

  @Test
  void theDensityHasThePowerThatWasAskedFor() {
    double bias = 2;
    LinearPower linear = LinearPower.of(COSMOLOGY);
    double growth = Growth.of(COSMOLOGY).first(1 / 1.5);
    double sum = 0;
    int modes = 0;
    for (int seed = 0; seed < 10; seed++) {
      LognormalMock mock = LognormalMock.of(COSMOLOGY, BOX, CELLS, bias, Phases.random(seed));
      assertThat(mock.density().mean()).isCloseTo(1, within(1e-12));
      FourierField field = mock.density().transform();
      for (int i = 0; i < CELLS; i++) {
        for (int j = 0; j < CELLS; j++) {
          for (int k = 1; k < CELLS / 2; k++) {
            double waves =
                Math.sqrt(
                    Math.pow(field.mesh().waves(0, i), 2)
                        + Math.pow(field.mesh().waves(1, j), 2)
                        + (double) k * k);
            if (waves < 6) {
              double real = field.real(i, j, k);
              double imaginary = field.imaginary(i, j, k);
              double wavenumber = waves * field.mesh().fundamental(0);
              double expected = bias * bias * growth * growth * linear.at(wavenumber);
              sum += BOX.volume() * (real * real + imaginary * imaginary) / expected;
              modes++;
            }
          }
        }
      }
    }
    // |delta|^2 scatters by its mean: 5 standard errors of half as many modes, as the exponential
    // couples them.
    assertThat(modes).isGreaterThan(3000);
    assertThat(sum / modes).isCloseTo(1, within(5 / Math.sqrt(0.5 * modes)));
  }

  @Test
  void velocitiesAreThoseOfLinearTheory() {
    LognormalMock mock = LognormalMock.of(COSMOLOGY, BOX, CELLS, 1.5, Phases.random(3));
    PointCloud points = mock.sample(20000, 5);
    assertThat((double) points.size()).isCloseTo(20000, within(5 * Math.sqrt(20000)));
    Displacements displacements =
        Displacements.of(BOX, CELLS, LinearPower.of(COSMOLOGY), Phases.random(3));
    Snapshot snapshot = LagrangianMock.snapshot(COSMOLOGY, displacements, false);
    double lattice = 0;
    for (int i = 0; i < snapshot.size(); i++) {
      lattice += snapshot.velocity(0, i) * snapshot.velocity(0, i);
    }
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      sum += points.velocity(0, i) * points.velocity(0, i);
    }
    // Linear interpolation lowers the variance a little; points sit where density is.
    assertThat(sum / points.size() / (lattice / snapshot.size())).isCloseTo(1, within(0.15));
  }

  @Test
  void theSameSeedGivesTheSamePoints() {
    LognormalMock mock = LognormalMock.of(COSMOLOGY, BOX, 16, 1.5, Phases.random(3));
    assertThat(mock.sample(500, 5).copyPositions(2))
        .isEqualTo(mock.sample(500, 5).copyPositions(2));
    assertThat(mock.sample(500, 5).copyPositions(2))
        .isNotEqualTo(mock.sample(500, 6).copyPositions(2));
    assertThat(mock.sample(0, 5).size()).isZero();
  }

  @Test
  void argumentsWithoutSenseAreRefused() {
    assertThatThrownBy(() -> LognormalMock.of(COSMOLOGY, BOX, 16, 0, Phases.random(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bias = 0.0");
    assertThatThrownBy(() -> LognormalMock.of(COSMOLOGY, BOX, 15, 1, Phases.random(3)))
        .hasMessageContaining("even number of cells");
  }

  @Test
  void lagrangianParticlesMoveAsTheirOrderSays() {
    Displacements displacements =
        Displacements.of(BOX, 16, LinearPower.of(COSMOLOGY), Phases.random(4));
    Growth growth = Growth.of(COSMOLOGY);
    double a = 1 / 1.5;
    Snapshot first = LagrangianMock.snapshot(COSMOLOGY, displacements, false);
    Snapshot second = LagrangianMock.snapshot(COSMOLOGY, displacements, true);
    double rate = 100 * a * growth.expansion(a);
    for (int i = 0; i < displacements.size(); i += 97) {
      double psi1 = displacements.first(1, i);
      double psi2 = displacements.second(1, i);
      double x = displacements.start(1, i) + growth.first(a) * psi1;
      assertThat(first.position(1, i)).isCloseTo(BOX.wrap(x, 1), within(1e-9));
      assertThat(first.velocity(1, i))
          .isCloseTo(rate * growth.firstRate(a) * growth.first(a) * psi1, within(1e-7));
      assertThat(second.velocity(1, i) - first.velocity(1, i))
          .isCloseTo(rate * growth.secondRate(a) * growth.second(a) * psi2, within(1e-7));
    }
  }
}
