package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class PlaneWavesTest {

  private static final int SIDE = 12;
  private static final PlaneWaves WAVES = PlaneWaves.of(SIDE, 5);

  @Test
  void thereAreTwoWavesForEveryPairOfVectors() {
    // r_3(1) + ... + r_3(5): 6 + 12 + 8 + 6 + 24 vectors of whole numbers have these lengths.
    assertThat(WAVES.count()).isEqualTo(56);
    assertThat(WAVES.bands()).isEqualTo(5);
    assertThat(WAVES.band(0)).isZero();
    assertThat(WAVES.band(55)).isEqualTo(4);
  }

  @Test
  void amplitudesOfASumOfWavesAreThoseItWasMadeFrom() {
    double[] amplitudes = GaussianBase.draw(1, WAVES.count());
    assertThat(WAVES.amplitudes(field(amplitudes))).containsExactly(amplitudes, within(1e-12));
  }

  @Test
  void movingAFieldMovesItsPhasesTogether() {
    double[] amplitudes = GaussianBase.draw(2, WAVES.count());
    double[] moved = WAVES.moved(amplitudes, RandomStreams.of(5));
    double[] before = field(amplitudes);
    double[] after = field(moved);
    assertThat(moved).isNotEqualTo(amplitudes);
    // Integrals of powers do not change when a field is shifted and turned as a whole. Waves are up
    // to n = 2, so up to the fifth power the sum over 12 cells a side is the integral.
    for (int power = 2; power <= 5; power++) {
      assertThat(sum(after, power)).isCloseTo(sum(before, power), within(1e-10 * sum(before, 2)));
    }
    // Phases that were not moved together would not keep the third.
    double[] scrambled = amplitudes.clone();
    scrambled[0] = amplitudes[1];
    scrambled[1] = -amplitudes[0];
    assertThat(Math.abs(sum(field(scrambled), 3) - sum(before, 3)))
        .isGreaterThan(1e-3 * Math.abs(sum(before, 3)));
  }

  private static double[] field(double[] amplitudes) {
    double[] field = new double[SIDE * SIDE * SIDE];
    for (double[] band : WAVES.fields(amplitudes)) {
      for (int cell = 0; cell < field.length; cell++) {
        field[cell] += band[cell];
      }
    }
    return field;
  }

  private static double sum(double[] field, int power) {
    double sum = 0;
    for (double value : field) {
      sum += Math.pow(value, power);
    }
    return sum;
  }
}
