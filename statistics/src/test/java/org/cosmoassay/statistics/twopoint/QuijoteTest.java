package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.suite.StatisticSuite;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real halos against what other programs made of them: pair counts of Corrfunc and SciPy,
 * velocities of SciPy. Skipped where the catalogues are absent.
 */
class QuijoteTest {

  private static final int HALOS = 5000;
  private static final int FEATURES = 7;

  private static FloatBuffer catalogues = FloatBuffer.allocate(0);
  private static String expected = "";

  @BeforeAll
  static void read() throws IOException {
    Path data =
        Path.of(
            System.getProperty(
                "cosmoassay.data",
                Path.of(System.getProperty("cosmoassay.root", ""), "..", "shared", "data")
                    .toString()));
    Path halos = data.resolve("quijote/halos_small.npy");
    assumeTrue(Files.exists(halos), () -> "no Quijote halos at " + halos);
    ByteBuffer npy = ByteBuffer.wrap(Files.readAllBytes(halos)).order(ByteOrder.LITTLE_ENDIAN);
    npy.position(10 + npy.getShort(8));
    catalogues = npy.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    expected = Files.readString(data.resolve("quijote/expected.json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void agreesWithOtherPrograms(int catalogue) {
    RadialBins bins = RadialBins.of(numbers(expected, "edges"));
    assertThat(bins).isEqualTo(RadialBins.parse("lin:0.5:120:59"));
    String mine = expected.substring(expected.indexOf("\"%d\": {".formatted(catalogue)));
    List<Measurement> measured =
        StatisticSuite.measureAll(
            List.of(TwoPointCorrelation.of(bins), PairwiseVelocity.of(bins)), halos(catalogue));
    double[] pairs = numbers(mine, "pairs");
    assertThat(measured.get(0).column("pairs").values()).containsExactly(pairs);
    assertThat(measured.get(1).column("pairs").values()).containsExactly(pairs);
    // Where a bin is empty, the other programs print xi = -1.
    double[] xi = numbers(mine, "xi");
    for (int i = 0; i < xi.length; i++) {
      xi[i] = pairs[i] == 0 ? Double.NaN : xi[i];
    }
    assertClose(measured.get(0), "xi", xi);
    assertClose(measured.get(0), "r_mean", numbers(mine, "r_mean"));
    assertClose(measured.get(1), "v12", numbers(mine, "v12"));
    assertClose(measured.get(1), "sigma_r", numbers(mine, "sigma_r"));
  }

  /** Both sides sum thousands of doubles in their own order. */
  private static void assertClose(Measurement measured, String column, double[] expected) {
    assertThat(measured.column(column).size()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      double value = measured.column(column).value(i);
      if (Double.isNaN(expected[i])) {
        assertThat(value).as("%s in bin %d", column, i).isNaN();
      } else {
        assertThat(value)
            .as("%s in bin %d", column, i)
            .isCloseTo(expected[i], within(1e-9 * Math.abs(expected[i])));
      }
    }
  }

  private static PointCloud halos(int catalogue) {
    double[][] columns = new double[FEATURES][HALOS];
    for (int i = 0; i < HALOS; i++) {
      for (int f = 0; f < FEATURES; f++) {
        columns[f][i] = catalogues.get((catalogue * HALOS + i) * FEATURES + f);
      }
    }
    return PointCloud.builder(PeriodicBox.cube(1000))
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .masses(columns[6])
        .build();
  }

  /** The first array of that name in JSON text; null becomes NaN. */
  private static double[] numbers(String json, String name) {
    int start = json.indexOf('[', json.indexOf('"' + name + "\": ["));
    return Arrays.stream(json.substring(start + 1, json.indexOf(']', start)).split(",", -1))
        .map(String::trim)
        .mapToDouble(text -> text.equals("null") ? Double.NaN : Double.parseDouble(text))
        .toArray();
  }
}
