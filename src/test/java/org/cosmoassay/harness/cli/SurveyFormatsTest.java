package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Surveys and randoms in tables with names, in benchmarks: FITS gives what text gives. */
class SurveyFormatsTest {

  private static final int MOCKS = 6;

  /** A block of a FITS file in bytes. */
  private static final int BLOCK = 2880;

  private static final String BENCHMARK =
      """
      name: sky
      reference:
        {name: mocks, catalogues: "mock-?.EXT", randoms: randoms.EXT, columns: [COLUMNS], omega-m: 0.3}
      sources:
        - {name: model, catalogues: "model-?.EXT", randoms: plain.EXT, columns: [ra, dec, redshift, weight]}
      statistics:
        - xi: {bins: "lin:1:31:3"}
        - w-theta: {bins: "lin:1:13:3"}
      gates:
        - {statistic: xi, test: hotelling}
        - {statistic: w-theta, test: hotelling}
      report: {html: false, pdf: false}
      """;

  private static final String TEXT =
      BENCHMARK.replace("EXT", "csv").replace("COLUMNS", "ra, dec, redshift, weight");

  private static final String FITS =
      BENCHMARK
          .replace("EXT", "fits")
          .replace("COLUMNS", "ra=RA_DEG, dec=DEC_DEG, redshift=Z_OBS, weight=W_A*W_B");

  private static final List<String> PLAIN = List.of("Z", "WEIGHT", "DEC", "RA");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void writeSurveys() throws IOException {
    for (int i = 0; i < MOCKS; i++) {
      write("mock-" + i, points(240, i), true);
      write("model-" + i, points(240, 100 + i), false);
    }
    write("randoms", points(800, 999), true);
    write("plain", points(800, 999), false);
  }

  /** The same points as text and as a FITS table. */
  private void write(String name, double[][] points, boolean named) throws IOException {
    StringBuilder text = new StringBuilder("ra,dec,z,w\n");
    for (double[] p : points) {
      text.append("%s,%s,%s,%s\n".formatted(p[0], p[1], p[2], p[3]));
    }
    Files.writeString(directory.resolve(name + ".csv"), text.toString());
    double[][] rows = new double[points.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] p = points[i];
      // Powers of two: the product of the two weights is the weight to the bit.
      rows[i] =
          named
              ? new double[] {0.5, p[1], i, p[2], 2 * p[3], p[0]}
              : new double[] {p[2], p[3], p[1], p[0]};
    }
    List<String> names = named ? List.of("W_B", "DEC_DEG", "ID", "Z_OBS", "W_A", "RA_DEG") : PLAIN;
    writeFits(name, names, rows);
  }

  /** Points (ra, dec, redshift, weight). */
  private static double[][] points(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      points[i] =
          new double[] {
            130 + 50 * rng.nextDouble(),
            Math.toDegrees(Math.asin(0.7 * rng.nextDouble())),
            0.02 + 0.05 * rng.nextDouble(),
            0.5 + rng.nextDouble()
          };
    }
    return points;
  }

  /** A FITS file of one binary table of float64 columns (FITS standard 4.0, section 7.3). */
  private void writeFits(String name, List<String> columns, double[][] rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    header(bytes, List.of("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "EXTEND  = T"));
    List<String> cards =
        new ArrayList<>(
            List.of(
                "XTENSION= 'BINTABLE'",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = " + 8 * columns.size(),
                "NAXIS2  = " + rows.length,
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = " + columns.size()));
    for (int c = 0; c < columns.size(); c++) {
      cards.add("TTYPE%d  = '%s'".formatted(c + 1, columns.get(c)));
      cards.add("TFORM%d  = 'D'".formatted(c + 1));
    }
    header(bytes, cards);
    DataOutputStream data = new DataOutputStream(bytes);
    for (double[] row : rows) {
      for (double value : row) {
        data.writeDouble(value);
      }
    }
    pad(bytes, 0);
    Files.write(directory.resolve(name + ".fits"), bytes.toByteArray());
  }

  private static void header(ByteArrayOutputStream bytes, List<String> cards) {
    for (String card : cards) {
      bytes.writeBytes("%-80s".formatted(card).getBytes(StandardCharsets.US_ASCII));
    }
    bytes.writeBytes("%-80s".formatted("END").getBytes(StandardCharsets.US_ASCII));
    pad(bytes, ' ');
  }

  private static void pad(ByteArrayOutputStream bytes, int fill) {
    while (bytes.size() % BLOCK != 0) {
      bytes.write(fill);
    }
  }

  private Shell.Result run(String benchmark, String out) throws IOException {
    Path file = Files.writeString(directory.resolve("benchmark.yaml"), benchmark);
    return Shell.run("run", file, "--out", directory.resolve(out));
  }

  private JsonNode record(String out) throws IOException {
    return Json.MAPPER.readTree(Files.readString(directory.resolve(out + "/run.json")));
  }

  @Test
  void fitsGivesWhatTextGives() throws IOException {
    Shell.Result text = run(TEXT, "text");
    assertThat(text.code()).as(text.out() + text.err()).isZero();
    Shell.Result fits = run(FITS, "fits");
    assertThat(fits.code()).as(fits.out() + fits.err()).isZero();
    JsonNode compared = record("fits").path("comparisons");
    assertThat(compared.size()).isEqualTo(2);
    assertThat(compared).isEqualTo(record("text").path("comparisons"));
    assertThat(record("fits").at("/provenance/inputs")).hasSize(2 * MOCKS + 2);
  }

  @Test
  void badTablesAreNamed() throws IOException {
    double[][] points = points(800, 999);
    points[7][2] = Double.NaN;
    write("randoms", points, true);
    assertRefused(run(FITS, "r"), "randoms.fits", "row 7", "redshift = NaN", "finite");
    assertRefused(
        run(FITS.replace("redshift=Z_OBS", "redshift=Z_TRUE"), "r"), "Z_TRUE", "Z_OBS", ".fits");
    assertRefused(
        run(
            TEXT.replace(
                "[ra, dec, redshift, weight], omega", "[ra=ra, dec=dec, redshift=z], omega"),
            "r"),
        ".csv",
        "in order");
  }

  private static void assertRefused(Shell.Result result, String... words) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).hasLineCount(1).contains(words);
  }

  @Test
  void invalidPointsOfATableAreJudgedWhenAskedFor() throws IOException {
    double[][] points = points(240, 100);
    points[3][0] = Double.NaN;
    points[4][1] = 95;
    write("model-0", points, false);
    assertRefused(run(FITS, "r"), "model-0.fits", "row 3", "ra = NaN");
    Shell.Result result =
        run(FITS.replace("name: model,", "name: model, invalid-points: judge,"), "r");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(result.out())
        .contains("1 points have a non-finite number in realization 0")
        .contains("1 points have a direction, distance or weight out of range in realization 0");
  }
}
