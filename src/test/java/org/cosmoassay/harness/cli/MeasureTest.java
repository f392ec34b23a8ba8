package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code measure}: what it prints for each statistic. */
final class MeasureTest {

  private static final int POINTS = 200;
  private static final String COLUMNS = "x,y,z,vx,vy,vz,mass";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path file;

  @BeforeEach
  void writeClouds() throws IOException {
    file = Catalogs.write(directory.resolve("c.npy"), values(2), 2, POINTS, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          xi                | lin:0:20:4        | r_lo,r_hi,r_mean,pairs,xi
          xi-multipoles     | lin:0:20:4        | s_lo,s_hi,s_mean,xi0,xi2,xi4
          pairwise-velocity | lin:0:20:4        | r_lo,r_hi,r_mean,pairs,v12,sigma_r,sigma_t,skew_r
          knn-cdf           | edges:1,5,10,20   | r,cdf_k1,cdf_k2,cdf_k4,cdf_k8
          mass-function     | log:1e13:1e15:4   | m_lo,m_hi,count,dn_dlnm
          speed-pdf         | lin:0:2000:4      | v_lo,v_hi,pdf
          """)
  void columnsAreAsDocumented(String statistic, String bins, String header) {
    Shell.Result csv = measure(statistic, bins);
    assertThat(csv.code()).as(csv.err()).isZero();
    assertThat(csv.err()).isEmpty();
    List<String> lines = csv.out().lines().toList();
    assertThat(lines).hasSize(5).first().isEqualTo(header);
    assertThat(csv.out()).endsWith("\n").doesNotContain("\r", "NaN", " ");

    Shell.Result json = measure(statistic, bins, "--format", "json");
    JsonNode root = Json.MAPPER.readTree(json.out());
    assertThat(names(root))
        .containsExactly(
            "statistic", "catalogue", "box", "count", "axes", "columns", "flags", "provenance");
    assertThat(root.path("statistic").asString()).isEqualTo(statistic);
    assertThat(root.path("catalogue").asString()).isEqualTo(file.toString());
    assertThat(root.path("box").asDouble()).isEqualTo(100);
    assertThat(root.path("count").asInt()).isEqualTo(POINTS);
    assertThat(names(root.path("axes").get(0))).containsExactly("name", "unit", "edges");
    assertThat(names(root.path("columns"))).containsExactly(header.split(",", -1));
    assertSameNumbers(lines, root.path("columns"));
  }

  private static void assertSameNumbers(List<String> csv, JsonNode columns) {
    int column = 0;
    for (Map.Entry<String, JsonNode> entry : columns.properties()) {
      boolean integer = List.of("pairs", "count").contains(entry.getKey());
      for (int row = 0; row < 4; row++) {
        String text = csv.get(row + 1).split(",", -1)[column];
        JsonNode value = entry.getValue().get(row);
        if (text.equals("nan")) {
          assertThat(value.isNull()).isTrue();
        } else {
          assertThat(value.asDouble()).isEqualTo(Double.parseDouble(text));
          assertThat(value.isIntegralNumber()).as(entry.getKey()).isEqualTo(integer);
          assertThat(text.matches("[0-9]+")).as(entry.getKey() + text).isEqualTo(integer);
        }
      }
      column++;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xi",
        "xi-multipoles",
        "pairwise-velocity",
        "knn-cdf",
        "mass-function",
        "speed-pdf"
      })
  void cloudsOfNoAndOnePointAreFlaggedNotACrash(String statistic) throws IOException {
    for (int n = 0; n <= 1; n++) {
      for (String query : List.of("random:100", "data")) {
        double[] point = n == 0 ? new double[0] : new double[] {1, 2, 3, 4, 5, 6, 1e14};
        Path few = Catalogs.write(directory.resolve("few.npy"), point, n, 7);
        String bins = statistic.equals("mass-function") ? "log:1e13:1e15:2" : "lin:1:20:2";
        List<Object> arguments =
            new ArrayList<>(List.of("measure", few, "--statistic", statistic, "--bins", bins));
        Collections.addAll(
            arguments, "--box", "100", "--columns", COLUMNS, "--format", "json", "--query", query);
        Shell.Result result = Shell.run(arguments.toArray());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode root = Json.MAPPER.readTree(result.out());
        assertThat(root.path("count").asInt()).isEqualTo(n);
        boolean isDefined = n == 1 && !statistic.startsWith("xi") && !statistic.startsWith("pair");
        if (!isDefined) {
          assertThat(root.path("flags")).as(result.out()).isNotEmpty();
          assertThat(lastColumn(root).get(0).isNull()).as(result.out()).isTrue();
        }
      }
    }
  }

  private static JsonNode lastColumn(JsonNode root) {
    JsonNode last = root;
    for (Map.Entry<String, JsonNode> entry : root.path("columns").properties()) {
      last = entry.getValue();
    }
    return last;
  }

  @Test
  void filesHoldWhatWouldBePrinted() throws IOException {
    Path csv = directory.resolve("out.csv");
    Shell.Result silent = measure("xi", "lin:0:20:4", "--out", csv.toString());
    assertThat(silent.code()).isZero();
    assertThat(silent.out() + silent.err()).isEmpty();
    assertThat(Files.readString(csv)).isEqualTo(measure("xi", "lin:0:20:4").out());
    Path json = directory.resolve("out.json");
    measure("xi", "lin:0:20:4", "--out", json.toString());
    assertThat(Files.readString(json))
        .isEqualTo(measure("xi", "lin:0:20:4", "--format", "json").out());
    assertThat(Trees.contents(directory).keySet()).containsExactly("c.npy", "out.csv", "out.json");
  }

  @Test
  void realizationsAreTheirOwnClouds() throws IOException {
    double[] all = values(2);
    double[] second = java.util.Arrays.copyOfRange(all, 7 * POINTS, 14 * POINTS);
    Path alone = Catalogs.write(directory.resolve("second.npy"), second, POINTS, 7);
    String expected = measure("xi", "lin:0:20:4", "--realization", "1").out();
    assertThat(expected).isNotEqualTo(measure("xi", "lin:0:20:4").out());
    file = alone;
    assertThat(measure("xi", "lin:0:20:4").out()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xi", "xi-multipoles", "pairwise-velocity", "knn-cdf"})
  void anyNumberOfThreadsGivesTheSameBytes(String statistic) {
    String one = measure(statistic, "lin:1:40:20", "--threads", "1").out();
    assertThat(one).isNotEmpty();
    assertThat(measure(statistic, "lin:1:40:20", "--threads", "5").out()).isEqualTo(one);
  }

  @Test
  void numbersOfThreadsThatMakeNoSenseAreRefused() {
    for (String threads : List.of("0", "-1", "100000", "x")) {
      Shell.Result result = measure("xi", "lin:0:20:4", "--threads", threads);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains("--threads", threads).doesNotContain("Exception");
    }
  }

  @Test
  void queriesAreRandomOnAGridTheDataOrAFile() throws IOException {
    String bins = "edges:1,5,10,20";
    String random = measure("knn-cdf", bins, "--query", "random:500", "--seed", "1").out();
    assertThat(measure("knn-cdf", bins, "--query", "random:500", "--seed", "1").out())
        .isEqualTo(random);
    assertThat(measure("knn-cdf", bins, "--query", "random:500", "--seed", "2").out())
        .isNotEqualTo(random);
    assertThat(measure("knn-cdf", bins, "--query", "grid:8").code()).isZero();
    String data = measure("knn-cdf", bins, "--query", "data").out();
    assertThat(data).contains("cdf_k8");
    Path queries = directory.resolve("q.csv");
    Files.writeString(queries, "x,y,z\n1,2,3\n50,60,70\n");
    Shell.Result own = measure("knn-cdf", bins, "--query", queries.toString(), "--k", "1");
    assertThat(own.code()).as(own.err()).isZero();
    for (String line : own.out().lines().skip(1).toList()) {
      assertThat(line.substring(line.indexOf(',') + 1)).isIn("0.0", "0.5", "1.0");
    }
    for (String bad : List.of("grid:0", "random:-1", "random:many", "absent.csv")) {
      Shell.Result result = measure("knn-cdf", bins, "--query", bad);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).hasLineCount(1).contains(bad);
    }
  }

  @Test
  void multipolesTakeOrdersAndBinsAndRedshiftSpaceNeedsItsParameters() throws IOException {
    Shell.Result two = measure("xi-multipoles", "lin:0:20:4", "--ells", "0,2", "--mu-bins", "100");
    assertThat(two.out()).startsWith("s_lo,s_hi,s_mean,xi0,xi2\n");
    String real = measure("xi-multipoles", "lin:0:20:4").out();
    Shell.Result without = measure("xi-multipoles", "lin:0:20:4", "--space", "redshift");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).hasLineCount(1).contains("--redshift", "--omega-m");
    Shell.Result with =
        measure(
            "xi-multipoles",
            "lin:0:20:4",
            "--space",
            "redshift",
            "--redshift",
            "0.5",
            "--omega-m",
            "0.3");
    assertThat(with.code()).as(with.err()).isZero();
    assertThat(with.out()).isNotEqualTo(real);

    Path still = Catalogs.uniform(directory.resolve("still.npy"), 1, 50, 100, 1);
    Shell.Result positionsOnly =
        Shell.run(
            "measure",
            still,
            "--statistic",
            "xi-multipoles",
            "--bins",
            "lin:0:20:4",
            "--box",
            "100",
            "--space",
            "redshift",
            "--redshift",
            "0.5",
            "--omega-m",
            "0.3");
    assertThat(positionsOnly.code()).isEqualTo(2);
    assertThat(positionsOnly.err()).hasLineCount(1).contains("still.npy", "velocities");
  }

  @Test
  void parametersThatMakeNoSenseAreRefusedInOneLine() {
    assertRefused("ells", measure("xi-multipoles", "lin:0:20:4", "--ells", "1"));
    assertRefused("mu", measure("xi-multipoles", "lin:0:20:4", "--mu-bins", "0"));
    assertRefused("--k", measure("knn-cdf", "lin:1:20:4", "--k", "0"));
    assertRefused("--k", measure("knn-cdf", "lin:1:20:4", "--k", "2,2"));
    assertRefused("bins", measure("xi", "lin:5:1:4"));
    assertRefused("bins", measure("xi", "log:0:1:4"));
    assertRefused("bins", measure("xi", "linear"));
    assertRefused("bins", measure("xi", "lin:0:1:0"));
    assertRefused("--box", Shell.run("measure", file, "--statistic", "xi", "--box", "0"));
    assertRefused("--box", Shell.run("measure", file, "--statistic", "xi", "--box", "1,2"));
    assertRefused("--box", Shell.run("measure", file, "--statistic", "xi", "--box", "wide"));
  }

  private static void assertRefused(String part, Shell.Result result) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains(part).doesNotContain("Exception");
  }

  private Shell.Result measure(String statistic, String bins, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("measure", file, "--statistic", statistic));
    Collections.addAll(arguments, "--bins", bins, "--box", "100", "--columns", COLUMNS);
    Collections.addAll(arguments, (Object[]) more);
    return Shell.run(arguments.toArray());
  }

  private static double[] values(int clouds) {
    UniformRandomProvider random = RandomStreams.of(23);
    double[] values = new double[7 * POINTS * clouds];
    for (int i = 0; i < values.length; i += 7) {
      for (int axis = 0; axis < 3; axis++) {
        values[i + axis] = random.nextDouble(0, 100);
        values[i + 3 + axis] = random.nextDouble(-500, 500);
      }
      values[i + 6] = Math.pow(10, random.nextDouble(13, 15));
    }
    return values;
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
