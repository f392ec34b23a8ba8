package org.cosmoassay.generators.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a call costs beside ONNX Runtime itself: the velocity of {@code generators/examples/knot},
 * 1000 points, through {@link OnnxCall} and through the session with buffers that are there
 * already, in turns. Run on request by {@code -Dcosmoassay.speed=true}.
 */
@EnabledIfSystemProperty(named = "cosmoassay.speed", matches = "true")
final class OnnxOverheadTest {

  private static final int POINTS = 1000;
  private static final int CALLS = 200;
  private static final int ROUNDS = 41;
  private static final double MOST = 1.10;

  @Test
  void aCallCostsLittleBesideTheRuntime() throws Exception {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    Path file = Path.of(root, "generators", "examples", "knot.onnx");
    OnnxPort points = Declared.port("points_in", Role.CLOUD, "points", "3");
    OnnxPort time = Declared.port("time_in", Role.TIME, "points", "1");
    OnnxModel model =
        Declared.model(
            file,
            OnnxModel.Kind.VELOCITY,
            List.of(points, time),
            List.of(Declared.port("velocity", Role.CLOUD, "points", "3")),
            Declared.columns(50, 15),
            null);
    double[] state = GaussianBase.draw(1, 3 * POINTS);
    OrtEnvironment environment = OnnxRuntime.environment(file);
    try (OnnxNetwork network = OnnxNetwork.open(model);
        OnnxCall call = network.call(POINTS);
        OrtSession session = environment.createSession(file.toString(), OnnxRuntime.options());
        OnnxTensor given =
            OnnxTensor.createTensor(environment, floats(state), new long[] {POINTS, 3});
        OnnxTensor times =
            OnnxTensor.createTensor(
                environment, floats(new double[POINTS]), new long[] {POINTS, 1})) {
      Map<String, OnnxTensor> inputs = Map.of("points_in", given, "time_in", times);
      double[] ratios = new double[ROUNDS];
      double[] alone = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          raw(session, inputs);
        }
        long between = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          ours(call, points, time, state);
        }
        alone[round] = (between - start) * 1e-6 / CALLS;
        ratios[round] = (double) (System.nanoTime() - between) / (between - start);
      }
      Arrays.sort(ratios);
      Arrays.sort(alone);
      double median = ratios[ROUNDS / 2];
      System.err.printf(
          Locale.ROOT,
          "ONNX Runtime alone %.3f ms a call, ours %.3f times that (quartiles %.3f to %.3f)%n",
          alone[ROUNDS / 2],
          median,
          ratios[ROUNDS / 4],
          ratios[3 * ROUNDS / 4]);
      assertThat(median).isLessThan(MOST);
    }
  }

  private static void raw(OrtSession session, Map<String, OnnxTensor> inputs) throws OrtException {
    try (OrtSession.Result result = session.run(inputs, Set.of("velocity"))) {
      assertThat(result.size()).isEqualTo(1);
    }
  }

  private static void ours(OnnxCall call, OnnxPort points, OnnxPort time, double[] state)
      throws GeneratorException {
    call.put(points, state);
    call.fill(time, 0);
    assertThat(call.run()).hasSize(1);
  }

  private static FloatBuffer floats(double[] values) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Float.BYTES * values.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (double value : values) {
      buffer.put((float) value);
    }
    return buffer.flip();
  }
}
