package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.cosmoassay.harness.config.ModelPlace;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path clusters;

  @BeforeEach
  void copyAModel() throws IOException {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    Path examples = Path.of(root, "generators", "examples");
    for (String file : new String[] {"clusters.yaml", "clusters.onnx", "knot.yaml", "knot.onnx"}) {
      Files.copy(examples.resolve(file), directory.resolve(file));
    }
    clusters = directory.resolve("clusters.yaml");
  }

  private Shell.Result sample(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "sample";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Shell.run(all);
  }

  private void assertRefused(Shell.Result result, String... parts) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("internal error");
    assertThat(directory.resolve("out.npz")).doesNotExist();
  }

  @Test
  void aCloudDependsOnItsSeedConditionAndIndexAlone() throws Exception {
    Path table =
        Files.writeString(directory.resolve("c.csv"), "Omega_m,sigma_8\n0.2,0.7\n0.4,0.9\n");
    Path two = directory.resolve("two.npz");
    Path five = directory.resolve("five.npz");
    Path other = directory.resolve("other.npz");
    Shell.Result first =
        sample(clusters, "--n", "2", "--conditions", table, "--threads", "1", "--out", two);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("2 clouds", "two.npz.log_likelihood.npy");
    Shell.Result quiet =
        sample(
            clusters,
            "--n",
            "5",
            "--conditions",
            table,
            "--threads",
            "2",
            "--quiet",
            "--out",
            five);
    assertThat(quiet.code()).isZero();
    assertThat(quiet.out() + quiet.err()).isEmpty();
    sample(clusters, "--n", "2", "--conditions", table, "--seed", "43", "--out", other);
    try (Catalogue a = Catalogues.open(two, CatalogueOptions.defaults());
        Catalogue b = Catalogues.open(five, CatalogueOptions.defaults());
        Catalogue c = Catalogues.open(other, CatalogueOptions.defaults())) {
      assertThat(b.size()).isEqualTo(5);
      for (int i = 0; i < 2; i++) {
        double[] x = a.read(i).cloud().copyPositions(0);
        assertThat(b.read(i).cloud().copyPositions(0)).isEqualTo(x);
        assertThat(c.read(i).cloud().copyPositions(0)).isNotEqualTo(x);
      }
      assertThat(b.read(2).cloud().cosmology().omegaM()).isEqualTo(0.2);
      assertThat(b.read(3).cloud().cosmology().omegaM()).isEqualTo(0.4);
      assertThat(b.read(2).cloud().copyPositions(0))
          .isNotEqualTo(b.read(0).cloud().copyPositions(0));
    }
  }

  @Test
  void whatIsMissingOrImpossibleIsNamed() {
    Path out = directory.resolve("out.npz");
    assertRefused(
        sample(clusters, "--n", "1", "--out", out),
        "cloud 0",
        "conditioned on Omega_m",
        "not stated");
    assertRefused(sample(clusters, "--n", "0", "--out", out), "--n 0", "1 or more");
    assertRefused(
        sample(clusters, "--n", "1", "--out", directory.resolve("out.txt")), "out.txt", ".npz");
    assertRefused(
        sample(clusters, "--n", "1", "--out", directory.resolve("no/out.npz")), "does not exist");
    Path knot = directory.resolve("knot.yaml");
    assertRefused(sample(knot, "--n", "1", "--out", out), "state how many by --points N");
    assertRefused(
        sample(knot, "--n", "1", "--points", "2.5", "--out", out), "--points 2.5", "whole number");
    assertRefused(
        sample(clusters, "--n", "1", "--points", "100", "--out", out),
        "points (100)",
        "clouds of 512 points");
    assertRefused(
        sample(
            clusters,
            "--n",
            "1",
            "--omega-m",
            "0.3",
            "--sigma8",
            "0.8",
            "--redshift",
            "1",
            "--out",
            out),
        "makes clouds at redshift 0.0, but one at 1.0");
  }

  @Test
  void aModelIsAPathOrTheNameOfOneThatShips() {
    assertThat(ModelPlace.shipped()).contains("halo-interpolant");
    Path out = directory.resolve("out.npz");
    assertRefused(
        sample("halo-interpolint", "--n", "1", "--out", out),
        "no model `halo-interpolint`",
        "halo-interpolint does not exist",
        "there are ",
        "did you mean `halo-interpolant`");
    assertRefused(
        sample("halo-interpolant", "--n", "1", "--out", out), "states no box", "by --box L");
    assertRefused(
        sample("halo-interpolant", "--n", "1", "--box", "250", "--out", out),
        "state how many by --points N");
    assertThat(Shell.run("list", "generators").out())
        .contains("model: halo-interpolant", "halo-interpolant, trained on cosmoassay-nbody-v1");
  }

  @Test
  void everyProblemOfADescriptionIsReportedTogether() throws IOException {
    Path bad =
        Files.writeString(
            directory.resolve("bad.yaml"),
            """
            onnx: clusters.onnx
            kind: sampler
            inputs:
              - {name: a, role: time, shape: [batch, 2]}
              - {name: b, role: conditions, shape: [batch, 3], parameters: [Omega_m]}
              - {name: c, role: noise, shape: [batch, particles], factor: 2}
            outputs:
              - {name: cloud, role: cloud, shape: [batch, 3, points]}
            columns: [{name: x, unit: km/s}, {name: y}, {name: z, unit: Mpc/h}, {name: vx, unit: km/s}]
            sampler: {steps: 3}
            """);
    Shell.Result result = sample(bad, "--n", "1", "--out", directory.resolve("out.npz"));
    assertRefused(
        result,
        "bad.yaml:4",
        "a sampler takes no time",
        "the last axis of 1 parameters must be 1",
        "`particles` is no axis",
        "a cloud of 4 columns has the shape [points, 4]",
        "`km/s` is no unit of `x`",
        "`y` needs a unit",
        "of vx, vy and vz all are needed",
        "a sampler needs none of this");
    Files.writeString(
        bad,
        """
        onnx: knot.onnx
        kind: epsilon
        inputs: [{name: points_in, role: cloud, shape: [points, 3]}]
        outputs: [{name: velocity, role: cloud, shape: [points, 3]}, {name: l, role: log-likelihood, shape: [4]}]
        columns: [{name: x, unit: box}, {name: y, unit: box}, {name: z, unit: box}]
        sampler: {path: linear, gamma: [5, -10], data-at: 1}
        """);
    assertRefused(
        sample(bad, "--n", "1", "--out", directory.resolve("out.npz")),
        "write `path: variance-preserving`",
        "data at time 0",
        "span (-15.0) must be greater than 0",
        "only a sampler tells log-likelihoods",
        "one number per cloud");
  }

  @Test
  void aDescriptionThatDoesNotFitItsFile() throws IOException {
    String text = Files.readString(clusters);
    Files.writeString(clusters, text.replace("[batch, 32, 1, 3]", "[batch, 31, 1, 3]"));
    assertRefused(
        sample(clusters, "--n", "1", "--out", directory.resolve("out.npz")),
        "clusters.yaml and ",
        "input `clusters` is declared with shape [batch, 31, 1, 3], but has [any, 32, 1, 3]");
    byte[] whole = Files.readAllBytes(directory.resolve("clusters.onnx"));
    Files.write(directory.resolve("clusters.onnx"), Arrays.copyOf(whole, whole.length - 100));
    assertRefused(
        sample(clusters, "--n", "1", "--out", directory.resolve("out.npz")),
        "no ONNX file, or a truncated one");
  }

  @Test
  void examplesThatAreNoCloudsBecomeAnArrayWithTheirDensities() throws IOException {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    Path knot = Path.of(root, "generators", "examples", "knot");
    Path out = directory.resolve("examples.npz");
    assertThat(sample(knot, "--n", "20", "--out", out).out()).contains("20 examples");
    Shell.Result info = Shell.run("info", out);
    assertThat(info.out() + info.err()).contains("samples", "(20, 3)", "log_likelihood");
    assertRefused(
        sample(knot, "--n", "20", "--out", directory.resolve("out.csv")), "no clouds", ".npz");
  }
}
