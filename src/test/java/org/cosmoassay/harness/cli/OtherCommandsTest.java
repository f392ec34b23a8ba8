package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code convert}, {@code info}, {@code list}, {@code init} and what helps. */
final class OtherCommandsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void conversionsThroughEveryFormatChangeNoMeasurement() throws IOException {
    Path npy = Catalogs.uniform(directory.resolve("a.npy"), 3, 100, 100, 1);
    Path npz = directory.resolve("b.npz");
    Path csv = directory.resolve("c.csv");
    Path hdf5 = directory.resolve("d.hdf5");
    Path back = directory.resolve("e.npz");
    convert(npy, npz, "--box", "100", "--redshift", "0.5", "--omega-m", "0.3");
    convert(npz, csv);
    convert(csv, hdf5);
    convert(hdf5, back);
    assertThat(Files.readAllBytes(back)).isEqualTo(Files.readAllBytes(npz));
    String expected = measure(npy, "--box", "100");
    for (Path file : List.of(npz, csv, hdf5, back)) {
      assertThat(measure(file)).as(file.toString()).isEqualTo(expected);
      assertThat(Shell.run("info", file).out()).contains("3", "100", "0.5", "0.3");
    }
  }

  @Test
  void conversionsThatCannotBeDoneLeaveTheTargetAlone() throws IOException {
    double[] values = new double[30];
    values[10] = Double.NaN;
    Path bad = Catalogs.write(directory.resolve("bad.npy"), values, 10, 3);
    for (String name : List.of("o.npy", "o.npz", "o.csv", "o.hdf5", "o.txt")) {
      Path target = Files.writeString(directory.resolve(name), "mine");
      Shell.Result result = Shell.run("convert", bad, target, "--box", "100");
      assertThat(result.code()).as(name + " " + result.err()).isEqualTo(2);
      assertThat(result.err()).hasLineCount(1).doesNotContain("Exception");
      assertThat(Files.readString(target)).isEqualTo("mine");
    }
    Path good = Catalogs.uniform(directory.resolve("a.npy"), 1, 10, 100, 1);
    Shell.Result nowhere =
        Shell.run("convert", good, directory.resolve("absent/o.npz"), "--box", "100");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).hasLineCount(1).contains("o.npz", "does not exist");
    Shell.Result absent = Shell.run("info", directory.resolve("absent.npy"));
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).hasLineCount(1).contains("absent.npy", "does not exist");
  }

  @Test
  void listsNameWhatThereIs() {
    assertThat(lists("statistics"))
        .contains(
            "xi", "xi-multipoles", "pairwise-velocity", "knn-cdf", "mass-function", "speed-pdf");
    assertThat(lists("generators")).contains("uniform", "thomas", "command", "perturbed");
    assertThat(lists("gates"))
        .contains("hotelling", "equivalence", "sanity", "energy", "pqmass", "c2st", "scatter");
    assertThat(lists("datasets")).isNotEmpty();
    Shell.Result unknown = Shell.run("list", "stars");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("stars");
  }

  private static List<String> lists(String topic) {
    Shell.Result result = Shell.run("list", topic);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out().lines().map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void aStarterBenchmarkRunsAsItIsAndIsNeverOverwritten() throws Exception {
    Path folder = directory.resolve("new/project");
    Shell.Result init = Shell.run("init", folder);
    assertThat(init.code()).as(init.err()).isZero();
    Path file = folder.resolve("benchmark.yaml");
    assertThat(init.out()).contains(file.toString());
    Benchmark benchmark = BenchmarkFile.load(file, java.util.Map.of());
    assertThat(benchmark.sources()).isNotEmpty();
    String small =
        Files.readString(file)
            .replace("points: 3000", "points: 300")
            .replace("{html: true, pdf: true}", "{html: false, pdf: false}");
    Path quick = Files.writeString(folder.resolve("quick.yaml"), small);
    Shell.Result run = Shell.run("run", quick, "--out", directory.resolve("run"));
    assertThat(run.code()).as(run.out() + run.err()).isIn(0, 3);
    assertThat(directory.resolve("run/run.json")).exists();

    Files.writeString(file, "mine");
    Shell.Result again = Shell.run("init", folder);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).hasLineCount(1).contains(file.toString(), "exists");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "run", "measure", "gate", "compare", "report", "info", "convert", "list", "init"
      })
  void everyCommandHasHelp(String command) {
    Shell.Result help = Shell.run(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: cosmoassay " + command).contains("--debug");
    assertThat(help.err()).isEmpty();
    assertThat(Shell.run("--help").out()).contains("  " + command);
  }

  @Test
  void completionKnowsEveryCommandAndItsOptions() {
    Shell.Result script = Shell.run("generate-completion");
    assertThat(script.code()).as(script.err()).isZero();
    assertThat(script.out())
        .contains("_picocli_cosmoassay_compare()", "'--save-baseline'", "'--statistic'")
        .contains("\"md\" \"tex\" \"csv\" \"html\"");
  }

  @Test
  void versionNamesProgramAndJava() {
    Shell.Result version = Shell.run("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out())
        .containsPattern("CosmoAssay [0-9]+\\.[0-9]+\\.[0-9]+")
        .contains("Java " + System.getProperty("java.version"));
  }

  @Test
  void aStackTraceIsShownOnlyWhenAskedFor() {
    Path absent = directory.resolve("absent.npy");
    assertThat(Shell.run("info", absent).err()).hasLineCount(1);
    assertThat(Shell.run("info", absent, "--debug").err()).contains("\tat org.cosmoassay");
  }

  private static void convert(Path in, Path out, String... more) {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "convert";
    arguments[1] = in;
    arguments[2] = out;
    System.arraycopy(more, 0, arguments, 3, more.length);
    Shell.Result result = Shell.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
  }

  private static String measure(Path file, String... more) {
    Object[] arguments = new Object[8 + more.length];
    Object[] fixed = {
      "measure", file, "--statistic", "xi", "--bins", "lin:0:20:4", "--realization", "2"
    };
    System.arraycopy(fixed, 0, arguments, 0, 8);
    System.arraycopy(more, 0, arguments, 8, more.length);
    Shell.Result result = Shell.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }
}
