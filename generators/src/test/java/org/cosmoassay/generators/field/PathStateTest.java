package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class PathStateTest {

  private static final FieldShape SHAPE = new FieldShape(CellGrid.of(8), PlaneWaves.of(8, 2), 2);

  /** Of 512 cells 384 are empty, 102 hold one halo and 26 hold two. */
  private static final CellLaw LAW = CellLaw.of(Tensor.of(new float[] {384, 102, 26}, 3));

  @Test
  void ofIndependentCellsAllIsKnownThatCanBe() {
    for (double time : new double[] {0.2, 0.5, 0.7}) {
      double missed = 0;
      int maps = 60;
      for (int seed = 0; seed < maps; seed++) {
        UniformRandomProvider random = RandomStreams.of(seed);
        double[] end = map(random);
        double[] start = GaussianBase.draw(random, end.length);
        PathState state = state(start, end, time);
        double[] known = state.known();
        for (int cell = 0; cell < end.length; cell++) {
          double miss = end[cell] - start[cell] - known[cell];
          missed += miss * miss / end.length / maps;
        }
      }
      // The scatter of a velocity about its expectation, except in the 18 waves of the latent and
      // the mean. 60 maps of 512 numbers with heavy tails: 1.5 % of error.
      double least = scatter(time) / ((1 - time) * (1 - time)) * (512 - 19) / 512;
      assertThat(missed).isCloseTo(least, within(0.045 * least));
    }
  }

  /** The mean variance of s given x_t, by a sum over x. */
  private static double scatter(double time) {
    double[] shares = {384 / 512.0, 102 / 512.0, 26 / 512.0};
    double noise = 1 - time;
    double step = 0.002;
    double ofExpected = 0;
    for (double x = -8; x < 12; x += step) {
      double density = 0;
      for (int n = 0; n < 3; n++) {
        double away = (x - time * LAW.standardized(n)) / noise;
        density += shares[n] * Math.exp(-away * away / 2) / noise / Math.sqrt(2 * Math.PI);
      }
      double expected = LAW.expected(x, time);
      ofExpected += density * expected * expected * step;
    }
    // s has mean 0 and scatter 1.
    return 1 - ofExpected;
  }

  @Test
  void whateverTheNetworkAnswersTheWavesEndAtTheLatent() {
    UniformRandomProvider random = RandomStreams.of(1);
    double[] end = map(random);
    double[] x = GaussianBase.draw(random, end.length);
    double[] waves = SHAPE.waves().amplitudes(end);
    int steps = 5;
    for (int step = 0; step < steps; step++) {
      PathState state = PathState.of(SHAPE, LAW, x, (double) step / steps, waves);
      double[] velocity = state.held(GaussianBase.draw(random, end.length));
      for (int cell = 0; cell < x.length; cell++) {
        x[cell] += velocity[cell] / steps;
      }
    }
    assertThat(SHAPE.waves().amplitudes(x)).containsExactly(waves, within(1e-12));
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    assertThat(sum).isCloseTo(0, within(1e-11));
  }

  @Test
  void aRowHoldsWhatItSays() {
    UniformRandomProvider random = RandomStreams.of(2);
    double[] end = map(random);
    double[] start = GaussianBase.draw(random, end.length);
    PathState state = state(start, end, 0.4);
    double[] row = state.rows(new int[] {77}, new double[] {5, 6});
    double x = 0.6 * start[77] + 0.4 * end[77];
    assertThat(row).hasSize(SHAPE.features());
    assertThat(row[0]).isCloseTo(x, within(1e-12));
    assertThat(row[1]).isEqualTo(LAW.expected(row[0], 0.4));
    assertThat(row[SHAPE.meansAt()]).isEqualTo(5);
    assertThat(row[SHAPE.meansAt() + 1]).isEqualTo(6);
  }

  private static PathState state(double[] start, double[] end, double time) {
    double[] x = new double[end.length];
    for (int cell = 0; cell < x.length; cell++) {
      x[cell] = (1 - time) * start[cell] + time * end[cell];
    }
    return PathState.of(SHAPE, LAW, x, time, SHAPE.waves().amplitudes(end));
  }

  /** The numbers of the law in random order. */
  private static double[] map(UniformRandomProvider random) {
    double[] values = new double[512];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = LAW.standardized(cell < 384 ? 0 : cell < 486 ? 1 : 2);
    }
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
    return values;
  }
}
