package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.RealData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Benchmarks whose reference is a table of measurements. */
final class TableRunTest {

  private static final String NPZ =
      "{file: t.npz, edges: e, unit: Mpc/h, values: v, covariance: c, mean-of: 8}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void writeTables() throws IOException {
    NpzWriter.create()
        .add("e", new double[] {1, 5, 9})
        .add("v", new double[] {0.1, 0.05})
        .add("c", new double[][] {{0.04, 0.01}, {0.01, 0.02}})
        .add("wide", new double[][] {{0.04, 0.01, 0}, {0.01, 0.02, 0}})
        .add("skew", new double[][] {{0.04, 0.01}, {0.015, 0.02}})
        .add("flat", new double[][] {{0.04, 0.04}, {0.04, 0.04}})
        .add("undefined", new double[] {0.1, Double.NaN})
        .add("all", new double[][] {{0.1, 0.05}, {0.12, 0.06}, {0.09, 0.04}})
        .writeAtomically(directory.resolve("t.npz"));
    Files.writeString(directory.resolve("t.csv"), "r_lo,r_hi,xi,s\n1,5,0.1,0.2\n5,9,0.05,0.1414\n");
  }

  private Path benchmark(String table, String statistic) throws IOException {
    return Files.writeString(
        directory.resolve("b.yaml"),
        """
        name: b
        reference:
          {name: table, box: 60, points: 200, realizations: 4, measurements: {xi: %s}}
        sources: [{name: poisson, generator: uniform}]
        statistics: [xi: %s]
        gates: [{statistic: xi, test: hotelling}]
        report: {html: false, pdf: false}
        """
            .formatted(table, statistic));
  }

  private Shell.Result run(String table, String statistic) throws IOException {
    return Shell.run("run", benchmark(table, statistic), "--out", directory.resolve("out"));
  }

  private static Path shipped() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")))
        .resolve("reference-data/benchmarks/tables.yaml");
  }

  @Test
  void theSameProcessPassesAndThePoissonProcessFails() throws IOException {
    Path out = directory.resolve("shipped");
    Shell.Result result = Shell.run("run", shipped(), "--out", out);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.PASS);
    assertThat(result.out())
        .contains("thomas   8 PASS", "poisson  5 PASS, 3 FAIL  (negative control: fails");
    JsonNode run = Json.MAPPER.readTree(Files.readString(out.resolve("run.json")));
    assertThat(run.at("/reference/clouds")).isEmpty();
    assertThat(run.at("/comparisons/0/reference_form").asString()).isEqualTo("realizations");
    assertThat(run.at("/comparisons/1/reference_form").asString()).isEqualTo("mean");
    assertThat(run.at("/configuration/statistics/0/xi/bins").asString()).isEqualTo("lin:1:21:10");
    assertThat(run.at("/provenance/inputs").findValuesAsString("path"))
        .anyMatch(path -> path.endsWith("thomas-wp-covariance.csv"));
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page)
        .contains(
            "Against the tables of published", "The reference is a table: tables/thomas-wp.csv")
        .contains("reference (table) with errors");

    // Judged again from the run directory alone, and its files are tables themselves.
    assertThat(withoutPath(Shell.run("gate", out))).isEqualTo(withoutPath(result));
    Path again =
        Files.writeString(
            directory.resolve("again.yaml"),
            Files.readString(shipped())
                .replaceAll(
                    "xi: \\{file: [^\\n]*", "xi: {file: shipped/measurements/published/xi.npz}")
                .replaceAll(
                    "(?s)wp:\\n +file: tables.*?covariance-from: 64",
                    "wp: {file: shipped/measurements/published/wp.npz}"));
    Shell.Result second = Shell.run("run", again, "--out", directory.resolve("second"));
    assertThat(withoutPath(second)).isEqualTo(withoutPath(result));
  }

  private static String withoutPath(Shell.Result result) {
    return result.out().replaceAll("(Report|Verdicts): .*", "");
  }

  @Test
  void numbersComeFromTextAndArraysAlike() throws IOException {
    assertThat(run(NPZ, "{}").err()).isEmpty();
    assertThat(
            run("{file: t.csv, edges: [r_lo, r_hi], unit: Mpc/h, values: xi, errors: 4}", "{}")
                .err())
        .isEmpty();
    assertThat(
            run("{file: t.npz, centres: [3, 7], spacing: linear, unit: Mpc/h, values: all}", "{}")
                .err())
        .isEmpty();
    assertThat(
            run("{file: t.npz, centres: [3, 7], unit: Mpc/h, values: all}", "{bins: 'lin:1:9:2'}")
                .err())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "edges: e, unit: Mpc/h, values: v, covariance: wide | the covariance is 2 x 3, not square",
        "edges: e, unit: Mpc/h, values: v, covariance: skew | not symmetric",
        "edges: e, unit: Mpc/h, values: v, covariance: flat | not positive definite",
        "edges: e, unit: Mpc/h, values: undefined, covariance: c | value 2 is NaN",
        "edges: 'lin:1:9:4', unit: Mpc/h, values: v, covariance: c | 4 bins ask for 4 in one vector",
        "edges: e, unit: Mpc/h, values: v | add `covariance` or `errors`",
        "edges: e, unit: Mpc/h, values: all, covariance: c | covariance in their scatter",
        "edges: e, unit: Mpc/h, values: w, covariance: c | there is no array `w`; there are e, v, c",
        "edges: e, unit: Mpc, values: v, covariance: c | convert the numbers",
        "edges: e, values: v, covariance: c | the unit of the bins is not stated",
        "centres: [3, 7], unit: Mpc/h, values: v, covariance: c | add `spacing: linear`",
        "edges: v, unit: Mpc/h, values: v, covariance: c | number 2 of the edges is 0.05 after 0.1",
        "values: v | nothing says where the bins lie",
      })
  void whatIsWrongWithATableIsSaidWhereItStands(String table, String message) throws IOException {
    Shell.Result result = run("{file: t.npz, " + table + "}", "{}");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message).containsPattern("b\\.yaml:3:\\d+: ");
  }

  @Test
  void otherBinsAndOtherStatisticsAreNamed() throws IOException {
    assertThat(run(NPZ, "{bins: 'lin:1:9:4'}").err())
        .contains(
            "the benchmark states 4 bins from 1.0 to 9.0 and the table 2 bins from 1.0 to 9.0");
    assertThat(run(NPZ, "{bins: 'edges:1,5.5,9'}").err()).contains("number 2 is 5.5 and 5.0");
    Shell.run("run", shipped(), "--out", directory.resolve("run"));
    assertThat(run("{file: run/measurements/published/wp.npz}", "{}").err())
        .contains("holds wp, and the benchmark measures xi");
    assertThat(run("{file: t.npz}", "{}").err()).contains("is no file of measurements/");
    assertThat(run("{file: none.npz}", "{}").err()).contains("the file does not exist");
  }

  @Test
  void whatNeedsCloudsOfTheReferenceIsRefusedTogether() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: b
            reference: {name: table, measurements: {xi: {file: t.npz, edges: e, unit: Mpc/h, values: v, errors: v, covariance: c}, vx: {file: t.npz}}}
            sources:
              - {name: a, generator: uniform}
              - {name: p, perturbed: {source: reference, defect: thinning, amount: 0.1}}
              - {name: c, catalogues: c.npy, pairing: paired}
            statistics: [xi: {}, wp: {}, power-cross: {with: reference}]
            """);
    Shell.Result result = Shell.run("run", file);
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines().map(line -> line.replaceAll(".*b.yaml:", "")))
        .anyMatch(line -> line.startsWith("2:") && line.contains("`covariance` has the errors"))
        .anyMatch(line -> line.startsWith("2:") && line.contains("no statistic is named `vx`"))
        .anyMatch(line -> line.startsWith("4:") && line.contains("add `points`"))
        .anyMatch(line -> line.startsWith("4:") && line.contains("in which box to generate"))
        .anyMatch(line -> line.startsWith("5:") && line.contains("no clouds to plant a defect in"))
        .anyMatch(line -> line.startsWith("6:") && line.contains("no clouds to be paired with"))
        .anyMatch(line -> line.startsWith("7:") && line.contains("has no table of `wp`"))
        .anyMatch(
            line -> line.startsWith("7:") && line.contains("no clouds to measure anything with"));
  }

  @Test
  void aPublishedTableWithItsCovarianceIsRead() throws IOException {
    Path table = RealData.file("published/wp_measurements/zehavi_2011_data/table8");
    Path file =
        Files.writeString(
            directory.resolve("sdss.yaml"),
            """
            name: sdss
            variables: {t: none}
            reference:
              name: zehavi-2011
              box: 200
              points: 1500
              realizations: 12
              measurements:
                wp: {file: "${t}/table8.dat", centres: 1, spacing: logarithmic, unit: Mpc/h, values: 10, values-unit: Mpc/h, covariance: {file: "${t}/wp_covar_20.0.dat"}, covariance-from: 144}
            sources: [{name: poisson, generator: uniform}]
            statistics: [wp: {pi-max: 60}]
            gates: [{statistic: wp, test: hotelling, range: [1, 30]}]
            report: {html: false, pdf: false}
            """);
    Path out = directory.resolve("sdss");
    Shell.Result result = Shell.run("run", file, "--set", "t=" + table, "--out", out);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.GATE_FAILED);
    JsonNode wp =
        Json.MAPPER
            .readTree(Files.readString(out.resolve("run.json")))
            .at("/comparisons/0/components/0");
    // Table 8 of the paper: 366.1 +- 9.3 at 0.17 Mpc/h; its covariance has the same errors.
    assertThat(wp.at("/reference/mean/0").asDouble()).isEqualTo(366.1);
    assertThat(Math.round(10 * wp.at("/reference/error/0").asDouble())).isEqualTo(93);
    assertThat(List.of(wp.at("/axis/edges").size())).containsExactly(14);
  }
}
