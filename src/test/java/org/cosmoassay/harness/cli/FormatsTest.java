package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats, units, selections and data sets on the command line and in benchmarks. */
class FormatsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /**
   * 300 halos in a box of 100 Mpc/h; row i has the mass (i + 1) 1e12, and positions in {@code kpc}.
   */
  private Path rockstar(String name, boolean units, double factor) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            #ID DescID Mvir X Y Z VX VY VZ
            #a = 0.500000
            #Om = 0.300000; Ol = 0.700000; h = 0.700000
            """);
    text.append(String.format(Locale.ROOT, "#Box size: %f Mpc/h%n", 100 * factor));
    if (units) {
      text.append("#Units: Masses in Msun / h\n#Units: Positions in Mpc / h (comoving)\n");
      text.append("#Units: Velocities in km / s (physical, peculiar)\n");
    }
    UniformRandomProvider random = RandomStreams.of(5);
    for (int i = 0; i < 300; i++) {
      text.append(i).append(" -1 ").append((i + 1) + "e12");
      for (int axis = 0; axis < 3; axis++) {
        // A whole number of kpc/h has the same digits in both units.
        double kiloparsecs = Math.floor(100_000 * random.nextDouble());
        text.append(' ').append(factor == 1 ? kiloparsecs / 1000 : kiloparsecs);
      }
      text.append(" 1 2 3\n");
    }
    return Files.writeString(directory.resolve(name), text.toString());
  }

  private static String measure(Path file, String... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("measure", file, "--statistic", "xi", "--bins", "lin:0:40:4"));
    arguments.addAll(List.of(options));
    Shell.Result result = Shell.run(arguments.toArray());
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void unitsOfAnOptionGiveTheSameMeasurement() throws IOException {
    Path stated = rockstar("out_1.list", true, 1);
    Path unstated = rockstar("out_2.list", false, 1000);
    Shell.Result asked =
        Shell.run("measure", unstated, "--statistic", "xi", "--bins", "lin:0:40:4");
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err())
        .hasLineCount(1)
        .contains("does not state the unit of length; pass --units");
    String expected = measure(stated);
    String converted = measure(unstated, "--units", "kpc/h,km/s,Msun/h");
    // Pairs are whole numbers; positions differ by an ulp, and means with them.
    assertThat(column(converted, 3)).isEqualTo(column(expected, 3));
    assertThat(Shell.run("info", unstated, "--units", "furlongs").err())
        .contains("--units: The unit 'furlongs' is not known");
    assertThat(Shell.run("info", stated, "--units", "kpc/h").err())
        .contains("the file states the length in Mpc / h (comoving) and the options in kpc/h");
  }

  private static String column(String csv, int index) {
    StringBuilder column = new StringBuilder();
    csv.lines().forEach(line -> column.append(line.split(",", -1)[index]).append(' '));
    return column.toString();
  }

  @Test
  void selectionsAndConversions() throws IOException {
    Path file = rockstar("out_1.list", true, 1);
    Path npz = directory.resolve("heavy.npz");
    Shell.Result convert = Shell.run("convert", file, npz, "--min-mass", "201e12");
    assertThat(convert.code()).as(convert.err()).isZero();
    assertThat(Shell.run("info", npz).out()).contains("100 points", "2.01E14 .. 3.0E14");
    assertThat(measure(npz)).isEqualTo(measure(file, "--most-massive", "100"));
    assertThat(measure(npz)).isEqualTo(measure(file, "--number-density", "1e-4"));
    Shell.Result wrong = Shell.run("info", file, "--most-massive", "5", "--number-density", "1");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).hasLineCount(1).contains("exclude each other");
  }

  @Test
  void dataSetsAreCheckedBeforeTheyAreRead() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.writeString(data.resolve("halos_small.npy"), "other");
    Files.writeString(data.resolve("cosmology_small.csv"), "other");
    Shell.Result list = Shell.run("list", "datasets", "quijote-halos", "--data-dir", data);
    assertThat(list.code()).isEqualTo(2);
    assertThat(list.err())
        .hasLineCount(1)
        .contains("halos_small.npy", "its SHA-256 is d9298a10d1b0735837dc4bd85dac641b0f3cef27")
        .contains("2dc3a58615ca804dbfe074e2c5a76fa673594fef8f6f6e8adc4f463435cdaa42 is expected");
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: data-set
            reference: {name: halos, dataset: quijote-halos, select: {most-massive: 100}}
            sources:
              - {name: same, dataset: quijote-halos}
            statistics:
              - xi: {bins: "lin:10:60:5"}
            gates: []
            """);
    assertThat(Shell.run("run", file, "--out", directory.resolve("r")).err())
        .contains("b.yaml:2:", "b.yaml:4:", "pass --data-dir DIR");
    Shell.Result run = Shell.run("run", file, "--data-dir", data, "--out", directory.resolve("r"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("source halos: ", "is not the file of the data set");
    assertThat(Shell.run("list", "datasets", "cosmobench").out())
        .contains("arXiv:2507.03707", "of the user's choice; no checksums");
  }

  @Test
  void keysOfBenchmarksAreChecked() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("bad.yaml"),
            """
            name: bad
            reference: {name: a, catalogues: a.fits, units: furlongs, columns: [u], hubble: 70}
            sources:
              - {name: b, dataset: camels}
              - {name: c, catalogues: c.fits, select: {most-massive: 3, number-density: 1}}
            statistics:
              - xi: {bins: "lin:10:60:5"}
            gates: []
            """);
    Shell.Result run = Shell.run("run", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("'furlongs' is not known")
        .contains("`u` is no column")
        .contains("which files of camels to take is yours to choose")
        .contains("exclude each other");
  }
}
