package org.cosmoassay.generators.pointprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorContract;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class UniformProcessTest extends GeneratorContract {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  @Override
  protected Generator generator(PeriodicBox box) {
    return of(box, 500, Map.of("velocity-dispersion", 250));
  }

  private static UniformProcess of(PeriodicBox box, double points, Map<String, Object> parameters) {
    return UniformProcess.of(new GeneratorSettings(box, points, parameters));
  }

  private static PointCloud sample(UniformProcess process, long seed) {
    return process.sample(Cosmology.UNSTATED, seed);
  }

  /** Chi-square of 4000 counts against Poisson(6); rejected by chance once in 1000 seeds. */
  @Test
  void countsArePoisson() {
    UniformProcess process = of(BOX, 6, Map.of());
    int clouds = 4000;
    long[] observed = new long[15];
    for (int seed = 0; seed < clouds; seed++) {
      observed[Math.min(sample(process, seed).size(), observed.length - 1)]++;
    }
    assertThat(chiSquare(observed, 6, clouds)).isGreaterThan(1e-3);
  }

  /** Counts in 4 x 2 x 8 cells of equal volume, over 100 clouds, against Poisson(5). */
  @Test
  void countsInCellsArePoisson() {
    UniformProcess process = of(BOX, 320, Map.of());
    long[] observed = new long[14];
    for (int seed = 0; seed < 100; seed++) {
      PointCloud cloud = sample(process, seed);
      int[] cells = new int[64];
      for (int i = 0; i < cloud.size(); i++) {
        int column = (int) (cloud.x(i) / 25);
        int row = (int) (cloud.y(i) / 25);
        int layer = (int) (cloud.z(i) / 25);
        cells[16 * column + 8 * row + layer]++;
      }
      for (int cell : cells) {
        observed[Math.min(cell, observed.length - 1)]++;
      }
    }
    assertThat(chiSquare(observed, 5, 6400)).isGreaterThan(1e-3);
  }

  private static double chiSquare(long[] observed, double mean, int total) {
    PoissonDistribution law = new PoissonDistribution(mean);
    double[] expected = new double[observed.length];
    int last = observed.length - 1;
    for (int n = 0; n < last; n++) {
      expected[n] = total * law.probability(n);
    }
    expected[last] = total * (1 - law.cumulativeProbability(last - 1));
    return new ChiSquareTest().chiSquareTest(expected, observed);
  }

  @Test
  void aFixedCountIsExact() {
    UniformProcess process = of(BOX, 321, Map.of("count", "fixed"));
    for (int seed = 0; seed < 20; seed++) {
      assertThat(sample(process, seed).size()).isEqualTo(321);
    }
  }

  @Test
  void noPointsIsAnEmptyCloud() {
    assertThat(sample(of(BOX, 0, Map.of()), 1).size()).isZero();
    assertThat(sample(of(BOX, 0, Map.of("count", "fixed")), 1).size()).isZero();
  }

  @Test
  void thereAreNoVelocitiesUnlessAskedFor() {
    PointCloud still = sample(of(BOX, 500, Map.of()), 3);
    PointCloud moving = sample(of(BOX, 500, Map.of("velocity-dispersion", 250)), 3);
    assertThat(still.hasVelocities()).isFalse();
    assertThat(still.hasMasses()).isFalse();
    assertThat(moving.copyPositions(0)).isEqualTo(still.copyPositions(0));
  }

  /** Relative error of a variance from n Gaussian numbers is sqrt(2/n); 4 sigma are allowed. */
  @Test
  void velocitiesHaveTheStatedDispersion() {
    int n = 20_000;
    PointCloud cloud = sample(of(BOX, n, Map.of("count", "fixed", "velocity-dispersion", 250)), 5);
    for (int axis = 0; axis < 3; axis++) {
      double mean = 0;
      double square = 0;
      for (double v : cloud.copyVelocities(axis)) {
        mean += v / n;
        square += v * v / n;
      }
      assertThat(mean).isCloseTo(0, within(4 * 250 / Math.sqrt(n)));
      assertThat(square).isCloseTo(250.0 * 250, within(4 * 250 * 250 * Math.sqrt(2.0 / n)));
    }
  }
}
