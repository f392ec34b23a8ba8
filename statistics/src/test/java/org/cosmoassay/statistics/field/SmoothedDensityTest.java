package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothedDensityTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 120, 80);

  @ParameterizedTest
  @ValueSource(doubles = {10, 20, 30})
  void isTheSumOfGaussiansAroundPoints(double radius) {
    PointCloud cloud = TestClouds.uniform(BOX, 12, 8);
    Mesh mesh = new Mesh(BOX, 10, 12, 8);
    DensityField ratio = SmoothedDensity.of(cloud, mesh).orElseThrow().ratio(radius);
    double peak = BOX.volume() / cloud.size() / Math.pow(2 * Math.PI * radius * radius, 1.5);
    // The bound that the class states, should the images of all points add up.
    double tolerance = 18 * Math.pow(10 / (2 * Math.PI * radius), 4) * cloud.size();
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 12; j++) {
        for (int k = 0; k < 8; k++) {
          double sum = 0;
          for (int p = 0; p < cloud.size(); p++) {
            sum +=
                periodicGaussian((i + 0.5) * 10 - cloud.x(p), BOX.lx(), radius)
                    * periodicGaussian((j + 0.5) * 10 - cloud.y(p), BOX.ly(), radius)
                    * periodicGaussian((k + 0.5) * 10 - cloud.z(p), BOX.lz(), radius);
          }
          assertThat(ratio.value(i, j, k)).isCloseTo(peak * sum, within(tolerance * peak));
        }
      }
    }
  }

  private static double periodicGaussian(double difference, double side, double radius) {
    double sum = 0;
    for (int image = -4; image <= 4; image++) {
      double x = (difference + image * side) / radius;
      sum += Math.exp(-0.5 * x * x);
    }
    return sum;
  }

  @Test
  void weightsCount() {
    double[] x = {10, 60};
    PointCloud cloud =
        PointCloud.builder(BOX).positions(x, x, x).weights(new double[] {3, 1}).build();
    double[] repeated = {10, 10, 60, 10};
    PointCloud points = PointCloud.of(BOX, repeated, repeated, repeated);
    Mesh mesh = new Mesh(BOX, 10, 12, 8);

    double[] weighted = SmoothedDensity.of(cloud, mesh).orElseThrow().ratio(20).values();
    double[] counted = SmoothedDensity.of(points, mesh).orElseThrow().ratio(20).values();

    // Rounding: densities are of order 1.
    assertThat(weighted).containsExactly(counted, within(1e-13));
  }

  @Test
  void isNowhereBelowZero() {
    PointCloud one = TestClouds.at(BOX, new double[] {50, 60, 40});
    Mesh mesh = new Mesh(BOX, 10, 12, 8);

    double[] values = SmoothedDensity.of(one, mesh).orElseThrow().ratio(10).values();

    assertThat(Arrays.stream(values).min().orElseThrow()).isZero();
  }

  @Test
  void nothingHasNoDensity() {
    Mesh mesh = new Mesh(BOX, 10, 12, 8);

    assertThat(SmoothedDensity.of(TestClouds.at(BOX), mesh)).isEmpty();
  }
}
