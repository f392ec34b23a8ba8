package org.cosmoassay.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What two local threads of Spark leave behind is what threads of this process do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a source of these benchmarks calls cp")
class SparkEngineTest {

  private static final List<String> SPARK = List.of("--engine", "spark", "--master", "local[2]");

  private static final String SUITE =
      """
      name: tiny
      box: 60
      particles: 16
      steps: 3
      redshifts: [1, 0.5]
      halos: {count: 20, least-particles: 4}
      cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
      sets:
        - {name: same, split: {train: 2, test: 1}}
        - {name: cube, design: latin-hypercube, parameters: {omega-m: [0.1, 0.5]}, split: {train: 2}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private Path here() {
    return directory.resolve("here");
  }

  private Path there() {
    return directory.resolve("there");
  }

  private static Runs.Result onSpark(Object... arguments) {
    return Runs.run(Stream.concat(Stream.of(arguments), SPARK.stream()).toArray());
  }

  @Test
  void runsLeaveTheSameBytes() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    Runs.Result here = Runs.run("run", benchmark, "--out", here());
    assertThat(here.code()).isZero();
    SortedMap<String, String> expected = Runs.contents(here());
    assertThat(expected).hasSizeGreaterThan(100).containsKey("run.json");

    assertThat(onSpark("run", benchmark, "--out", there())).isEqualTo(here);
    assertThat(Runs.contents(there())).isEqualTo(expected);
  }

  @Test
  void aKilledRunGoesOnOnSparkAndEndsWithTheSameBytes() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    assertThat(Runs.run("run", benchmark, "--out", there()).code()).isZero();
    SortedMap<String, String> expected = Runs.contents(there());
    // As if it had been killed: no record, a third of the measurements.
    Files.delete(there().resolve("run.json"));
    int number = 0;
    List<Path> cached;
    try (Stream<Path> files = Files.list(there().resolve(".cache/measurements"))) {
      cached = files.sorted().toList();
    }
    for (Path file : cached) {
      if (number++ % 3 != 0) {
        Files.delete(file);
      }
    }
    Object kept = Files.getLastModifiedTime(cached.get(0));
    assertThat(onSpark("run", benchmark, "--out", there()).code()).isZero();
    assertThat(Runs.contents(there())).isEqualTo(expected);
    assertThat(Files.getLastModifiedTime(cached.get(0))).isEqualTo(kept);
  }

  @Test
  void calibrationsComeToTheSame() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    Object[] command = {
      "calibrate",
      benchmark,
      "--trials",
      "20",
      "--power-trials",
      "5",
      "--clouds",
      "8",
      "--defect",
      "position-jitter",
      "--defect",
      "mode-dropping",
      "--out"
    };
    assertThat(Runs.run(with(command, here())).code()).isZero();
    assertThat(onSpark(with(command, there())).code()).isZero();
    assertThat(there().resolve("calibration.json"))
        .hasSameBinaryContentAs(here().resolve("calibration.json"));
  }

  @Test
  void simulationsComeToTheSame() throws IOException {
    Path suite = Files.writeString(directory.resolve("suite.yaml"), SUITE);
    assertThat(Runs.run("simulate", suite, "--out", here()).code()).isZero();
    assertThat(onSpark("simulate", suite, "--out", there()).code()).isZero();
    assertThat(Runs.contents(here())).hasSizeGreaterThan(15);
    assertThat(Runs.contents(there())).isEqualTo(Runs.contents(here()));
  }

  @Test
  void slabsOfACatalogueInPiecesComeToTheSame() throws IOException {
    Path pieces = Files.createDirectory(directory.resolve("pieces"));
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261129L);
    for (int piece = 0; piece < 3; piece++) {
      StringBuilder rows = new StringBuilder("x,y,z,vx,vy,vz\n");
      for (int i = 0; i < 2000; i++) {
        for (int axis = 0; axis < 3; axis++) {
          rows.append(100 * random.nextDouble()).append(',');
        }
        rows.append("%d,%d,%d\n".formatted(i % 31, i % 17, i % 7));
      }
      Path table = Files.writeString(directory.resolve("piece.csv"), rows);
      Path npz = pieces.resolve(piece + ".npz");
      assertThat(Runs.run("convert", table, npz, "--box", "100").code()).isZero();
    }
    for (List<String> statistic :
        List.of(
            List.of("pairwise-velocity", "--bins", "lin:0:8:4", "--kurtosis"),
            List.of("xi-multipoles", "--bins", "lin:0:8:4"),
            List.of("knn-cdf", "--k", "1,4", "--bins", "lin:0:9:9", "--query", "random:500"),
            List.of("power", "--bins", "lin:0.1:1:5"))) {
      Stream<Object> command =
          Stream.concat(Stream.of("measure", pieces, "--statistic"), statistic.stream());
      Object[] words = Stream.concat(command, Stream.of("--out")).toArray();
      Path one = directory.resolve("whole.csv");
      Path other = directory.resolve("slabs.csv");
      assertThat(Runs.run(with(words, one))).isEqualTo(new Runs.Result(0, ""));
      assertThat(
              onSpark(
                  Stream.concat(Stream.of(with(words, other)), Stream.of("--slabs", "3"))
                      .toArray()))
          .isEqualTo(new Runs.Result(0, ""));
      assertThat(other).hasSameBinaryContentAs(one);
    }
    assertThat(onSpark("measure", pieces, "--statistic", "xi", "--bins", "lin:0:8:4").err())
        .contains("--engine spark measures slab by slab; add --slabs N");
  }

  @Test
  void samplesComeToTheSame() {
    Path examples = Runs.root().resolve("generators/examples");
    Object[] command = {
      "sample",
      examples.resolve("clusters.yaml"),
      "--n",
      "6",
      "--conditions",
      examples.resolve("cosmologies.csv"),
      "--out"
    };
    Path one = directory.resolve("here.npz");
    Path other = directory.resolve("there.npz");
    assertThat(Runs.run(with(command, one)).code()).isZero();
    assertThat(onSpark(with(command, other))).isEqualTo(new Runs.Result(0, ""));
    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(directory.resolve("there.npz.log_likelihood.npy"))
        .hasSameBinaryContentAs(directory.resolve("here.npz.log_likelihood.npy"));
  }

  @Test
  void whatTheUserHasToMendIsSaidAsWithoutSpark() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    Files.writeString(directory.resolve("one.csv"), "x,y,z\n1,2,inf\n");
    Runs.Result here = Runs.run("run", benchmark, "--out", here());
    Runs.Result there = onSpark("run", benchmark, "--out", there());
    assertThat(here.code()).isEqualTo(2);
    assertThat(here.err()).contains("source copied, realization 0");
    assertThat(there.code()).isEqualTo(2);
    assertThat(there.err()).contains("source copied, realization 0").doesNotContain("\tat ");
  }

  @Test
  void optionsOfEnginesThatAreNotThereAreRefused() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    assertThat(Runs.run("run", benchmark, "--out", here(), "--engine", "mesos"))
        .isEqualTo(
            new Runs.Result(
                2,
                "cosmoassay: --engine mesos: the engines at hand are threads, spark; write `threads`, or start"
                    + " with a class path that holds the artifact cosmoassay-spark and Spark itself, as"
                    + " `./cosmoassay` does for `--engine spark`\n"));
    assertThat(Runs.run("run", benchmark, "--out", here(), "--master", "local[2]").err())
        .isEqualTo(
            "cosmoassay: --master local[2]: threads of this process have none; add --engine spark\n");
    Runs.Result bad =
        Runs.run("run", benchmark, "--out", here(), "--engine", "spark", "--master", "local[none]");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err())
        .startsWith("cosmoassay: --engine spark, master local[none]: ")
        .endsWith("check --master and --engine-setting\n");
    // Executors of a cluster load jars, and these classes lie in directories.
    Runs.Result bare =
        Runs.run("run", benchmark, "--out", here(), "--engine", "spark", "--master", "spark://x:1");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("a cluster needs the program as jars");
  }

  @Test
  void cataloguesOfOtherFileSystemsAreRead() throws IOException {
    Path benchmark = Runs.benchmark(directory);
    Runs.Result here = Runs.run("run", benchmark, "--out", here());
    assertThat(here.code()).isZero();
    String text = Files.readString(benchmark);
    Files.writeString(benchmark, text.replace("\"/", "\"shelf:///"));
    String[] settings = {"--engine-setting", "spark.hadoop.fs.shelf.impl=" + Shelf.class.getName()};
    assertThat(onSpark("run", benchmark, "--out", there(), settings[0], settings[1]))
        .isEqualTo(here);
    assertThat(measurements(there())).isEqualTo(measurements(here())).hasSize(14);

    assertThat(onSpark("run", benchmark, "--out", there()).err())
        .contains("source n-body: nothing at hand reads shelf:///")
        .doesNotContain("internal error");
    assertThat(onSpark("run", lost(benchmark), "--out", there(), settings[0], settings[1]).err())
        .contains("lost-z0.5.npz cannot be read (")
        .doesNotContain("internal error");
  }

  private static Path lost(Path benchmark) throws IOException {
    String text = Files.readString(benchmark).replace("fiducial-test", "lost");
    return Files.writeString(benchmark.resolveSibling("lost.yaml"), text);
  }

  private static SortedMap<String, String> measurements(Path run) throws IOException {
    return Runs.contents(run.resolve("measurements"));
  }

  private static Object[] with(Object[] command, Path out) {
    return Stream.concat(Stream.of(command), Stream.of(out)).toArray();
  }
}
