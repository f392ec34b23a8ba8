package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code measure} of a catalogue in pieces, as a whole and slab by slab: the same text. */
final class MeasureInSlabsTest {

  private static final String COLUMNS = "x,y,z,vx,vy,vz,mass";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path pieces;

  @BeforeEach
  void writePieces() throws IOException {
    pieces = Files.createDirectory(directory.resolve("pieces"));
    UniformRandomProvider rng = RandomStreams.of(3);
    for (int piece = 0; piece < 3; piece++) {
      int points = 150 + piece;
      double[] values = new double[7 * points];
      for (int k = 0; k < values.length; k++) {
        values[k] = 100 * rng.nextDouble();
      }
      Catalogs.write(pieces.resolve("p" + piece + ".npy"), values, 1, points, 7);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          xi                | lin:0:20:4
          xi-multipoles     | lin:0:20:4
          wp                | lin:1:20:4
          pairwise-velocity | lin:0:45:4
          knn-cdf           | edges:1,5,10,20
          vpf               | edges:1,5,10,20
          power             | lin:0.05:0.5:4
          """)
  void slabsPrintWhatTheWholePrints(String statistic, String bins) {
    List<String> extra = new ArrayList<>(List.of());
    if (statistic.equals("power")) {
      Collections.addAll(extra, "--grid", "16");
    }
    String whole = measure(pieces, statistic, bins, extra);
    assertThat(whole.lines()).hasSizeGreaterThan(4);
    for (String slabs : List.of("1", "4", "auto")) {
      List<String> inSlabs = new ArrayList<>(extra);
      Collections.addAll(inSlabs, "--slabs", slabs, "--scratch", directory + "/scratch");
      assertThat(measure(pieces, statistic, bins, inSlabs)).isEqualTo(whole);
      assertThat(measure(pieces.resolve("p?.npy"), statistic, bins, inSlabs)).isEqualTo(whole);
    }
    assertThat(directory.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void provenanceTellsPiecesAndSlabs() {
    List<String> options =
        List.of("--slabs", "3", "--scratch", directory.toString(), "--format", "json");
    JsonNode root = Json.MAPPER.readTree(measure(pieces, "xi", "lin:0:20:4", options));
    assertThat(root.path("count").asInt()).isEqualTo(453);
    JsonNode provenance = root.path("provenance");
    assertThat(provenance.path("pieces").asString()).isEqualTo("3");
    assertThat(provenance.path("slabs").asString()).isEqualTo("3");
    assertThat(provenance.path("sha256").asString()).hasSize(64);
  }

  @Test
  void furtherPiecesFollowTheFirst() {
    String folder = measure(pieces, "xi", "lin:0:20:4", List.of());
    List<String> named =
        List.of(pieces.resolve("p1.npy").toString(), pieces.resolve("p2.npy").toString());
    assertThat(measure(pieces.resolve("p0.npy"), "xi", "lin:0:20:4", named)).isEqualTo(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --statistic mass-function --bins log:1:100:4 --slabs 2 | needs all points at once
          --statistic xi --bins lin:0:20:4 --slabs 0             | a number from 1 on or auto
          --statistic xi --bins lin:0:20:4 --slabs many          | a number from 1 on or auto
          --statistic xi --bins lin:0:20:4 --scratch /nowhere    | --scratch goes with --slabs
          --statistic xi --bins lin:0:20:4 --slabs 2 --jackknife 8 | go with one cloud in a box
          --statistic xi --bins lin:0:60:4 --slabs 2             | must be below half the shortest
          --statistic xi --bins lin:0:20:4 --slabs 2 --most-massive 5 | select by mass instead
          """)
  void whatCannotBeIsSaid(String options, String message) {
    List<String> arguments =
        new ArrayList<>(
            List.of("measure", pieces.toString(), "--box", "100", "--columns", COLUMNS));
    Collections.addAll(arguments, options.strip().split(" +", -1));
    Shell.Result result = Shell.run(arguments.toArray());
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
  }

  private static String measure(Path what, String statistic, String bins, List<String> extra) {
    List<String> arguments = new ArrayList<>(List.of("measure", what.toString()));
    // Further pieces come before options.
    extra.stream().filter(text -> text.endsWith(".npy")).forEach(arguments::add);
    Collections.addAll(arguments, "--box", "100", "--columns", COLUMNS);
    Collections.addAll(arguments, "--statistic", statistic, "--bins", bins);
    extra.stream().filter(text -> !text.endsWith(".npy")).forEach(arguments::add);
    Shell.Result result = Shell.run(arguments.toArray());
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }
}
