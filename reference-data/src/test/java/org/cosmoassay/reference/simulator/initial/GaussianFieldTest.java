package org.cosmoassay.reference.simulator.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.RowTransforms;
import org.junit.jupiter.api.Test;

final class GaussianFieldTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  private static double power(double k) {
    return 500 / (0.01 + k * k);
  }

  private final Mesh mesh = Mesh.of(BOX, 16);

  @Test
  void theModesAreThoseOfARealField() {
    double[] modes = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(3));
    double[] field = modes.clone();
    RowTransforms.inverse(field, mesh);
    RowTransforms.forward(field, mesh);
    // Going to real space drops whatever is not Hermitian.
    for (int at = 0; at < modes.length; at++) {
      assertThat(field[at] / mesh.cells()).isCloseTo(modes[at], within(1e-12));
    }
    assertThat(modes[0]).isZero();
  }

  @Test
  void theMeanSquareIsThePower() {
    double sum = 0;
    int count = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] modes = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(seed));
      for (int i = 0; i < 16; i++) {
        for (int j = 0; j < 16; j++) {
          for (int k = 1; k < 8; k++) {
            if (i != 8 && j != 8) {
              sum += relativePower(modes, i, j, k);
              count++;
            }
          }
        }
      }
    }
    // |w|^2 is exponential with mean and scatter 1; 4 sigma of 31500 modes.
    assertThat(sum / count).isCloseTo(1, within(4 / Math.sqrt(count)));
  }

  @Test
  void fixedAmplitudesAreThePowerItselfAndPairsAreOpposite() {
    double[] random = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(5));
    double[] fixed = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.fixed(5, false));
    double[] other = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.fixed(5, true));
    assertThat(relativePower(fixed, 2, 15, 3)).isCloseTo(1, within(1e-12));
    assertThat(relativePower(fixed, 0, 3, 0)).isCloseTo(1, within(1e-12));
    for (int at = 0; at < fixed.length; at += 2) {
      assertThat(other[at]).isEqualTo(-fixed[at]);
      // The same phases: parallel in the complex plane.
      assertThat(random[at] * fixed[at + 1]).isCloseTo(random[at + 1] * fixed[at], within(1e-12));
      assertThat(random[at] * fixed[at]).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void aFinerMeshHasTheSameLargeModes() {
    Mesh fine = Mesh.of(BOX, 24);
    double[] coarse = GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(7));
    double[] finer = GaussianField.modes(fine, GaussianFieldTest::power, Phases.random(7));
    for (int mx = -7; mx < 8; mx++) {
      for (int my = -7; my < 8; my++) {
        for (int mz = 0; mz < 8; mz++) {
          int at = (Math.floorMod(mx, 16) * 16 + Math.floorMod(my, 16)) * mesh.rowLength() + 2 * mz;
          int same =
              (Math.floorMod(mx, 24) * 24 + Math.floorMod(my, 24)) * fine.rowLength() + 2 * mz;
          assertThat(finer[same]).isEqualTo(coarse[at]);
          assertThat(finer[same + 1]).isEqualTo(coarse[at + 1]);
        }
      }
    }
  }

  @Test
  void otherSeedsAreOtherFields() {
    assertThat(GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(1)))
        .isNotEqualTo(GaussianField.modes(mesh, GaussianFieldTest::power, Phases.random(2)));
  }

  /** V |delta(k)|^2 / P(k). */
  private double relativePower(double[] modes, int i, int j, int k) {
    int at = (i * 16 + j) * mesh.rowLength() + 2 * k;
    double square = modes[at] * modes[at] + modes[at + 1] * modes[at + 1];
    double waves =
        Math.sqrt(Math.pow(mesh.waves(0, i), 2) + Math.pow(mesh.waves(1, j), 2) + (double) k * k);
    return square * BOX.volume() / power(waves * mesh.fundamental(0));
  }
}
