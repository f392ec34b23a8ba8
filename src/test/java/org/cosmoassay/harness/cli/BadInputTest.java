package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input is one line with file, place, value and fix; exit code 2; nothing half-written. */
final class BadInputTest {

  private static final List<String> MEASURE_XI =
      List.of("--statistic", "xi", "--bins", "lin:0:20:4", "--box", "100");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void missingFile() {
    assertRefused(directory.resolve("absent.npy"), "absent.npy", "does not exist");
  }

  @Test
  void truncatedNpy() throws IOException {
    Path whole = Catalogs.uniform(directory.resolve("a.npy"), 1, 50, 100, 1);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = directory.resolve("cut.npy");
    for (int length : new int[] {0, 5, 9, 40, bytes.length - 1}) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertRefused(cut, "cut.npy");
    }
  }

  @Test
  void truncatedNpz() throws IOException {
    byte[] bytes =
        NpzWriter.create().add("positions", new double[300], 100, 3).add("box", 100).toBytes();
    Path cut = directory.resolve("cut.npz");
    for (int length : new int[] {3, 60, bytes.length / 2, bytes.length - 1}) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertRefused(cut, "cut.npz");
    }
  }

  @Test
  void truncatedHdf5() throws IOException {
    Path source = Catalogs.uniform(directory.resolve("a.npy"), 1, 500, 100, 1);
    Path whole = directory.resolve("a.hdf5");
    assertThat(Shell.run("convert", source, whole, "--box", "100").code()).isZero();
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = directory.resolve("cut.hdf5");
    for (int length : new int[] {8, 100, bytes.length / 2}) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertRefused(cut, "cut.hdf5");
    }
  }

  @Test
  void objectAndStringTypes() throws IOException {
    for (String type : new String[] {"|O", "<U7", "|S4"}) {
      Path file = directory.resolve("typed.npy");
      Files.write(
          file, npy("{'descr': '" + type + "', 'fortran_order': False, 'shape': (1, 3), }"));
      assertRefused(file, "typed.npy", type.substring(1, 2));
    }
  }

  @Test
  void wrongRank() throws IOException {
    assertRefused(Catalogs.write(directory.resolve("r.npy"), new double[6], 6), "r.npy", "6");
    assertRefused(
        Catalogs.write(directory.resolve("r.npy"), new double[12], 2, 2, 1, 3), "r.npy", "2");
  }

  @Test
  void nonFiniteValuesNameTheirRow() throws IOException {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] values = new double[30];
      values[3 * 7 + 1] = bad;
      Path file = Catalogs.write(directory.resolve("nan.npy"), values, 10, 3);
      assertRefused(file, "nan.npy", "row 7", "y", Double.toString(bad));
    }
  }

  @Test
  void pointOutsideTheBox() throws IOException {
    double[] values = new double[30];
    values[3 * 4 + 2] = 100;
    Path file = Catalogs.write(directory.resolve("out.npy"), values, 10, 3);
    assertRefused(file, "out.npy", "row 4", "z", "100.0", "--wrap");
  }

  @Test
  void separationsBeyondHalfTheBox() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 50, 100, 1);
    assertRefused(
        Shell.run("measure", file, "--statistic", "xi", "--bins", "lin:0:50:5", "--box", "100"),
        "50",
        "half");
  }

  @Test
  void edgesThatDoNotIncrease() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 50, 100, 1);
    assertRefused(
        Shell.run("measure", file, "--statistic", "xi", "--bins", "edges:1,3,3", "--box", "100"),
        "--bins",
        "edges:1,3,3",
        "increase");
  }

  @Test
  void cloudsOfNoAndOnePointAreDefined() throws IOException {
    for (int n = 0; n <= 1; n++) {
      Path file = Catalogs.write(directory.resolve("few.npy"), new double[3 * n], n, 3);
      Shell.Result result = measure(file);
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out().lines()).hasSize(5).anyMatch(line -> line.endsWith(",0,nan"));
    }
  }

  @Test
  void conditionsForAnotherNumberOfClouds() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 3, 20, 100, 1);
    Path table = directory.resolve("c.csv");
    Files.writeString(table, "Omega_m,sigma_8\n0.3,0.8\n0.2,0.9\n");
    assertRefused(
        Shell.run(
            "measure",
            file,
            "--statistic",
            "xi",
            "--box",
            "100",
            "--conditions",
            table,
            "--bins",
            "lin:0:20:4"),
        "c.csv",
        "2",
        "3");
  }

  @Test
  void missingColumn() throws IOException {
    Path file = directory.resolve("m.csv");
    Files.writeString(file, "x,y,w\n1,2,3\n");
    assertRefused(file, "m.csv", "z");
  }

  @Test
  void missingVelocities() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 20, 100, 1);
    assertRefused(
        Shell.run("measure", file, "--statistic", "pairwise-velocity", "--box", "100"),
        "a.npy",
        "velocities",
        "--columns");
  }

  @Test
  void boxThatNobodyStated() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 20, 100, 1);
    assertRefused(Shell.run("measure", file, "--statistic", "xi"), "a.npy", "--box");
  }

  @Test
  void unknownStatisticAndUnknownOption() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 20, 100, 1);
    assertRefused(Shell.run("measure", file, "--statistic", "xii", "--box", "100"), "xii", "xi");
    assertThat(Shell.run("measure", file, "--statistics", "xi").code()).isEqualTo(2);
    assertThat(Shell.run().code()).isEqualTo(2);
  }

  @Test
  void realizationThatIsNotThere() throws IOException {
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 3, 20, 100, 1);
    assertRefused(
        Shell.run("measure", file, "--statistic", "xi", "--box", "100", "--realization", "3"),
        "--realization 3",
        "0 to 2");
  }

  @Test
  void runNamesUnknownKeysBombsAndTagsWithTheirPlace() throws IOException {
    for (String line :
        List.of("bogus: 1", "description: !!javax.script.ScriptEngineManager []", "seed: &a 1")) {
      Path file = benchmark(line);
      Shell.Result result = Shell.run("run", file, "--out", directory.resolve("run"));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("benchmark.yaml:9:");
      assertThat(directory.resolve("run")).doesNotExist();
    }
  }

  @Test
  void sourceNamesThatCouldLeaveTheRunDirectory() throws IOException {
    for (String name : List.of("../x", "<script>")) {
      Path file = directory.resolve("benchmark.yaml");
      Files.writeString(file, TEXT.replace("name: model", "name: \"" + name + "\""));
      Shell.Result result = Shell.run("run", file, "--out", directory.resolve("run"));
      assertRefused(result, "benchmark.yaml:4:", name);
      assertThat(directory.resolve("run")).doesNotExist();
      assertThat(directory.resolve("x")).doesNotExist();
    }
  }

  @Test
  void bombsAreRefusedBeforeTheyGrow() throws IOException {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c + ": &" + c + " [" + String.join(", ", Collections.nCopies(9, before)) + "]\n");
    }
    for (String text :
        List.of(bomb.toString(), "[".repeat(20_000), "x: " + "y".repeat(20_000_000))) {
      Path file = Files.writeString(directory.resolve("bomb.yaml"), text);
      Shell.Result result = Shell.run("run", file, "--out", directory.resolve("run"));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("bomb.yaml").doesNotContain("Exception", "internal");
      // One line for each of the 81 anchors and aliases of the first, and nothing that grows.
      assertThat(result.err().length()).isLessThan(20_000);
      assertThat(directory.resolve("run")).doesNotExist();
    }
  }

  @Test
  void textsThatCannotBePaths() throws Exception {
    Path file = directory.resolve("benchmark.yaml");
    String catalogue = "catalogues: \"%s.npy\"";
    String generator = "generator: thomas, points: 200, realizations: 4";
    Files.writeString(file, TEXT.replace(generator, catalogue.formatted("a\\0b")));
    assertRefused(
        Shell.run("run", file, "--out", directory.resolve("run")), "benchmark.yaml:2:", "path");

    // Under an ASCII locale no path holds a Greek letter; JDK 18 and later may know better.
    Files.writeString(file, TEXT.replace(generator, catalogue.formatted("\u03be")));
    List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C"));
    command.addAll(ChildJvm.command(List.of(), "run", file, "--out", directory.resolve("run")));
    Shell.Result ascii = ChildJvm.run(directory, command);
    assertThat(ascii.code()).as(ascii.err()).isEqualTo(2);
    assertThat(ascii.err()).hasLineCount(1).doesNotContain("Exception", "internal");
    assertThat(directory.resolve("run")).doesNotExist();
  }

  @Test
  void everyProblemOfABenchmarkIsReportedWithItsPlace() throws IOException {
    Path file = directory.resolve("benchmark.yaml");
    Files.writeString(
        file, TEXT.replace("lin:0:20:4", "lin:20:0:4").replace("test: hot", "test: ho"));
    Shell.Result result = Shell.run("run", file, "--out", directory.resolve("run"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("benchmark.yaml:6:", "benchmark.yaml:8:");
  }

  @Test
  void variablesThatNobodySet() throws IOException {
    Path file = directory.resolve("benchmark.yaml");
    Files.writeString(
        file,
        TEXT.replace(
            "generator: thomas, points: 200, realizations: 4", "catalogues: \"${data}/a.npy\""));
    assertRefused(
        Shell.run("run", file, "--out", directory.resolve("run")), "benchmark.yaml:2:", "data");
    Shell.Result absent = Shell.run("run", directory.resolve("none.yaml"));
    assertRefused(absent, "none.yaml", "no such file");
  }

  @Test
  void directoriesThatCannotBeWritten() throws IOException {
    Path obstacle = Files.writeString(directory.resolve("file"), "in the way");
    Shell.Result result = Shell.run("run", benchmark("seed: 1"), "--out", obstacle.resolve("run"));
    assertRefused(result, obstacle.toString(), "--out");
    assertThat(Files.readString(obstacle)).isEqualTo("in the way");
    Path file = Catalogs.uniform(directory.resolve("a.npy"), 1, 20, 100, 1);
    Path target = directory.resolve("absent").resolve("o.csv");
    assertRefused(
        Shell.run(
            "measure",
            file,
            "--statistic",
            "xi",
            "--bins",
            "lin:0:20:4",
            "--box",
            "100",
            "--out",
            target),
        target.toString());
  }

  @Test
  void notARunDirectory() {
    assertRefused(Shell.run("report", directory), "run.json");
    assertRefused(Shell.run("gate", directory), "run.json");
  }

  private static final String TEXT =
      """
      name: small
      reference: {name: truth, generator: thomas, points: 200, realizations: 4, box: 100}
      sources:
        - {name: model, generator: uniform}
      statistics:
        - xi: {bins: "lin:0:20:4"}
      gates:
        - {statistic: xi, test: hotelling}
      """;

  private Path benchmark(String line) throws IOException {
    return Files.writeString(directory.resolve("benchmark.yaml"), TEXT + line + "\n");
  }

  private Shell.Result measure(Path file) {
    return Shell.run(
        Stream.concat(Stream.of("measure", file), MEASURE_XI.stream()).toArray(Object[]::new));
  }

  private void assertRefused(Path file, String... parts) {
    assertRefused(measure(file), parts);
  }

  private static void assertRefused(Shell.Result result, String... parts) {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1).allMatch(line -> line.startsWith("cosmoassay: "));
    assertThat(result.err()).contains(parts).doesNotContain("Exception");
  }

  private static byte[] npy(String header) {
    String padded = header + " ".repeat(118 - header.length() - 1) + "\n";
    byte[] text = padded.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[10 + text.length + 84];
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    System.arraycopy(text, 0, bytes, magic.length, text.length);
    return bytes;
  }
}
