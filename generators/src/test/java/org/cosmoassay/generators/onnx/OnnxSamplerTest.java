package org.cosmoassay.generators.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole samplers: y = tanh(noise) * sum of conditions, whose numbers can be followed by hand. */
final class OnnxSamplerTest {

  private static final Cosmology CONDITION =
      new Cosmology(0.3, Double.NaN, Double.NaN, Double.NaN, 0.8, Double.NaN);
  private static final double FLOAT_ROUNDING = 1e-6;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private static TinyOnnx graph(int width) {
    return new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, "b", "n", width)
        .input("given", TinyOnnx.FLOAT, "b", 2)
        .node("Tanh", "tame", "noise")
        .whole("axis", new long[] {1})
        .sum("sum", "given", "axis")
        .node("Mul", "cloud", "tame", "sum")
        .output("cloud", TinyOnnx.FLOAT, "b", "n", width);
  }

  private OnnxModel model(Path file, List<OnnxColumn> columns) {
    String width = Integer.toString(columns.size());
    return Declared.model(
        file,
        OnnxModel.Kind.SAMPLER,
        List.of(
            Declared.port("noise", Role.NOISE, "batch", "points", width),
            Declared.conditions("given", "batch", "2")),
        List.of(Declared.port("cloud", Role.CLOUD, "batch", "points", width)),
        columns,
        null);
  }

  @Test
  void numbersBecomeACloudInUnits() throws Exception {
    Path file = graph(6).write(directory.resolve("s.onnx"));
    List<OnnxColumn> columns =
        List.of(
            new OnnxColumn(Meaning.X, 50, 30, false, false, 1, 0, 0),
            new OnnxColumn(Meaning.Y, 50_000, 30_000, false, false, 1e-3, 0, 0),
            new OnnxColumn(Meaning.Z, 0.5, 0.25, false, true, 1, 0, 0),
            new OnnxColumn(Meaning.MASS, 13, 1, true, false, 1, 0, 0),
            new OnnxColumn(Meaning.LOG_LIKELIHOOD, 0, 2, false, false, 1, 0, 0),
            new OnnxColumn(Meaning.IGNORED, 0, 1, false, false, 1, 0, 0));
    try (OnnxNetwork network = OnnxNetwork.open(model(file, columns))) {
      assertThat(network.points()).isEmpty();
      OnnxGenerator generator = OnnxGenerator.of(network, Declared.BOX, 7);
      OnnxGenerator.Draw draw = generator.draw(CONDITION, 5, false);
      double[] noise = GaussianBase.draw(5, 42);
      double sum = 0;
      PointCloud cloud = draw.cloud();
      assertThat(cloud.size()).isEqualTo(7);
      assertThat(cloud.cosmology()).isEqualTo(CONDITION);
      for (int i = 0; i < 7; i++) {
        double[] u = new double[6];
        int row = 6 * i;
        Arrays.setAll(u, c -> 1.1 * Math.tanh(noise[row + c]));
        assertThat(cloud.x(i)).isEqualTo(50 + 30 * u[0], within(100 * FLOAT_ROUNDING));
        assertThat(cloud.y(i)).isEqualTo(50 + 30 * u[1], within(100 * FLOAT_ROUNDING));
        assertThat(cloud.z(i)).isEqualTo(50 + 25 * u[2], within(100 * FLOAT_ROUNDING));
        assertThat(Math.log10(cloud.mass(i))).isEqualTo(13 + u[3], within(2 * FLOAT_ROUNDING));
        sum += 2 * u[4];
      }
      assertThat(draw.logLikelihood()).isEqualTo(sum, within(20 * FLOAT_ROUNDING));
    }
  }

  @Test
  void theContractOfGeneratorsHolds() throws Exception {
    Path file = graph(3).write(directory.resolve("s.onnx"));
    try (OnnxNetwork network = OnnxNetwork.open(model(file, Declared.columns(50, 30)))) {
      Generator generator = OnnxGenerator.of(network, Declared.BOX, 20);
      PointCloud cloud = generator.sample(CONDITION, 3);
      assertThat(generator.sample(CONDITION, 3).copyPositions(0)).isEqualTo(cloud.copyPositions(0));
      assertThat(generator.sample(CONDITION, 4).copyPositions(0))
          .isNotEqualTo(cloud.copyPositions(0));
    }
  }

  @Test
  void whatIsNotStatedIsAskedFor() throws Exception {
    Path file = graph(3).write(directory.resolve("s.onnx"));
    try (OnnxNetwork network = OnnxNetwork.open(model(file, Declared.columns(50, 30)))) {
      Generator generator = OnnxGenerator.of(network, Declared.BOX, 20);
      assertThatThrownBy(() -> generator.sample(Cosmology.UNSTATED.withOmegaM(0.3), 1))
          .isInstanceOf(GeneratorException.class)
          .hasMessageContaining("conditioned on sigma_8, which is not stated");
    }
  }

  @Test
  void pointsThatCannotBeAreNamedOrCounted() throws Exception {
    Path file = graph(3).write(directory.resolve("s.onnx"));
    try (OnnxNetwork network = OnnxNetwork.open(model(file, Declared.columns(50, 60)))) {
      OnnxGenerator generator = OnnxGenerator.of(network, Declared.BOX, 500);
      assertThatThrownBy(() -> generator.sample(CONDITION, 1))
          .isInstanceOf(GeneratorException.class)
          .hasMessageContaining("lies outside the box", "wrap: true");
      OnnxGenerator.Draw draw = generator.draw(CONDITION, 1, true);
      double[] noise = GaussianBase.draw(1, 1500);
      int outside = 0;
      for (int i = 0; i < 500; i++) {
        boolean inside = true;
        for (int axis = 0; axis < 3; axis++) {
          inside &= Math.abs(66 * Math.tanh(noise[3 * i + axis])) < 50;
        }
        outside += inside ? 0 : 1;
      }
      assertThat(outside).isBetween(100, 490);
      assertThat(draw.outsideBox()).isEqualTo(outside);
      assertThat(draw.cloud().size()).isEqualTo(500 - outside);
    }
  }

  @Test
  void infinitiesAreNamedOrCounted() throws Exception {
    Path file =
        new TinyOnnx()
            .input("noise", TinyOnnx.FLOAT, "n", 3)
            .node("Log", "cloud", "noise")
            .output("cloud", TinyOnnx.FLOAT, "n", 3)
            .write(directory.resolve("nan.onnx"));
    OnnxModel model =
        Declared.model(
            file,
            OnnxModel.Kind.SAMPLER,
            List.of(Declared.port("noise", Role.NOISE, "points", "3")),
            List.of(Declared.port("cloud", Role.CLOUD, "points", "3")),
            Declared.columns(50, 1),
            null);
    try (OnnxNetwork network = OnnxNetwork.open(model)) {
      OnnxGenerator generator = OnnxGenerator.of(network, Declared.BOX, 50);
      assertThatThrownBy(() -> generator.sample(CONDITION, 1))
          .isInstanceOf(GeneratorException.class)
          .hasMessageContaining("nan.onnx")
          .hasMessageContaining("every value must be finite");
      double[] noise = GaussianBase.draw(1, 150);
      int negative = 0;
      for (int i = 0; i < 50; i++) {
        boolean finite = noise[3 * i] > 0 && noise[3 * i + 1] > 0 && noise[3 * i + 2] > 0;
        negative += finite ? 0 : 1;
      }
      assertThat(generator.draw(CONDITION, 1, true).nonFinite()).isEqualTo(negative);
    }
  }

  @Test
  void seedsUniformNoiseAndDoublesReachTheNetwork() throws Exception {
    Path file =
        new TinyOnnx()
            .input("seed", TinyOnnx.INT64, 1)
            .input("first", TinyOnnx.FLOAT, "n", 3)
            .input("second", TinyOnnx.DOUBLE, "n", 3)
            .cast("wide", "first", TinyOnnx.DOUBLE)
            .cast("number", "seed", TinyOnnx.DOUBLE)
            .node("Add", "both", "wide", "second")
            .node("Add", "cloud", "both", "number")
            .node("Identity", "told", "number")
            .output("cloud", TinyOnnx.DOUBLE, "n", 3)
            .output("told", TinyOnnx.DOUBLE, 1)
            .write(directory.resolve("seeded.onnx"));
    OnnxPort uniform =
        new OnnxPort("second", Role.NOISE, List.of("points", "3"), List.of(), true, 1);
    OnnxModel model =
        Declared.model(
            file,
            OnnxModel.Kind.SAMPLER,
            List.of(
                Declared.port("seed", Role.SEED, "1"),
                Declared.port("first", Role.NOISE, "points", "3"),
                uniform),
            List.of(
                Declared.port("cloud", Role.CLOUD, "points", "3"),
                Declared.port("told", Role.LOG_LIKELIHOOD, "batch")),
            Declared.columns(30, 1),
            null);
    try (OnnxNetwork network = OnnxNetwork.open(model)) {
      OnnxGenerator.Draw draw =
          OnnxGenerator.of(network, Declared.BOX, 4).draw(CONDITION, 17, false);
      assertThat(draw.logLikelihood()).isEqualTo(17);
      double[] normal = GaussianBase.draw(17, 12);
      var stream =
          RandomStreams.of(RandomStreams.split(RandomStreams.split(17, "noise", 1), "base", 0));
      double second = stream.nextDouble();
      assertThat(draw.cloud().x(0))
          .isEqualTo(47.0 + (float) normal[0] + second, within(1e-14 * 50));
    }
  }
}
