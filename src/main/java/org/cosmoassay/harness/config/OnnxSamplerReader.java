package org.cosmoassay.harness.config;

import java.util.Locale;
import org.cosmoassay.generators.diffusion.LinearBeta;
import org.cosmoassay.generators.diffusion.NoisePath;
import org.cosmoassay.generators.diffusion.NoiseSchedule;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.onnx.OnnxSampling;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads how a network is turned into samples. */
final class OnnxSamplerReader {

  static final String ANCESTRAL = "ancestral";

  private static final String SOLVER = "dormand-prince-54";
  private static final int STEPS = 50;
  private static final double TOLERANCE = 1e-5;
  private static final double LEAST_TIME_OF_BETA = 1e-3;

  private OnnxSamplerReader() {}

  static OnnxSampling read(JsonNode root) {
    JsonNode node = root.path("sampler");
    String solver = node.path("solver").asString(SOLVER);
    boolean ancestral = solver.equals(ANCESTRAL);
    double tolerance = node.path("tolerance").asDouble(TOLERANCE);
    // Of ancestral sampling only the number of steps counts.
    OdeSolver.Method method =
        ancestral
            ? OdeSolver.Method.EULER
            : OdeSolver.Method.valueOf(solver.toUpperCase(Locale.ROOT).replace('-', '_'));
    int steps = node.has("steps") ? BenchmarkReader.whole(node.path("steps")) : STEPS;
    return new OnnxSampling(
        new OdeSolver(method, steps, tolerance, tolerance),
        path(node),
        ancestral,
        node.path("least-time").asDouble(node.has("beta") ? LEAST_TIME_OF_BETA : 0),
        node.path("data-at").asInt(1) == 0);
  }

  /**
   * The path of noise; null of a velocity.
   *
   * @throws IllegalArgumentException when there is no such path
   */
  static @Nullable NoisePath path(JsonNode sampler) {
    if (sampler.has("beta")) {
      JsonNode beta = sampler.path("beta");
      return new LinearBeta(beta.get(0).doubleValue(), beta.get(1).doubleValue());
    }
    if (sampler.has("gamma")) {
      double first = sampler.path("gamma").get(0).doubleValue();
      return new NoiseSchedule(first, sampler.path("gamma").get(1).doubleValue() - first);
    }
    return null;
  }
}
