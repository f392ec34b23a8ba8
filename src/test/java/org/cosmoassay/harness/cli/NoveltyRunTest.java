package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.novelty.BoxSymmetry;
import org.cosmoassay.statistics.novelty.PatternMatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sources that say what they learned from, from catalogues of small clouds to the report. */
final class NoveltyRunTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(100);

  private static final String BENCHMARK =
      """
      name: novelty
      reference: {name: truth, catalogues: held-out.npz}
      sources:
        - {name: new, catalogues: new.npz, training: {catalogues: training.npz}}
        - {name: copier, catalogues: copies.npz, training: [{catalogues: training.npz}, {catalogues: more.npz}]}
        - {name: silent, catalogues: copies.npz}
        - {name: few, catalogues: few.npz, training: {catalogues: training.npz}}
        - {name: jittered, perturbed: {source: copier, defect: position-jitter, amount: 0.1}}
        - {name: left, generator: thomas, realizations: 2}
        - {name: right, generator: thomas, realizations: 2, twin: left}
      statistics: [xi: {bins: "lin:5:45:2"}]
      gates: []
      novelty: {alpha: 0.02, clouds: 6}
      report: {pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Shell.Result result;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static JsonNode run;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static JsonNode novelty;

  @BeforeAll
  static void judge() throws Exception {
    List<PointCloud> training = clouds(12, 1);
    List<PointCloud> copies = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      BoxSymmetry symmetry = BoxSymmetry.of(BOX).get(7 * i + 3);
      copies.add(new PatternMatch(1, symmetry, 11 * i + 1, 50, 7 * i).moved(training.get(2 * i)));
    }
    write("training.npz", training);
    write("more.npz", clouds(2, 500));
    write("copies.npz", copies);
    write("held-out.npz", clouds(8, 100));
    write("new.npz", clouds(9, 200));
    write("few.npz", clouds(1, 300));
    Files.writeString(directory.resolve("novelty.yaml"), BENCHMARK);
    result = Shell.run("run", directory.resolve("novelty.yaml"), "--out", out("run"));
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.GATE_FAILED);
    run = Json.MAPPER.readTree(Files.readString(out("run").resolve("run.json")));
    novelty = Json.MAPPER.readTree(Files.readString(out("run").resolve("novelty.json")));
  }

  private static Path out(String name) {
    return directory.resolve(name);
  }

  private static List<PointCloud> clouds(int count, long seed) {
    List<PointCloud> clouds = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      UniformRandomProvider random = RandomStreams.of(seed + c);
      double[][] positions = new double[3][40];
      for (double[] axis : positions) {
        for (int i = 0; i < axis.length; i++) {
          axis[i] = 100 * random.nextDouble();
        }
      }
      clouds.add(PointCloud.of(BOX, positions[0], positions[1], positions[2]));
    }
    return clouds;
  }

  private static void write(String name, List<PointCloud> clouds) throws Exception {
    Catalogues.write(directory.resolve(name), Ensemble.of(clouds));
  }

  private static List<String> statuses(JsonNode record, String source) {
    return record
        .path("verdicts")
        .valueStream()
        .filter(v -> v.path("source").asString().equals(source))
        .filter(v -> v.path("statistic").asString().equals("novelty"))
        .map(v -> v.path("gate").asString() + " " + v.path("status").asString())
        .toList();
  }

  private static JsonNode of(String source) {
    return novelty
        .path("sources")
        .valueStream()
        .filter(s -> s.path("source").asString().equals(source))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void newCloudsPassAndCopiesFail() {
    assertThat(statuses(run, "new"))
        .containsExactly("copies PASS", "memorisation PASS", "duplicates PASS");
    assertThat(statuses(run, "copier"))
        .containsExactly("copies FAIL", "memorisation FAIL", "duplicates PASS");
    assertThat(statuses(run, "few"))
        .containsExactly("copies PASS", "memorisation INCONCLUSIVE", "duplicates INCONCLUSIVE");
    assertThat(result.out()).contains("1 generated and 6 held-out clouds cannot decide");
  }

  @Test
  void whoSaysNothingIsNotJudgedAndDefectsLearnFromWhatTheirOriginalDid() {
    assertThat(statuses(run, "silent")).isEmpty();
    assertThat(statuses(run, "left")).isEmpty();
    assertThat(statuses(run, "jittered")).contains("copies FAIL", "memorisation FAIL");
  }

  @Test
  void everyCopyIsTracedToItsOriginal() {
    JsonNode copier = of("copier");
    assertThat(copier.path("training").asString()).isEqualTo("training.npz and more.npz");
    assertThat(copier.path("training_clouds").asInt()).isEqualTo(14);
    assertThat(copier.path("held_out").size()).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      JsonNode cloud = copier.path("generated").get(i);
      assertThat(cloud.path("nearest").asInt()).isEqualTo(2 * i);
      assertThat(cloud.path("distance").asDouble()).isLessThan(1e-6);
      assertThat(cloud.path("coincident").asDouble()).isEqualTo(1);
      assertThat(cloud.path("symmetry").asString())
          .isEqualTo(BoxSymmetry.of(BOX).get(7 * i + 3).text());
      assertThat(cloud.path("shift").get(0).asDouble()).isCloseTo(11 * i + 1, within(1e-4));
    }
  }

  @Test
  void twinsOfTheSameNoiseAreTheSame() {
    JsonNode twin = of("right").path("twin");
    assertThat(twin.path("source").asString()).isEqualTo("left");
    // The same generator with the seeds of the other draws the other's clouds.
    twin.path("same").forEach(r -> assertThat(r.asDouble()).isCloseTo(1, within(1e-12)));
    twin.path("different").forEach(r -> assertThat(r.asDouble()).isLessThan(0.9));
    assertThat(twin.path("same").size()).isEqualTo(2);
  }

  @Test
  void theReportShowsDistancesAndTheClosestPair() throws IOException {
    assertThat(out("run").resolve("report.html"))
        .content()
        .contains(
            "Distances to the nearest training cloud",
            "The closest pair of copier",
            "training cloud, moved",
            "clouds of right and left, which learned from other clouds");
    assertThat(out("run").resolve("figures/novelty-copier.svg")).exists();
    assertThat(out("run").resolve("figures/novelty-pair-copier.svg")).exists();
    assertThat(
            run.path("provenance")
                .path("inputs")
                .valueStream()
                .map(input -> Path.of(input.path("path").asString()).getFileName().toString()))
        .contains("training.npz", "more.npz");
  }

  @Test
  void aSecondRunAndJudgingAgainSayTheSame() throws IOException {
    Shell.Result again = Shell.run("run", directory.resolve("novelty.yaml"), "--out", out("run"));
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(Json.MAPPER.readTree(Files.readString(out("run").resolve("novelty.json"))))
        .isEqualTo(novelty);
    Shell.Result fresh =
        Shell.run(
            "run", directory.resolve("novelty.yaml"), "--out", out("other"), "--threads", "1");
    assertThat(fresh.code()).as(fresh.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(out("other").resolve("novelty.json"))
        .hasSameBinaryContentAs(out("run").resolve("novelty.json"));
    Shell.Result judged = Shell.run("gate", out("run"));
    assertThat(judged.code()).as(judged.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(judged.out()).contains("novelty / copies: 6 of 6 clouds are copies");
  }

  @Test
  void trainingCloudsInAnotherBoxAreRefused() throws Exception {
    PointCloud small =
        PointCloud.of(PeriodicBox.cube(50), new double[] {1}, new double[] {1}, new double[] {1});
    write("small.npz", List.of(small));
    Path file =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            BENCHMARK.replace("{catalogues: more.npz}", "{catalogues: small.npz, box: 50}"));
    Shell.Result refused = Shell.run("run", file, "--out", out("wrong"));
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("copier, training", "50.0");
  }
}
