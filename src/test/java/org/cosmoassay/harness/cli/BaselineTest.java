package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Baselines kept as one file: what they hold, what they are held against, what is refused. */
final class BaselineTest {

  private static final String SOURCE =
      "{name: model, perturbed: {source: reference, defect: position-jitter, amount: 1}},"
          + " {name: other, generator: thomas}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @BeforeAll
  static void measureOnce() throws IOException {
    run("old", SOURCE);
    assertThat(save("old", "old.json").code()).isZero();
  }

  private static Shell.Result run(String out, String sources) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve(out + ".yaml"),
            """
            name: small
            reference: {name: truth, generator: thomas, points: 300, realizations: 8, box: 100}
            sources: [%s]
            statistics: [{xi: {bins: "edges:0.5,4,10,20"}}, {knn-cdf: {k: [1], queries: 500, bins: "edges:4,8"}}]
            gates: [{statistic: xi, test: hotelling}, {statistic: xi, test: equivalence, tolerance: 0.2, range: [1, 10]}, {statistic: knn-cdf, test: hotelling}]
            report: {html: false, pdf: false}
            """
                .formatted(sources));
    return Shell.run("run", file, "--out", directory.resolve(out), "--quiet");
  }

  private static Shell.Result save(String run, String file) {
    return Shell.run("gate", directory.resolve(run), "--save-baseline", directory.resolve(file));
  }

  private static Shell.Result gate(String run, String baseline, String... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "gate";
    arguments[1] = directory.resolve(run);
    arguments[2] = "--baseline";
    arguments[3] = directory.resolve(baseline);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Shell.run(arguments);
  }

  @Test
  void aFileSaysWhatItsRunSays() throws IOException {
    run("worse", SOURCE.replace("amount: 1", "amount: 3"));
    Shell.Result file = gate("worse", "old.json");
    assertThat(file.code()).as(file.out() + file.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(file.out())
        .contains("FAIL  xi / regression: d^2 = ", "cloud by cloud, 8 clouds")
        .contains("other  8 PASS");
    byte[] junit = Files.readAllBytes(directory.resolve("worse/junit.xml"));
    // The sentence at the end names the baseline.
    assertThat(gate("worse", "old").out().replace("/old", "/old.json").replaceAll("\\s+", " "))
        .isEqualTo(file.out().replaceAll("\\s+", " "));
    assertThat(directory.resolve("worse/junit.xml")).hasBinaryContent(junit);
    // Better is no failure.
    assertThat(save("worse", "worse.json").code()).isZero();
    Shell.Result better = gate("old", "worse.json", "--strict");
    assertThat(better.code()).as(better.out() + better.err()).isZero();
    assertThat(directory.resolve("old/junit.xml")).content().contains("better, beyond noise, by");
  }

  @Test
  void theSameRunGivesTheSameSmallFileAndIsUnchanged() throws IOException {
    run("again", SOURCE);
    Shell.Result saved = save("again", "again.json");
    assertThat(saved.out()).contains("again.json: 2 sources, ");
    assertThat(directory.resolve("again.json"))
        .hasSameBinaryContentAs(directory.resolve("old.json"));
    assertThat(Files.size(directory.resolve("old.json"))).isLessThan(8000);
    assertThat(Files.readString(directory.resolve("old.json")))
        .doesNotContain(directory.toString());
    assertThat(gate("again", "old.json", "--strict").code()).isZero();
    assertThat(directory.resolve("again/junit.xml")).content().contains("unchanged");
    // A statistic that can no longer be measured is worse than one that is far off.
    Path record = directory.resolve("again/run.json");
    ObjectNode root = (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(record));
    ((ObjectNode) root.path("sources").path(0)).putObject("missing").put("xi", "no points");
    Files.write(record, Json.print(root));
    Shell.Result lost = gate("again", "old.json");
    assertThat(lost.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(lost.out()).contains("the baseline could measure it, this run cannot: no points");
  }

  @Test
  void whatMeasuresSomethingElseIsRefused() throws IOException {
    String old = Files.readString(directory.resolve("old.json"));
    JsonNode root = Json.MAPPER.readTree(old);
    String hash = root.path("statistics").path(0).path("reference_sha256").asString("");
    List<String[]> damages =
        List.of(
            new String[] {"\"baseline_version\" : 1", "\"baseline_version\" : 9", "version 9"},
            new String[] {"\"baseline_version\"", "\"version_of\"", "no baseline"},
            new String[] {
              "\"version\" : 1,\n    \"ref", "\"version\" : 0,\n    \"ref", "version 0"
            },
            new String[] {"4.0,10.0", "4.0,11.0", "parameters"},
            new String[] {hash, "0".repeat(64), "reference truth measures other values"},
            new String[] {"\"model\"", "\"renamed\"", "no source model"},
            new String[] {"\"paired\" : true", "\"paired\" : false", "not paired"},
            new String[] {"\"range\" : [ 1.0", "\"range\" : [ 2.0", "regression-1-10"},
            new String[] {"\"distances\"", "\"lengths\"", "not a readable baseline"},
            new String[] {
              "\"deviations\" : [ ", "\"deviations\" : [ 1, ", "not a readable baseline"
            },
            new String[] {"}", "", "not a readable baseline"});
    for (String[] damage : damages) {
      assertThat(old).contains(damage[0]);
      Files.writeString(directory.resolve("bad.json"), old.replace(damage[0], damage[1]));
      Shell.Result refused = gate("old", "bad.json");
      assertThat(refused.code()).as(damage[1] + refused.out()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.err()).hasLineCount(1).contains("bad.json", damage[2]);
    }
  }

  @Test
  void aSourceThatIsGoneAndAStatisticThatIsLostDoNotPass() throws IOException {
    ObjectNode root =
        (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(directory.resolve("old.json")));
    ArrayNode sources = (ArrayNode) root.get("sources");
    ObjectNode gone = ((ObjectNode) sources.get(0).deepCopy()).put("name", "third");
    sources.add(gone);
    Files.write(directory.resolve("bad.json"), Json.print(root));
    Shell.Result fewer = gate("old", "bad.json");
    assertThat(fewer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(fewer.err()).hasLineCount(1).contains("sources that the run lacks: third");
    // What the baseline could not measure is skipped, never passed.
    sources.remove(2);
    ((ObjectNode) sources.get(0)).putObject("missing").put("xi", "no points");
    Files.write(directory.resolve("bad.json"), Json.print(root));
    Shell.Result skipped = gate("old", "bad.json", "--strict");
    assertThat(skipped.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(skipped.out()).contains("the baseline could not measure it (no points)");
  }

  @Test
  void optionsThatExcludeEachOtherSaySo() {
    Shell.Result both = gate("old", "old.json", "--save-baseline", "new.json");
    assertThat(both.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(both.err()).hasLineCount(1).contains("exclude each other");
    Shell.Result changed = gate("old", "old.json", "--changed");
    assertThat(changed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(changed.err()).hasLineCount(1).contains("name a run directory", "old.json");
    Shell.Result nowhere = save("old", "no/where.json");
    assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).hasLineCount(1).contains("where.json", "does not exist");
  }
}
