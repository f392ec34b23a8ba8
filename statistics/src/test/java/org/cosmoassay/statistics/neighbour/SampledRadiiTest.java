package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first radius that reaches a distance, against a loop over all radii. */
final class SampledRadiiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "4.9e-324",
        "0, 1e-300, 3",
        "1e-5, 1.0000000000000002e-5, 2e-5, 50",
        "0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7",
        "1, 2, 4, 8, 16, 32, 64, 128"
      })
  void firstReachedEqualsALoopOverAllRadii(String text) {
    double[] radii = Arrays.stream(text.split(", ")).mapToDouble(Double::parseDouble).toArray();
    SampledRadii sampled = SampledRadii.of("knn-cdf", radii);
    for (double distance : distances(radii)) {
      int expected =
          (int) IntStream.range(0, radii.length).filter(i -> !(radii[i] >= distance)).count();
      assertThat(sampled.firstReached(distance)).as("distance %s", distance).isEqualTo(expected);
    }
  }

  /** Every radius and its neighbours, numbers between, and those beyond. */
  private static double[] distances(double[] radii) {
    var random = RandomStreams.of(3);
    double largest = radii[radii.length - 1];
    return DoubleStream.concat(
            Arrays.stream(radii)
                .flatMap(r -> DoubleStream.of(Math.max(0, Math.nextDown(r)), r, Math.nextUp(r))),
            DoubleStream.concat(
                DoubleStream.generate(() -> 1.1 * largest * random.nextDouble()).limit(1000),
                DoubleStream.of(0, Double.POSITIVE_INFINITY, Double.NaN)))
        .toArray();
  }
}
