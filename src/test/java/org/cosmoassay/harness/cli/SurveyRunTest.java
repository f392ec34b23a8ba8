package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Benchmarks of surveys, from files on the sky to verdicts. */
final class SurveyRunTest {

  private static final int MOCKS = 6;

  private static final String BENCHMARK =
      """
      name: sky
      reference:
        {name: mocks, catalogues: "mock-?.csv", randoms: randoms.csv, columns: [ra, dec, redshift, weight], omega-m: 0.3}
      sources:
        - {name: model, catalogues: "model-*.csv"}
        - {name: close, control: negative, catalogues: [close-0.csv, close-1.csv, close-2.csv, close-3.csv, close-4.csv, close-5.csv]}
      statistics:
        - xi: {bins: "lin:1:31:3"}
        - xi-multipoles: {bins: "lin:1:31:3", ells: [0], mu-bins: 2}
        - wp: {bins: "lin:1:21:2", pi-max: 20, pi-bins: 2}
        - xi-rp-pi: {bins: "lin:1:21:2", pi-max: 20, pi-bins: 2}
        - w-theta: {bins: "lin:1:13:3"}
      gates:
        - {statistic: xi, test: hotelling}
        - {statistic: xi-multipoles, test: hotelling}
        - {statistic: wp, test: hotelling}
        - {statistic: w-theta, test: hotelling}
      report: {html: true, pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void writeSurveys() throws IOException {
    for (int i = 0; i < MOCKS; i++) {
      write("mock-" + i + ".csv", sky(240, i, 1));
      write("model-" + i + ".csv", sky(240, 100 + i, 1));
      write("close-" + i + ".csv", sky(240, 200 + i, 5));
    }
    write("randoms.csv", sky(800, 999, 1));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** n points on the sky in rows of so many, a degree of RA apart. */
  private static String sky(int n, long seed, int row) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    StringBuilder text = new StringBuilder("ra,dec,z,w\n");
    for (int i = 0; i < n / row; i++) {
      double ra = 130 + 50 * rng.nextDouble();
      double dec = Math.toDegrees(Math.asin(0.7 * rng.nextDouble()));
      double z = 0.02 + 0.05 * rng.nextDouble();
      double weight = 0.5 + rng.nextDouble();
      for (int k = 0; k < row; k++) {
        text.append("%s,%s,%s,%s\n".formatted(ra + 1.1 * k, dec, z, weight));
      }
    }
    return text.toString();
  }

  private Shell.Result run(String benchmark) throws IOException {
    Path file = write("benchmark.yaml", benchmark);
    return Shell.run("run", file, "--out", directory.resolve("run"));
  }

  private JsonNode record() throws IOException {
    return Json.MAPPER.readTree(Files.readString(directory.resolve("run/run.json")));
  }

  private static String status(JsonNode record, String source, String statistic) {
    return record
        .path("verdicts")
        .valueStream()
        .filter(v -> v.path("source").asString("").equals(source))
        .filter(v -> v.path("statistic").asString("").equals(statistic))
        .findFirst()
        .orElseThrow()
        .path("status")
        .asString("");
  }

  private long cached() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("run/.cache/measurements"))) {
      return files.count();
    }
  }

  @Test
  void surveysAreMeasuredJudgedAndReported() throws IOException {
    Shell.Result result = run(BENCHMARK);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.err()).isEmpty();
    JsonNode record = record();
    for (String id : List.of("xi", "xi-multipoles", "wp", "xi-rp-pi", "w-theta")) {
      // So few surveys leave a fifth gate undecided.
      if (!id.equals("xi-rp-pi")) {
        assertThat(status(record, "model", id)).as(id).isEqualTo("PASS");
      }
      assertThat(directory.resolve("run/measurements/mocks/" + id + ".npz")).exists();
      assertThat(directory.resolve("run/figures/" + id + "-" + component(id) + ".svg")).exists();
    }
    assertThat(status(record, "close", "w-theta")).isEqualTo("FAIL");
    assertThat(status(record, "close", "xi")).isEqualTo("FAIL");
    assertThat(record.path("verdicts").valueStream().map(v -> v.path("gate").asString("")))
        .contains("inside-ranges", "finite", "duplicated-points")
        .doesNotContain("inside-box");
    assertThat(record.path("statistics").get(0).path("subject").asString("")).isEqualTo("survey");
    // 6 + 6 + 6 surveys and one file of randoms, named once.
    assertThat(record.at("/provenance/inputs")).hasSize(3 * MOCKS + 1);
    assertThat(directory.resolve("run/report.html"))
        .content()
        .contains("Two-point correlation function of a survey");
    assertThat(directory.resolve("run/slices/close.npz")).exists();
    assertThat(Shell.run("gate", directory.resolve("run")).code()).isZero();
    assertThat(Shell.run("report", directory.resolve("run")).code()).isZero();
  }

  private static String component(String id) {
    return switch (id) {
      case "xi-multipoles" -> "xi0";
      case "xi-rp-pi" -> "xi_pi1";
      case "w-theta" -> "w";
      default -> id;
    };
  }

  /** What a run measures is what {@code measure} prints. */
  @Test
  void runAndMeasureAgree() throws Exception {
    assertThat(run(BENCHMARK).code()).isZero();
    Shell.Result measured =
        Shell.run(
            "measure",
            directory.resolve("mock-2.csv"),
            "--randoms",
            directory.resolve("randoms.csv"),
            "--columns",
            "ra,dec,redshift,weight",
            "--omega-m",
            "0.3",
            "--statistic",
            "xi",
            "--bins",
            "lin:1:31:3",
            "--format",
            "json");
    assertThat(measured.code()).as(measured.err()).isZero();
    double xi = Json.MAPPER.readTree(measured.out()).at("/columns/xi/1").asDouble();
    Path stored = directory.resolve("run/measurements/mocks/xi.npz");
    try (NpzFile npz = NpzFile.open(stored)) {
      assertThat(npz.doubles("values")[2 * 3 + 1]).isEqualTo(xi);
    }
  }

  @Test
  void otherRandomsAreMeasuredAnewAndTheSameAreNot() throws IOException {
    assertThat(run(BENCHMARK).code()).isZero();
    long all = cached();
    assertThat(all).isEqualTo(5L * 3 * MOCKS);
    byte[] record = Files.readAllBytes(directory.resolve("run/run.json"));
    assertThat(run(BENCHMARK).code()).isZero();
    assertThat(cached()).isEqualTo(all);
    assertThat(directory.resolve("run/run.json")).hasBinaryContent(record);
    write("randoms.csv", sky(800, 998, 1));
    assertThat(run(BENCHMARK).code()).isZero();
    assertThat(cached()).isEqualTo(2 * all);
    assertThat(Files.readAllBytes(directory.resolve("run/run.json"))).isNotEqualTo(record);
  }

  @Test
  void randomsMayBeOneFileEach() throws IOException {
    for (int i = 0; i < MOCKS; i++) {
      Files.copy(directory.resolve("randoms.csv"), directory.resolve("randoms-" + i + ".csv"));
    }
    assertThat(run(BENCHMARK).code()).isZero();
    JsonNode shared = record().path("comparisons");
    assertThat(run(BENCHMARK.replace("randoms.csv", "\"randoms-*.csv\"")).code()).isZero();
    assertThat(record().path("comparisons")).isEqualTo(shared);
    assertThat(record().at("/provenance/inputs")).hasSize(4 * MOCKS);
    Shell.Result result =
        run(BENCHMARK.replace("randoms: randoms.csv", "randoms: [randoms-0.csv, randoms-1.csv]"));
    assertRefused(result, "source mocks", "6 catalogues and 2 files of randoms", "one each");
  }

  @Test
  void invalidPointsAreJudgedWhenAskedFor() throws IOException {
    String bad = sky(240, 100, 1) + "140,95,0.03,1\n140,20,nan,1\n140,20,0.03,-1\n140,20,-0.1,1\n";
    write("model-0.csv", bad);
    assertRefused(run(BENCHMARK), "model-0.csv", "row 241", "redshift = NaN", "finite");
    Shell.Result result =
        run(BENCHMARK.replace("\"model-*.csv\"", "\"model-*.csv\", invalid-points: judge"));
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(result.out())
        .contains("1 points have a non-finite number in realization 0")
        .contains("3 points have a direction, distance or weight out of range in realization 0");
  }

  @Test
  void badFilesAreNamedWithTheirRow() throws IOException {
    String good = sky(10, 5, 1);
    write("randoms.csv", good + "140,20,0.03,-2\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "row 10", "weight = -2.0", "0 or more");
    write("randoms.csv", good + "140,20,0.03,inf\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "row 10", "weight = Infinity", "finite");
    write("randoms.csv", "ra,dec,z,w\n140,20,0.03,0\n141,20,0.03,0\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "weights", "above 0");
    write("randoms.csv", "ra,dec,z,w\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "holds 0 randoms");
    write("randoms.csv", "ra,dec,w,z\n140,20,1,0.03\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "column 3 is called w", "redshift");
    write("randoms.csv", "ra,dec,z\n140,20,0.03\n");
    assertRefused(run(BENCHMARK), "randoms.csv", "line 1", "3 columns", "4");
    Files.delete(directory.resolve("randoms.csv"));
    assertRefused(run(BENCHMARK), "randoms.csv", "does not exist");
    assertRefused(run(BENCHMARK.replace("mock-?", "muck-?")), "muck-?.csv", "no file matches");
  }

  @Test
  void everySourceThatCannotBeOpenedIsNamed() throws IOException {
    Shell.Result result =
        run(BENCHMARK.replace("model-*", "modal-*").replace("close-0.csv", "clo.csv"));
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err()).contains("source model", "modal-*.csv", "source close", "clo.csv");
  }

  private static void assertRefused(Shell.Result result, String... words) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).hasLineCount(1).contains(words);
  }

  @Test
  void boxesAreSeenThroughAWindow() throws IOException {
    String benchmark =
        """
        name: windowed
        reference:
          {name: truth, generator: thomas, points: 1500, realizations: 6, box: 100, omega-m: 0.3,
           window: {ra: [5, 85], dec: [5, 85], distance: [20, 100], randoms: 4000}}
        sources:
          - {name: model, generator: thomas}
          - {name: poisson, control: negative, generator: uniform}
          - {name: thin, control: negative, perturbed: {source: reference, defect: thinning, amount: 0.5}}
        statistics: [{xi: {bins: "lin:2:17:3"}}, {w-theta: {bins: "lin:2:17:3"}}]
        gates: [{statistic: xi, test: hotelling}, {statistic: w-theta, test: hotelling}]
        report: {html: false, pdf: false}
        """;
    Shell.Result result = run(benchmark);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    JsonNode record = record();
    assertThat(status(record, "model", "xi")).isEqualTo("PASS");
    assertThat(status(record, "poisson", "xi")).isEqualTo("FAIL");
    // Paired with the reference from which it derives, through the window too.
    assertThat(record.at("/sources/2/paired").asBoolean(false)).isTrue();
    // (sin 85 - sin 5) 80 / 90 of an octant from 20 to 100 Mpc/h holds 0.47 of the box.
    assertThat(record.at("/reference/clouds/0/points").asInt(0)).isBetween(400, 1000);
    assertThat(status(record, "thin", "sanity")).isEqualTo("PASS");
    assertThat(result.out()).contains("number-of-points");
    Shell.Result deep = run(benchmark.replace("box: 100,", "box: [100, 100, 100],"));
    assertThat(deep.code()).as(deep.err()).isZero();
  }
}
