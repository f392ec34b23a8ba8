package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.special.Erf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code generators/examples}, as their page tells to use them. */
final class BringYourOwnTest {

  private static final int GALAXIES = 512;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @BeforeAll
  static void copyTheExamples() throws IOException {
    try (Stream<Path> files = Files.list(examples())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  private static Path examples() {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    return Path.of(root, "generators", "examples");
  }

  private static Path sample(String model, String out, Object... options) {
    Path file = directory.resolve(out);
    Object[] arguments = new Object[options.length + 4];
    System.arraycopy(options, 0, arguments, 4, options.length);
    arguments[0] = "sample";
    arguments[1] = directory.resolve(model);
    arguments[2] = "--out";
    arguments[3] = file;
    Shell.Result result = Shell.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return file;
  }

  private static PointCloud cloud(Path file, int index) throws CatalogueException, IOException {
    try (Catalogue catalogue = Catalogues.open(file, CatalogueOptions.defaults())) {
      return catalogue.read(index).cloud();
    }
  }

  /** The formulas of clusters.py, in double precision. */
  @Test
  void theSamplerIsItsFormula() throws Exception {
    Path file =
        sample("clusters.yaml", "two.npz", "--n", "2", "--omega-m", "0.3", "--sigma8", "0.8");
    byte[] told = Files.readAllBytes(file.resolveSibling("two.npz.log_likelihood.npy"));
    assertThat(new String(told, 10, 100, StandardCharsets.US_ASCII)).contains("'shape': (2,)");
    ByteBuffer numbers = ByteBuffer.wrap(told).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2; i++) {
      PointCloud cloud = cloud(file, i);
      assertThat(cloud.size()).isEqualTo(GALAXIES);
      assertThat(cloud.cosmology().sigma8()).isEqualTo(0.8);
      long seed = RandomStreams.split(42, "sample", i);
      double[] clusters = GaussianBase.draw(seed, 32 * 3);
      double[] members = GaussianBase.draw(RandomStreams.split(seed, "noise", 1), GALAXIES * 3);
      double squares = 0;
      for (int g = 0; g < GALAXIES; g++) {
        for (int axis = 0; axis < 3; axis++) {
          double m = members[3 * g + axis];
          double p = clusters[3 * (g / 16) + axis];
          double centre = 50 * (1 + Erf.erf(p / Math.sqrt(2)));
          double away = cloud.position(axis, g) - (centre + 2 * m);
          // Single precision of numbers up to 100.
          assertThat(away - 100 * Math.rint(away / 100)).isEqualTo(0, within(3e-5));
          assertThat(cloud.velocity(axis, g))
              .isEqualTo(-400 * Math.pow(0.3, 0.55) * 0.8 * m, within(3e-4));
          squares += m * m;
        }
      }
      double expected =
          -96 * Math.log(100)
              - 3 * GALAXIES * (Math.log(2) + 0.5 * Math.log(2 * Math.PI))
              - squares / 2;
      // Single precision of a sum of 1536 terms near 1000.
      assertThat(numbers.getDouble(told.length - 16 + 8 * i)).isEqualTo(expected, within(0.01));
    }
  }

  /** The same weights, in double precision by ND4J and in single precision by ONNX Runtime. */
  @Test
  void theVelocityNetworkIsTheModelItWasExportedFrom() throws Exception {
    PointCloud cloud = cloud(sample("knot.yaml", "knot.npz", "--n", "1", "--points", "300"), 0);
    ModelFolder model =
        ModelFolder.read(
            examples().resolve("knot"),
            Families.findingDataBy(
                label -> {
                  throw new IllegalArgumentException("no data " + label);
                }));
    double[] own =
        model.model().sample(300, new double[0], RandomStreams.split(42, "sample", 0)).points();
    double worst = 0;
    for (int i = 0; i < 300; i++) {
      for (int axis = 0; axis < 3; axis++) {
        worst = Math.max(worst, Math.abs((cloud.position(axis, i) - 50) / 15 - own[3 * i + axis]));
      }
    }
    // 25 steps with velocities of 3 rounded to 2^-22: some 1e-6.
    assertThat(worst).isPositive().isLessThan(1e-5);
  }

  @Test
  void everyKindOfModelIsASourceOfOneBenchmark() throws Exception {
    for (String seed : List.of("1", "2")) {
      sample(
          "clusters.yaml",
          seed.equals("1") ? "reference.npz" : "samples.npz",
          "--n",
          "16",
          "--conditions",
          directory.resolve("cosmologies.csv"),
          "--seed",
          seed);
    }
    Process probe = startIfThere("python3", "-c", "import numpy");
    boolean python = probe != null && probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
    Path file = directory.resolve("bring-your-own.yaml");
    String text = Files.readString(file) + "report: {html: false, pdf: false}\n";
    Files.writeString(file, python ? text : text.replaceAll("(?m)^ *- \\{name: program.*\n", ""));
    Path out = directory.resolve("run");
    Shell.Result run = Shell.run("run", file, "--out", out);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("fails as it must");
    assertThat(out.resolve("measurements/onnx-sampler/xi.npz")).exists();
    assertThat(out.resolve("measurements/on-disk/speed-pdf.npz")).exists();
    assumeTrue(python, "python3 with numpy is missing: the external program was left out");
    assertThat(out.resolve("measurements/program/xi.npz")).exists();
  }

  @Test
  void pointsOutsideTheBoxEndTheRunOrAreJudged() throws IOException {
    sample("clusters.yaml", "two.npz", "--n", "2", "--omega-m", "0.3", "--sigma8", "0.8");
    Path unwrapped = directory.resolve("unwrapped.yaml");
    Files.writeString(
        unwrapped,
        Files.readString(directory.resolve("clusters.yaml")).replace("wrap: true", "wrap: false"));
    String benchmark =
        """
        name: unwrapped
        reference: {name: reference, catalogues: two.npz}
        sources: [{name: mine, model: unwrapped.yaml, invalid-points: error}]
        statistics: [{xi: {bins: "lin:1:20:2"}}]
        report: {html: false, pdf: false}
        """;
    Path file = Files.writeString(directory.resolve("unwrapped-run.yaml"), benchmark);
    Shell.Result refused = Shell.run("run", file, "--out", directory.resolve("refused"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("source mine, realization", "lies outside the box", "`wrap: true`");
    Files.writeString(file, benchmark.replace("points: error", "points: judge"));
    Shell.Result judged = Shell.run("run", file, "--out", directory.resolve("judged"));
    assertThat(judged.code()).as(judged.out() + judged.err()).isEqualTo(3);
    assertThat(judged.out()).contains("FAIL").contains("inside-box");
  }

  private static @Nullable Process startIfThere(String... command) {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      return null;
    }
  }
}
