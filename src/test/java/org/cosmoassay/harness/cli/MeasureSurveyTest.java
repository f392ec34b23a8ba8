package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code measure} of two clouds and of surveys with randoms. */
final class MeasureSurveyTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path data = Path.of("");
  private Path randoms = Path.of("");

  @BeforeEach
  void writeSurvey() throws IOException {
    data = writeSky("data.csv", 300, 1);
    randoms = writeSky("randoms.csv", 900, 2);
  }

  private Path writeSky(String name, int n, long seed) throws IOException {
    UniformRandomProvider rng = RandomStreams.of(seed);
    StringBuilder text = new StringBuilder("ra,dec,z,w\n");
    for (int i = 0; i < n; i++) {
      text.append(130 + 50 * rng.nextDouble()).append(',');
      text.append(Math.toDegrees(Math.asin(0.7 * rng.nextDouble()))).append(',');
      text.append(0.02 + 0.05 * rng.nextDouble()).append(",1\n");
    }
    return Files.writeString(directory.resolve(name), text);
  }

  private JsonNode measured(Object... arguments) {
    Shell.Result result = Shell.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return Json.MAPPER.readTree(result.out());
  }

  @Test
  void everyPairOfASurveyIsSomewhere() {
    JsonNode json =
        measured(
            "measure",
            data,
            "--randoms",
            randoms,
            "--statistic",
            "w-theta",
            "--bins",
            "edges:0,90",
            "--columns",
            "ra,dec,-,weight",
            "--format",
            "json");
    assertThat(json.path("count").asInt()).isEqualTo(300);
    assertThat(json.has("box")).isFalse();
    assertThat(json.at("/columns/dd/0").asLong()).isEqualTo(300 * 299 / 2);
    assertThat(json.at("/columns/dr/0").asLong()).isEqualTo(300 * 900);
    assertThat(json.at("/columns/rr/0").asLong()).isEqualTo(900 * 899 / 2);
    // All pairs over all pairs, normalised: no excess at all.
    assertThat(json.at("/columns/w/0").asDouble(9)).isBetween(-1e-12, 1e-12);
    assertThat(json.at("/provenance/randoms_sha256").asString("")).hasSize(64);
  }

  @Test
  void aJackknifeGivesErrorsAndTheirCovariance() throws IOException {
    JsonNode survey =
        measured(
            "measure",
            data,
            "--randoms",
            randoms,
            "--statistic",
            "w-theta",
            "--bins",
            "edges:1,5,10",
            "--columns",
            "ra,dec",
            "--jackknife",
            "10",
            "--format",
            "json");
    assertErrors(survey, "w");
    assertThat(survey.at("/provenance/jackknife").asString(""))
        .isEqualTo("10 regions, mohammad_percival");
    Path box = Catalogs.uniform(directory.resolve("box.npy"), 1, 500, 100, 3);
    List<String> ofBox =
        List.of(
            "measure", box.toString(), "--box", "100", "--statistic", "xi", "--bins", "lin:5:45:2");
    JsonNode json = measured(with(ofBox, "--jackknife", "8", "--format", "json").toArray());
    assertErrors(json, "xi");
    assertRefused(with(ofBox, "--jackknife", "9"), "take 8 or 27");
    assertRefused(
        List.of(
            "measure",
            box.toString(),
            "--box",
            "100",
            "--statistic",
            "vpf",
            "--bins",
            "lin:5:45:2",
            "--jackknife",
            "8"),
        "only xi has a jackknife");
    assertRefused(with(ofBox, "--jackknife", "8", "--with", box.toString()), "leave out --with");
  }

  private static void assertErrors(JsonNode json, String component) {
    for (int row = 0; row < 2; row++) {
      double error = json.at("/columns/" + component + "_error/" + row).asDouble(-1);
      assertThat(error).isPositive();
      assertThat(json.at("/covariance/" + row + "/" + row).asDouble(-1))
          .isCloseTo(error * error, within(1e-12 * error * error));
    }
  }

  @Test
  void redshiftsNeedACosmologyAndColumnsNames() {
    List<String> base =
        List.of("measure", data.toString(), "--randoms", randoms.toString(), "--statistic", "wp");
    assertRefused(base, "--omega-m OM");
    assertRefused(with(base, "--columns", "ra,dec,weight", "--omega-m", "0.3"), "redshift");
    assertRefused(with(base, "--columns", "ra,dec,mass", "--omega-m", "0.3"), "mass");
    assertRefused(with(base, "--with", data.toString()), "exclude each other");
    assertRefused(
        List.of("measure", data.toString(), "--randoms", "none.csv", "--statistic", "w-theta"),
        "none.csv");
    assertRefused(
        List.of("measure", "x", "--randoms", "y", "--statistic", "knn-cdf"), "known are xi");
  }

  private static List<String> with(List<String> base, String... more) {
    String[] all = Arrays.copyOf(base.toArray(new String[0]), base.size() + more.length);
    System.arraycopy(more, 0, all, base.size(), more.length);
    return List.of(all);
  }

  private static void assertRefused(List<String> arguments, String why) {
    Shell.Result result = Shell.run(arguments.toArray());
    assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(why);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void twoCloudsAreCorrelatedInOneBox() throws IOException {
    Path first = Catalogs.write(directory.resolve("a.npy"), new double[] {1, 1, 1, 5, 5, 5}, 2, 3);
    Path second = Catalogs.write(directory.resolve("b.npy"), new double[] {2, 1, 1}, 1, 3);
    JsonNode json =
        measured(
            "measure",
            first,
            "--with",
            second,
            "--box",
            "100",
            "--statistic",
            "xi-cross",
            "--bins",
            "edges:0,2,10",
            "--format",
            "json");
    assertThat(json.at("/columns/pairs/0").asLong()).isEqualTo(1);
    assertThat(json.at("/columns/pairs/1").asLong()).isEqualTo(1);
    assertThat(json.at("/provenance/with").asString("")).endsWith("b.npy");
  }
}
