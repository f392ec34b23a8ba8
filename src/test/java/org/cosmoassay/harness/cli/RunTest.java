package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Small benchmarks from their YAML to exit code and run directory. */
final class RunTest {

  private static final String REFERENCE =
      """
      name: small
      seed: 7
      reference:
        {name: truth, generator: thomas, points: 300, realizations: 6, box: 100, redshift: 0.5, omega-m: 0.3}
      """;

  private static final String STATISTICS =
      """
      statistics:
        - xi: {bins: "edges:0.5,4,10,20"}
        - pairwise-velocity: {bins: "edges:0.5,10,20"}
        - knn-cdf: {k: [1], queries: 500, bins: "edges:4,8,12"}
        - mass-function: {bins: "log:1e11:1e16:4"}
      gates:
        - {statistic: xi, test: hotelling}
        - {statistic: pairwise-velocity, test: hotelling}
        - {statistic: knn-cdf, test: hotelling}
        - {statistic: mass-function, test: hotelling}
      report: {html: false, pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aModelLikeTheReferencePasses() throws IOException {
    Shell.Result result = run("run", "sources:\n  - {name: model, generator: thomas}\n");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(status("run", "model", "xi", "hotelling")).isEqualTo("PASS");
    assertThat(status("run", "model", "mass-function", "hotelling")).isEqualTo("PASS");
  }

  @Test
  void aSkippedGateIsUndecidedUnderStrict() throws IOException {
    Catalogs.write(directory.resolve("a.npy"), coordinates(6 * 300), 6, 300, 3);
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: positions-only
            reference: {name: truth, generator: uniform, parameters: {count: fixed}, points: 300, realizations: 6, box: 100}
            sources: [{name: mine, catalogues: a.npy, columns: [x, y, z]}]
            statistics: [{xi: {bins: "edges:4,10,20"}}, {speed-pdf: {bins: "lin:0:1000:2"}}]
            gates: [{statistic: xi, test: hotelling}, {statistic: speed-pdf, test: hotelling}]
            report: {html: false, pdf: false}
            """);
    Path out = directory.resolve("run");
    Shell.Result strict = Shell.run("run", file, "--out", out, "--strict");
    assertThat(strict.code()).as(strict.out() + strict.err()).isEqualTo(4);
    assertThat(Shell.run("run", file, "--out", out).code()).isZero();
    assertThat(verdict("run", "mine", "speed-pdf", "hotelling").path("reason").asString())
        .contains("truth has no velocities");
  }

  @Test
  void poissonPointsFailAndAreCaughtAsNegativeControl() throws IOException {
    Shell.Result judged = run("judged", "sources:\n  - {name: poisson, generator: uniform}\n");
    assertThat(judged.code()).as(judged.out() + judged.err()).isEqualTo(3);
    assertThat(status("judged", "poisson", "xi", "hotelling")).isEqualTo("FAIL");
    JsonNode velocity = verdict("judged", "poisson", "pairwise-velocity", "hotelling");
    assertThat(velocity.path("status").asString()).isEqualTo("SKIPPED");
    assertThat(velocity.path("reason").asString()).contains("poisson has no velocities");
    JsonNode masses = verdict("judged", "poisson", "mass-function", "hotelling");
    assertThat(masses.path("status").asString()).isEqualTo("SKIPPED");
    assertThat(masses.path("reason").asString()).contains("poisson has no masses");

    Shell.Result control =
        run("control", "sources:\n  - {name: poisson, control: negative, generator: uniform}\n");
    assertThat(control.code()).as(control.out() + control.err()).isZero();
    assertThat(control.out()).contains("fails as it must");
  }

  @Test
  void anExhibitThatFailsDecidesNothingButForGateAndStrict() throws Exception {
    String sources = "sources:\n  - {name: poisson, role: exhibit, generator: uniform}\n";
    Shell.Result shown = run("shown", sources);
    assertThat(shown.code()).as(shown.out() + shown.err()).isZero();
    assertThat(shown.out()).contains("(exhibit: FAILS, does not decide the exit code)");
    Path out = directory.resolve("shown");
    RunRecord record = RunRecordFile.read(RunDirectory.finished(out));
    assertThat(record.sources().get(0).role()).isEqualTo(Role.EXHIBIT);
    assertThat(Files.readString(out.resolve("junit.xml"))).contains("<failure");

    Shell.Result gated = Shell.run("gate", out);
    assertThat(gated.code()).as(gated.out() + gated.err()).isEqualTo(3);
    assertThat(gated.out()).contains("(exhibit: FAILS, counts here)");
    assertThat(Shell.run("run", benchmark(sources), "--out", out, "--strict").code()).isEqualTo(3);
  }

  @Test
  void aNegativeControlThatPassesIsAFailure() throws IOException {
    Shell.Result result =
        run("run", "sources:\n  - {name: twin, control: negative, generator: thomas}\n");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.out()).contains("MUST FAIL BUT PASSES");
  }

  @Test
  void recordAndMeasurementsHaveTheDocumentedLayout() throws Exception {
    run("run", "sources:\n  - {name: model, generator: thomas}\n");
    JsonNode root = record("run");
    assertThat(names(root.path("verdicts").get(0)))
        .containsExactly(
            "source",
            "statistic",
            "gate",
            "status",
            "reason",
            "value",
            "threshold",
            "p_value",
            "p_adjusted");
    assertThat(root.path("configuration").path("seed").asInt()).isEqualTo(7);
    assertThat(root.path("provenance").path("version").asString()).isNotEmpty();
    assertThat(root.path("comparisons")).hasSize(4);
    List<String> order = new ArrayList<>();
    root.path("comparisons").forEach(c -> order.add(c.path("statistic").asString()));
    assertThat(order).containsExactly("xi", "pairwise-velocity", "knn-cdf", "mass-function");
    for (String source : List.of("truth", "model")) {
      Path file = directory.resolve("run/measurements").resolve(source).resolve("xi.npz");
      try (NpzFile npz = NpzFile.open(file)) {
        assertThat(npz.doubles("edges")).containsExactly(0.5, 4, 10, 20);
        assertThat(npz.doubles("values")).hasSize(6 * 3);
        assertThat(npz.doubles("flags")).hasSize(6 * 3).containsOnly(0);
      }
    }
  }

  @Test
  void theSameBytesForAnyThreadsAndDirectory() throws IOException {
    String sources =
        """
        sources:
          - {name: model, generator: thomas}
          - {name: fast, perturbed: {source: model, defect: velocity-scale, amount: 1.2}}
        """;
    Path file = benchmark(sources);
    Path first = directory.resolve("first");
    Shell.run("run", file, "--out", first, "--threads", "1");
    SortedMap<String, String> expected = Trees.contents(first);
    assertThat(expected).containsKeys("run.json", "measurements/fast/xi.npz", "slices/fast.npz");
    Path second = directory.resolve("deep/er/second");
    Shell.run("run", file, "--out", second, "--threads", "4");
    assertThat(Trees.differences(Trees.contents(second), expected)).isEmpty();
  }

  @Test
  void aSecondRunMeasuresNothingAndAFreshOneEverything() throws IOException {
    Path file = benchmark("sources:\n  - {name: model, generator: thomas}\n");
    Path out = directory.resolve("run");
    Shell.run("run", file, "--out", out);
    SortedMap<String, String> contents = Trees.contents(out);
    Path cache = out.resolve(".cache/measurements");
    age(cache);
    SortedMap<String, Object> times = Trees.times(cache);
    assertThat(times).hasSize(2 * 6 * 4);

    Shell.run("run", file, "--out", out);
    assertThat(Trees.differences(Trees.contents(out), contents)).isEmpty();
    assertThat(Trees.times(cache)).isEqualTo(times);

    Shell.run("run", file, "--out", out, "--fresh");
    assertThat(Trees.differences(Trees.contents(out), contents)).isEmpty();
    assertThat(Trees.times(cache).values()).doesNotContainAnyElementsOf(times.values());
  }

  @Test
  void anotherBenchmarkInTheSameDirectoryLeavesNothingOfTheFirst() throws IOException {
    run(
        "run",
        "sources:\n  - {name: model, generator: thomas}\n  - {name: p, generator: uniform}\n");
    run("run", "sources:\n  - {name: other, generator: thomas}\n");
    run("clean", "sources:\n  - {name: other, generator: thomas}\n");
    SortedMap<String, String> reused = Trees.contents(directory.resolve("run"));
    SortedMap<String, String> clean = Trees.contents(directory.resolve("clean"));
    reused.keySet().removeIf(name -> name.startsWith(".cache"));
    clean.keySet().removeIf(name -> name.startsWith(".cache"));
    assertThat(Trees.differences(reused, clean)).isEmpty();
  }

  @Test
  void invalidPointsStopTheRunUnlessTheyAreToBeJudged() throws IOException {
    double[] values = coordinates(6 * 300);
    values[3 * (300 + 5)] = Double.NaN;
    values[3 * (600 + 7) + 2] = 101;
    Catalogs.write(directory.resolve("bad.npy"), values, 6, 300, 3);
    String source = "sources:\n  - {name: mine, catalogues: bad.npy, columns: [x, y, z]%s}\n";
    Shell.Result stopped = run("stopped", source.formatted(""));
    assertThat(stopped.code()).isEqualTo(2);
    assertThat(stopped.err()).hasLineCount(1).contains("mine", "bad.npy", "NaN");
    Shell.Result judged = run("judged", source.formatted(", invalid-points: judge"));
    assertThat(judged.code()).as(judged.out() + judged.err()).isEqualTo(3);
    assertThat(sanity("judged", "finite")).isEqualTo("FAIL");
    assertThat(sanity("judged", "inside-box")).isEqualTo("FAIL");
  }

  @Test
  void sharedConditionsThatDifferFromCloudToCloudMakePairs() throws IOException {
    Catalogs.write(directory.resolve("a.npy"), coordinates(6 * 200), 6, 200, 3);
    Files.writeString(directory.resolve("lh.csv"), table(0.01));
    Files.writeString(directory.resolve("same.csv"), table(0));
    assertThat(paired("lh.csv", "lh.csv", "")).isTrue();
    assertThat(paired("lh.csv", "same.csv", "")).isFalse();
    assertThat(paired("same.csv", "same.csv", "")).isFalse();
    assertThat(paired("lh.csv", "lh.csv", ", pairing: unpaired")).isFalse();
    assertThat(paired("same.csv", "same.csv", ", pairing: paired")).isTrue();
  }

  @Test
  void aReferenceWithADefectIsPaired() throws IOException {
    run(
        "run",
        "sources:\n  - {name: jittered, perturbed: {source: reference, defect: position-jitter, amount: 3}}\n");
    assertThat(record("run").path("sources").get(0).path("paired").asBoolean()).isTrue();
  }

  @Test
  void pairsNeedAsManyRealizations() throws IOException {
    Catalogs.write(directory.resolve("a.npy"), coordinates(6 * 200), 6, 200, 3);
    Catalogs.write(directory.resolve("b.npy"), coordinates(5 * 200), 5, 200, 3);
    Files.writeString(directory.resolve("a.csv"), table(0.01));
    String rows = table(0.01);
    Files.writeString(
        directory.resolve("b.csv"),
        rows.substring(0, rows.lastIndexOf('\n', rows.length() - 2) + 1));
    Path file =
        Files.writeString(
            directory.resolve("p.yaml"),
            """
            name: pairs
            reference: {name: r, catalogues: a.npy, columns: [x, y, z], box: 100, conditions: a.csv}
            sources: [{name: s, catalogues: b.npy, columns: [x, y, z], conditions: b.csv, pairing: paired}]
            statistics: [{xi: {bins: "edges:1,20"}}]
            gates: [{statistic: xi, test: hotelling}]
            """);
    Shell.Result result = Shell.run("run", file, "--out", directory.resolve("run"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).contains("source s", "5 realizations", "6");
    assertThat(directory.resolve("run")).doesNotExist();
  }

  @Test
  void binsBeyondHalfTheBoxAreNamedWhetherTheBenchmarkOrTheFileStatesTheBox() throws IOException {
    Path stated =
        Files.writeString(
            directory.resolve("wide.yaml"),
            REFERENCE
                + """
                sources: [{name: s, generator: uniform}]
                statistics: [{xi: {bins: "lin:1:50:5"}}]
                gates: [{statistic: xi, test: hotelling}]
                """);
    Shell.Result early = Shell.run("run", stated, "--out", directory.resolve("run"));
    assertThat(early.code()).isEqualTo(2);
    assertThat(early.err()).hasLineCount(1).contains("wide.yaml:6:", "50.0", "half");

    NpzWriter.create()
        .add("positions", coordinates(6 * 50), 6, 50, 3)
        .add("box", 100)
        .writeAtomically(directory.resolve("own-box.npz"));
    Path own =
        Files.writeString(
            directory.resolve("own.yaml"),
            """
            name: own
            reference: {name: truth, catalogues: own-box.npz}
            sources: [{name: s, generator: uniform}]
            statistics: [{xi: {bins: "lin:1:50:5"}}]
            gates: [{statistic: xi, test: hotelling}]
            """);
    for (String threads : List.of("1", "3")) {
      Shell.Result late =
          Shell.run("run", own, "--out", directory.resolve("run"), "--threads", threads);
      assertThat(late.code()).as(late.err()).isEqualTo(2);
      assertThat(late.err())
          .hasLineCount(1)
          .contains("source truth", "50.0", "half")
          .doesNotContain("Exception");
      assertThat(directory.resolve("run")).doesNotExist();
    }
  }

  @Test
  void aCatalogueThatIsNotThereIsNamedAndNothingIsLeft() throws IOException {
    Shell.Result absent = run("run", "sources:\n  - {name: s, catalogues: absent.npy}\n");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).hasLineCount(1).contains("source s", "absent.npy", "does not exist");
    assertThat(directory.resolve("run")).doesNotExist();
  }

  @Test
  void theRecordHoldsNoTimeOfDay() throws IOException {
    run("run", "sources:\n  - {name: model, generator: thomas}\n");
    assertThat(directory.resolve("run/run.json"))
        .content()
        .doesNotContainPattern("20[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-9]{2}:[0-9]{2}:[0-9]{2}");
  }

  private boolean paired(String reference, String source, String more) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("p.yaml"),
            """
            name: pairs
            reference: {name: r, catalogues: a.npy, columns: [x, y, z], box: 100, conditions: %s}
            sources: [{name: s, catalogues: a.npy, columns: [x, y, z], conditions: %s%s}]
            statistics: [{xi: {bins: "edges:1,20"}}]
            gates: [{statistic: xi, test: hotelling}]
            report: {html: false, pdf: false}
            """
                .formatted(reference, source, more));
    Shell.Result result = Shell.run("run", file, "--out", directory.resolve("pairs"));
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return record("pairs").path("sources").get(0).path("paired").asBoolean();
  }

  private static String table(double step) {
    StringBuilder text = new StringBuilder("Omega_m,sigma_8\n");
    for (int i = 0; i < 6; i++) {
      text.append(0.3 + i * step).append(",0.8\n");
    }
    return text.toString();
  }

  private static double[] coordinates(int points) {
    UniformRandomProvider random = RandomStreams.of(11);
    return random.doubles(3L * points, 0, 100).toArray();
  }

  private static void age(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      }
    }
  }

  private Path benchmark(String sources) throws IOException {
    return Files.writeString(directory.resolve("b.yaml"), REFERENCE + sources + STATISTICS);
  }

  private Shell.Result run(String out, String sources) throws IOException {
    return Shell.run("run", benchmark(sources), "--out", directory.resolve(out));
  }

  private JsonNode record(String run) throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(directory.resolve(run).resolve("run.json")));
  }

  private JsonNode verdict(String run, String source, String statistic, String gate)
      throws IOException {
    for (JsonNode verdict : record(run).path("verdicts")) {
      if (verdict.path("source").asString().equals(source)
          && (statistic.isEmpty() || verdict.path("statistic").asString().equals(statistic))
          && verdict.path("gate").asString().startsWith(gate)) {
        return verdict;
      }
    }
    throw new AssertionError("no verdict on " + source + " " + statistic + " " + gate);
  }

  private String status(String run, String source, String statistic, String gate)
      throws IOException {
    return verdict(run, source, statistic, gate).path("status").asString();
  }

  private String sanity(String run, String gate) throws IOException {
    return verdict(run, "mine", "", gate).path("status").asString();
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
