package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code measure --field}: density fields given as grids. */
final class MeasureFieldTest {

  private static final int N = 16;
  private static final double SIDE = 100;
  private static final double AMPLITUDE = 0.3;

  /** Waves that fit into the box along x. */
  private static final int WAVES = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /** A plane wave along x, as overdensity, or as a density of mean 5. */
  private Path wave(boolean density) throws IOException {
    double[] values = new double[N * N * N];
    for (int c = 0; c < values.length; c++) {
      int cell = c / (N * N);
      double x = (cell + 0.5) / N;
      double delta = AMPLITUDE * Math.cos(2 * Math.PI * WAVES * x);
      values[c] = density ? 5 * (1 + delta) : delta;
    }
    return Catalogs.write(directory.resolve(density + ".npy"), values, N, N, N);
  }

  private JsonNode power(Path file, String content) {
    Shell.Result result =
        Shell.run(
            "measure",
            file,
            "--field",
            content,
            "--box",
            "100",
            "--statistic",
            "power",
            "--bins",
            "edges:0.1,0.18,0.2,0.3",
            "--format",
            "json");
    assertThat(result.code()).as(result.err()).isZero();
    return Json.MAPPER.readTree(result.out());
  }

  @Test
  void aPlaneWaveHasThePowerOfItsTwoModes() throws IOException {
    for (boolean density : new boolean[] {false, true}) {
      JsonNode json = power(wave(density), density ? "density" : "overdensity");
      double modes = json.at("/columns/modes/1").asDouble(0);
      // V |A / 2|^2 in each of k and -k, none in any other mode; 1e-12 for the rounding of the FFT.
      double expected = 2 * SIDE * SIDE * SIDE * AMPLITUDE * AMPLITUDE / 4 / modes;
      assertThat(json.at("/columns/p0/1").asDouble(0))
          .isCloseTo(expected, within(1e-12 * expected));
      assertThat(json.at("/columns/p0/0").asDouble(9)).isBetween(-1e-9, 1e-9);
      assertThat(json.path("count").asInt()).isEqualTo(N * N * N);
    }
  }

  @Test
  void whatIsNoFieldIsRefused() throws IOException {
    assertRefused(wave(false), "xi", "only power and bispectrum");
    double[] values = new double[8];
    values[5] = Double.NaN;
    Path broken = Catalogs.write(directory.resolve("nan.npy"), values, 2, 2, 2);
    assertRefused(broken, "power", "cell (1, 0, 1) is NaN");
    Path flat = Catalogs.write(directory.resolve("flat.npy"), values, 4, 2);
    assertRefused(flat, "power", "(nx, ny, nz)");
    Shell.Result without =
        Shell.run("measure", wave(false), "--field", "density", "--statistic", "power");
    assertThat(without.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(without.err()).contains("--box");
  }

  private static void assertRefused(Path file, String statistic, String why) {
    Shell.Result result =
        Shell.run("measure", file, "--field", "density", "--box", "9", "--statistic", statistic);
    assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(why);
  }
}
