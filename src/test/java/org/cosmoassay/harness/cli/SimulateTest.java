package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.cosmoassay.harness.config.SuiteFile;
import org.cosmoassay.reference.simulator.suite.Suite;
import org.cosmoassay.reference.simulator.suite.SuiteSimulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulateTest {

  private static final String SUITE =
      """
      name: tiny
      box: 60
      particles: 16
      steps: 3
      redshifts: [1, 0.5]
      halos: {count: 20, least-particles: 4}
      cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
      sets:
        - {name: same, split: {train: 2, test: 1}}
        - {name: cube, design: latin-hypercube, parameters: {omega-m: [0.1, 0.5]}, split: {train: 2}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path suite(String text) throws IOException {
    return Files.writeString(directory.resolve("suite.yaml"), text);
  }

  @Test
  void aSuiteIsMadeInPartsAndMeasured() throws IOException {
    Path file = suite(SUITE);
    Path out = directory.resolve("out");
    Shell.Result part = Shell.run("simulate", file, "--out", out, "--most", "2", "--threads", "1");
    assertThat(part.code()).as(part.err()).isZero();
    assertThat(part.out()).contains("2 simulations made, 3 are missing");
    Shell.Result rest = Shell.run("simulate", file, "--out", out, "--threads", "2");
    assertThat(rest.out()).contains("3 simulations made, all are there");
    Path whole = directory.resolve("whole");
    assertThat(Shell.run("simulate", file, "--out", whole, "--quiet").out()).isEmpty();
    assertThat(Files.readString(out.resolve("SHA256SUMS")))
        .isEqualTo(Files.readString(whole.resolve("SHA256SUMS")));
    assertThat(Files.readString(out.resolve("suite.yaml"))).isEqualTo(SUITE);
    Path catalogue = out.resolve("cube-train-z0.5.npz");
    assertThat(Shell.run("info", catalogue).out()).contains("60.0", "0.834", "0.5");
    Shell.Result measured =
        Shell.run("measure", catalogue, "--statistic", "mass-function", "--realization", "1");
    assertThat(measured.code()).as(measured.err()).isZero();
  }

  @Test
  void aTableOfTheLinearPowerAndTriangularCloudsAreUsed() throws IOException {
    String fiducial =
        SUITE.replaceAll("  - \\{name: cube.*\n", "").replace("train: 2, test: 1", "train: 1");
    StringBuilder table = new StringBuilder("# k [h/Mpc]  P\n");
    for (double k = 1e-4; k < 50; k *= 1.2) {
      table.append(k).append(' ').append(k / Math.pow(1 + 300 * k * k, 1.4)).append('\n');
    }
    Files.writeString(directory.resolve("p.dat"), table);
    Path plain = directory.resolve("plain");
    Path changed = directory.resolve("changed");
    assertThat(Shell.run("simulate", suite(fiducial), "--out", plain).err())
        .doesNotContain("suite.yaml:");
    Path file =
        suite(
            fiducial.replace(
                "steps: 3", "steps: 3\nassignment: tsc\nlinear-power: {table: p.dat}"));
    Shell.Result result = Shell.run("simulate", file, "--out", changed);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(changed.resolve("README.md")))
        .contains("| mass assignment | tsc |", "| linear power | p.dat, normalised to sigma_8 |");
    assertThat(Files.readAllBytes(changed.resolve("same-train-z0.5.npz")))
        .isNotEqualTo(Files.readAllBytes(plain.resolve("same-train-z0.5.npz")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "particles: 16 | particles: 15 | suite.yaml:3:12: 15 is odd",
        "particles: 16 | particles: 800 | 1600 cells per side; at most 1024",
        "particles: 16 | particels: 16 | unknown key `particels`",
        "[1, 0.5] | [0.5, 1] | list redshifts in decreasing order",
        "[1, 0.5] | [-1] | `-1` is too small; write 0 or more",
        "omega-m: 0.3175 | omega-m: -0.1 | Omega_m = -0.1 is outside what can be simulated; give 0.05",
        "sigma-8: 0.834 | sigma-8: 3 | sigma_8 = 3.0 is outside what can be simulated; give 0.05 to 2",
        "[0.1, 0.5] | [0.5, 0.1] | [0.5, 0.1] is empty; write [LO, HI]",
        "[0.1, 0.5] | [0.0, 0.5] | Omega_m = 0.0 is outside",
        "latin-hypercube | list | the design list needs `cosmologies`",
        "name: cube | name: same | another set has this name",
        "steps: 3 | linear-power: {table: t.dat} | `linear-power` is the table of one cosmology",
        "steps: 3 | assignment: ngp | `ngp` is not known; write cic or tsc",
      })
  void whatCannotBeSimulatedIsRefused(String from, String to, String message) throws IOException {
    assertThat(SUITE).contains(from);
    Shell.Result result =
        Shell.run("simulate", suite(SUITE.replace(from, to)), "--out", directory.resolve("out"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("internal error");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void allProblemsAreReportedTogether() throws IOException {
    String text = SUITE.replace("particles: 16", "particles: 15").replace("0.1, 0.5]", "0.5, 0.1]");
    Shell.Result result = Shell.run("simulate", suite(text), "--out", directory.resolve("out"));
    assertThat(result.err()).hasLineCount(2).contains("15 is odd").contains("is empty");
  }

  @Test
  void aDirectoryThatCannotBeIsRefused() throws IOException {
    Path out = Files.writeString(directory.resolve("file"), "");
    Shell.Result result = Shell.run("simulate", suite(SUITE), "--out", out);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).contains("file");
    assertThat(Shell.run("simulate", suite(SUITE)).err()).contains("--out");
  }

  @Test
  void theShippedSuiteIsWhatItsCardSays() throws Exception {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    Suite suite =
        SuiteFile.read(root.resolve("reference-data/suites/cosmoassay-nbody-v1.yaml")).suite();
    assertThat(suite.sets().get(0).size()).isGreaterThanOrEqualTo(64);
    assertThat(suite.sets().get(1).size()).isGreaterThanOrEqualTo(96);
    assertThat(suite.simulations())
        .extracting(SuiteSimulation::phases)
        .doesNotHaveDuplicates()
        .hasSize(160);
    assertThat(suite.settings().box()).isBetween(250.0, 500.0);
  }
}
