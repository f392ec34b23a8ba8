package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Finished runs: judged again, held against a baseline, rendered again. */
final class GateTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aRunIsJudgedAgainAsItWas() throws IOException {
    Shell.Result run = run("run", "{name: model, generator: uniform}", "edges:0.5,4,10,20");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
    SortedMap<String, String> before = Trees.contents(directory.resolve("run"));
    Shell.Result gate = Shell.run("gate", directory.resolve("run"));
    assertThat(gate.code()).as(gate.err()).isEqualTo(3);
    Path junit = directory.resolve("run").resolve("junit.xml");
    assertThat(gate.out()).endsWith("\nVerdicts: " + junit + "\n");
    assertThat(run.out()).startsWith(gate.out().replaceAll("Verdicts: .*\n", ""));
    Shell.Result quiet = Shell.run("gate", directory.resolve("run"), "--quiet");
    assertThat(quiet.code()).isEqualTo(3);
    assertThat(quiet.out().lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(l -> assertThat(l).matches("model  FAIL  (xi|knn-cdf) / .*|Verdicts: .*"));
    assertThat(Trees.differences(Trees.contents(directory.resolve("run")), before)).isEmpty();
  }

  @Test
  void aCataloguesRunIsJudgedAgainWithoutItsCatalogues() throws IOException {
    Path catalogue = Catalogs.uniform(directory.resolve("a.npy"), 6, 100, 100, 1);
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: gone
            reference: {name: r, catalogues: a.npy, columns: [x, y, z], box: 100}
            sources: [{name: s, catalogues: a.npy, columns: [x, y, z]}]
            statistics: [{xi: {bins: "edges:1,20"}}]
            gates: [{statistic: xi, test: hotelling}]
            report: {html: false, pdf: false}
            """);
    Path out = directory.resolve("run");
    assertThat(Shell.run("run", file, "--out", out).code()).isZero();
    Files.delete(catalogue);
    Files.delete(file);
    Shell.Result gate = Shell.run("gate", out);
    assertThat(gate.code()).as(gate.out() + gate.err()).isZero();
  }

  @Test
  void theSameRunAsBaselinePassesAndAChangedOneFails() throws IOException {
    String bins = "edges:0.5,4,10,20";
    run("old", "{name: model, generator: thomas}", bins);
    run("same", "{name: model, generator: thomas}", bins);
    Shell.Result same = gate("same", "old");
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    assertThat(same.out()).contains("PASS").doesNotContain("FAIL", "INCONCLUSIVE", "SKIPPED");
    assertThat(directory.resolve("same/junit.xml"))
        .content()
        .contains("<testcase classname=\"xi\" name=\"regression\">", "unchanged: the same values");

    run("changed", "{name: model, generator: uniform}", bins);
    Shell.Result changed = gate("changed", "old");
    assertThat(changed.code()).as(changed.out() + changed.err()).isEqualTo(3);
    assertThat(changed.out()).contains("FAIL  xi / regression", "further by");
    // The other way round it is better, which is a change but no regression.
    assertThat(gate("old", "changed").code()).isZero();
    Shell.Result any =
        Shell.run(
            "gate",
            directory.resolve("old"),
            "--changed",
            "--baseline",
            directory.resolve("changed"));
    assertThat(any.code()).as(any.out() + any.err()).isEqualTo(3);
    assertThat(any.out()).contains("FAIL  xi / hotelling");
  }

  @Test
  void pairedSourcesMayEqualTheirBaselineExactly() throws IOException {
    String source =
        "{name: model, perturbed: {source: reference, defect: position-jitter, amount: 3}}";
    run("old", source, "edges:0.5,4,10,20");
    run("same", source, "edges:0.5,4,10,20");
    Shell.Result same = gate("same", "old");
    assertThat(same.code()).as(same.out() + same.err()).isZero();
  }

  @Test
  void aBaselineThatCannotBeComparedSaysWhatDiffers() throws IOException {
    run("run", "{name: model, generator: thomas}", "edges:0.5,4,10,20");
    run("renamed", "{name: other, generator: thomas}", "edges:0.5,4,10,20");
    Shell.Result renamed = gate("run", "renamed");
    assertThat(renamed.code()).isEqualTo(2);
    assertThat(renamed.err()).hasLineCount(1).contains("renamed", "no source model");
    run("rebinned", "{name: model, generator: thomas}", "edges:0.5,5,10,20");
    Shell.Result rebinned = gate("run", "rebinned");
    assertThat(rebinned.code()).isEqualTo(2);
    assertThat(rebinned.err()).hasLineCount(1).contains("rebinned", "xi", "4.0");
    Shell.Result absent = gate("run", "absent");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).hasLineCount(1).contains("absent", "run.json");
  }

  @Test
  void damagedRunsAreNamed() throws IOException {
    run("run", "{name: model, generator: thomas}", "edges:0.5,4,10,20");
    Path record = directory.resolve("run/run.json");
    String whole = Files.readString(record);
    for (String damaged :
        new String[] {
          "",
          "[]",
          whole.substring(0, whole.length() / 2),
          whole.replace("\"schema_version\" : 1", "\"schema_version\" : 99"),
          whole.replace("\"PASS\"", "\"PERHAPS\""),
          whole.replace("\"verdicts\"", "\"opinions\"")
        }) {
      Files.writeString(record, damaged);
      for (String command : new String[] {"gate", "report"}) {
        Shell.Result result = Shell.run(command, directory.resolve("run"));
        assertThat(result.code()).as(command + " " + result.err()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("run.json", "run the benchmark again");
      }
    }
    Files.writeString(record, whole);
    Path measurement = directory.resolve("run/measurements/model/xi.npz");
    byte[] bytes = Files.readAllBytes(measurement);
    Files.write(measurement, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Shell.Result result = Shell.run("gate", directory.resolve("run"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).contains("xi.npz");
    // The same benchmark mends its own directory, whatever is in run.json.
    Files.writeString(record, "{");
    run("run", "{name: model, generator: thomas}", "edges:0.5,4,10,20");
    assertThat(Files.readString(record)).isEqualTo(whole);
    assertThat(Files.readAllBytes(measurement)).isEqualTo(bytes);
  }

  @Test
  void reportsAreRenderedAgainToTheSameBytes() throws IOException {
    run("run", "{name: model, generator: thomas}", "edges:0.5,4,10,20");
    Path run = directory.resolve("run");
    assertThat(run.resolve("report.html")).doesNotExist();
    Shell.Result report = Shell.run("report", run, "--html");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out()).contains("report.html");
    byte[] html = Files.readAllBytes(run.resolve("report.html"));
    assertThat(Shell.run("report", run, "--html").code()).isZero();
    assertThat(Files.readAllBytes(run.resolve("report.html"))).isEqualTo(html);
    assertThat(run.resolve("report.pdf")).doesNotExist();
  }

  @Test
  void reportsTellTimesWhenAsked() throws IOException {
    run("run", "{name: model, generator: thomas}", "edges:0.5,4,10,20");
    Path run = directory.resolve("run");
    JsonNode times = Json.MAPPER.readTree(run.resolve("timings.json").toFile()).path("sources");
    assertThat(times.valueStream().map(time -> time.path("source").asString("")))
        .containsExactly("truth", "model");
    assertThat(times.valueStream())
        .allSatisfy(
            time -> {
              assertThat(time.path("clouds").asInt(0)).isEqualTo(6);
              assertThat(time.path("draw_s").asDouble(-1)).isBetween(1e-9, 60.0);
              assertThat(time.path("processor_s").asDouble(-1)).isBetween(0.0, 60.0);
            });
    assertThat(Shell.run("report", run, "--html", "--timings").code()).isZero();
    assertThat(Files.readString(run.resolve("report.html")))
        .contains("Time of model", "s of processor time for a cloud, drawing and measuring");
    Files.delete(run.resolve("timings.json"));
    Shell.Result none = Shell.run("report", run, "--html", "--timings");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).hasLineCount(1).contains("timings.json", "run the benchmark again");
  }

  private Shell.Result gate(String run, String baseline) {
    return Shell.run("gate", directory.resolve(run), "--baseline", directory.resolve(baseline));
  }

  private Shell.Result run(String out, String source, String bins) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: small
            seed: 7
            reference: {name: truth, generator: thomas, points: 300, realizations: 6, box: 100}
            sources: [%s]
            statistics: [{xi: {bins: "%s"}}, {knn-cdf: {k: [1], queries: 500, bins: "edges:4,8"}}]
            gates: [{statistic: xi, test: hotelling}, {statistic: knn-cdf, test: hotelling}]
            report: {html: false, pdf: false}
            """
                .formatted(source, bins));
    return Shell.run("run", file, "--out", directory.resolve(out));
  }
}
