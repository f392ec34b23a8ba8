package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.diffusion.LinearBeta;
import org.cosmoassay.generators.diffusion.NoiseSchedule;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.onnx.OnnxColumn;
import org.cosmoassay.generators.onnx.OnnxColumn.Meaning;
import org.cosmoassay.generators.onnx.OnnxModel;
import org.cosmoassay.generators.onnx.OnnxPort;
import org.cosmoassay.generators.onnx.OnnxPort.Parameter;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.generators.onnx.OnnxSampling;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class OnnxModelFileTest {

  private static final String NETWORK =
      """
      onnx: sub/net.onnx
      kind: epsilon
      description: a network
      inputs:
        - {name: z, role: cloud, shape: [batch, points, 4]}
        - {name: t, role: time, shape: [batch, 1], factor: 999}
        - {name: c, role: conditions, shape: [batch, 3], parameters: [sigma_8, Omega_m, redshift]}
      outputs: [{name: e, role: cloud, shape: [batch, points, 4]}]
      columns:
        - {name: x, unit: box, offset: 0.5, scale: 0.2}
        - {name: y, unit: Mpc/h}
        - {name: z, unit: kpc}
        - {name: mass, unit: 1e10 Msun/h, log10: true, offset: 3}
      points: 100
      box: [100, 200, 300]
      redshift: 0.5
      wrap: true
      sampler: {path: variance-preserving, SAMPLER}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private OnnxModel load(String text) throws IOException, ConfigurationException {
    return OnnxModelFile.load(Files.writeString(directory.resolve("model.yaml"), text));
  }

  @Test
  void everyKeyReachesItsRecord() throws Exception {
    OnnxModel model =
        load(
            NETWORK.replace(
                "SAMPLER", "solver: heun, steps: 7, beta: [0.1, 20], least-time: 0.01"));
    assertThat(model.network()).isEqualTo(directory.resolve("sub/net.onnx"));
    assertThat(model.kind()).isEqualTo(OnnxModel.Kind.EPSILON);
    List<String> cloud = List.of("batch", "points", "4");
    assertThat(model.inputs())
        .containsExactly(
            new OnnxPort("z", Role.CLOUD, cloud, List.of(), false, 1),
            new OnnxPort("t", Role.TIME, List.of("batch", "1"), List.of(), false, 999),
            new OnnxPort(
                "c",
                Role.CONDITIONS,
                List.of("batch", "3"),
                List.of(Parameter.SIGMA_8, Parameter.OMEGA_M, Parameter.REDSHIFT),
                false,
                1));
    assertThat(model.outputs())
        .containsExactly(new OnnxPort("e", Role.CLOUD, cloud, List.of(), false, 1));
    assertThat(model.columns())
        .containsExactly(
            new OnnxColumn(Meaning.X, 0.5, 0.2, false, true, 1, 0, 0),
            new OnnxColumn(Meaning.Y, 0, 1, false, false, 1, 0, 0),
            new OnnxColumn(Meaning.Z, 0, 1, false, false, 1e-3, 1, 0),
            new OnnxColumn(Meaning.MASS, 3, 1, true, false, 1e10, 0, 0));
    assertThat(model.points()).isEqualTo(100);
    assertThat(model.box()).isEqualTo(new PeriodicBox(100, 200, 300));
    assertThat(model.redshift()).isEqualTo(0.5);
    assertThat(model.wrap()).isTrue();
    assertThat(model.sampling())
        .isEqualTo(
            new OnnxSampling(
                new OdeSolver(OdeSolver.Method.HEUN, 7, 1e-5, 1e-5),
                new LinearBeta(0.1, 20),
                false,
                0.01,
                false));
  }

  @Test
  void defaultsAreThoseOfTheSchema() throws Exception {
    JsonNode schema = ShippedSchema.onnx().tree().at("/properties/sampler/properties");
    OnnxSampling ancestral =
        load(NETWORK.replace("SAMPLER", "solver: ancestral, gamma: [-10, 5]")).sampling();
    double tolerance = schema.at("/tolerance/default").asDouble();
    int steps = schema.at("/steps/default").asInt();
    assertThat(ancestral)
        .isEqualTo(
            new OnnxSampling(
                new OdeSolver(OdeSolver.Method.EULER, steps, tolerance, tolerance),
                new NoiseSchedule(-10, 15),
                true,
                0,
                false));
    OnnxModel velocity =
        load(
            """
            onnx: v.onnx
            kind: velocity
            inputs: [{name: x, role: cloud, shape: [points, 3]}]
            outputs: [{name: v, role: cloud, shape: [points, 3]}]
            columns: [{name: x, unit: box}, {name: y, unit: box}, {name: z, unit: box}]
            """);
    assertThat(schema.at("/solver/default").asString()).isEqualTo("dormand-prince-54");
    assertThat(velocity.sampling())
        .isEqualTo(
            new OnnxSampling(
                new OdeSolver(OdeSolver.Method.DORMAND_PRINCE_54, steps, tolerance, tolerance),
                null,
                false,
                0,
                schema.at("/data-at/default").asInt() == 0));
    assertThat(velocity.points()).isNull();
    assertThat(velocity.box()).isNull();
    assertThat(velocity.redshift()).isNull();
    assertThat(velocity.wrap()).isFalse();
  }
}
