package org.cosmoassay.generators.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.diffusion.LinearBeta;
import org.cosmoassay.generators.diffusion.NoisePath;
import org.cosmoassay.generators.diffusion.NoiseSchedule;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks that know the answer: data are Gaussian, of mean 2 and scatter 0.5, whose velocities,
 * scores and noise are known in closed form, and so is where every number of noise ends.
 */
final class NetworkSamplerTest {

  private static final double MEAN = 2;
  private static final double SCATTER = 0.5;
  private static final int POINTS = 200;

  /** Single precision of numbers near 50 with a field evaluated some hundred times. */
  private static final double ROUNDING = 1e-4;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aVelocityIsFollowed() throws Exception {
    // x = (1 - t) e + t y, all of one path: v = (x - t m) (t s^2 - (1 - t)) / var + m, with
    // var = (1 - t)^2 + t^2 s^2; the flow carries e to m + s e.
    TinyOnnx graph =
        field()
            .node("Sub", "rest", "one", "time")
            .node("Mul", "rest2", "rest", "rest")
            .node("Mul", "time2", "time", "time")
            .node("Mul", "part", "time2", "variance")
            .node("Add", "var", "rest2", "part")
            .node("Mul", "gain", "time", "variance")
            .node("Sub", "slope", "gain", "rest")
            .node("Div", "relative", "slope", "var")
            .node("Mul", "moved", "time", "mean")
            .node("Sub", "deviation", "x", "moved")
            .node("Mul", "pull", "deviation", "relative")
            .node("Add", "answer", "pull", "mean");
    OdeSolver solver = OdeSolver.fixed(OdeSolver.Method.RUNGE_KUTTA_4, 50);
    PointCloud cloud =
        sample(graph, OnnxModel.Kind.VELOCITY, new OnnxSampling(solver, null, false, 0, false));
    double[] noise = GaussianBase.draw(9, 3 * POINTS);
    for (int i = 0; i < POINTS; i++) {
      assertThat(cloud.x(i)).isEqualTo(50 + MEAN + SCATTER * noise[3 * i], within(ROUNDING));
    }
  }

  @Test
  void noiseAndScoreAreFollowedAlongEitherPath() throws Exception {
    OdeSolver solver = OdeSolver.adaptive(OdeSolver.Method.DORMAND_PRINCE_54, 1e-7);
    NoisePath gamma = new NoiseSchedule(-8, 13);
    NoisePath beta = new LinearBeta(0.1, 15);
    assertFollowed(epsilon(gammaAsNodes(-8, 13)), OnnxModel.Kind.EPSILON, solver, gamma, 0);
    assertFollowed(epsilon(betaAsNodes(0.1, 15)), OnnxModel.Kind.EPSILON, solver, beta, 1e-3);
    assertFollowed(score(betaAsNodes(0.1, 15)), OnnxModel.Kind.SCORE, solver, beta, 1e-3);
  }

  /** The flow is linear in e: z keeps its deviation from alpha m in units of its scatter. */
  private void assertFollowed(
      TinyOnnx graph, OnnxModel.Kind kind, OdeSolver solver, NoisePath path, double least)
      throws IOException, GeneratorException {
    PointCloud cloud = sample(graph, kind, new OnnxSampling(solver, path, false, least, false));
    double[] noise = GaussianBase.draw(9, 3 * POINTS);
    double first = scatter(path, 1);
    double last = scatter(path, least);
    for (int i = 0; i < POINTS; i++) {
      double units = (noise[3 * i] - path.alpha(1) * MEAN) / first;
      double expected = MEAN + last / path.alpha(least) * units;
      assertThat(cloud.x(i)).isEqualTo(50 + expected, within(ROUNDING));
    }
  }

  private static double scatter(NoisePath path, double time) {
    double signal = path.alpha(time) * SCATTER;
    return Math.hypot(signal, path.sigma(time));
  }

  @Test
  void ancestralStepsReachTheDistribution() throws Exception {
    OdeSolver steps = OdeSolver.fixed(OdeSolver.Method.EULER, 200);
    PointCloud cloud =
        sample(
            epsilon(betaAsNodes(0.1, 15)),
            OnnxModel.Kind.EPSILON,
            new OnnxSampling(steps, new LinearBeta(0.1, 15), true, 1e-3, false));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double deviation = cloud.position(axis, i) - 50 - MEAN;
        sum += deviation;
        squares += deviation * deviation;
      }
    }
    int n = 3 * POINTS;
    // Four standard errors, and the error of 200 steps, which is below one.
    assertThat(sum / n).isEqualTo(0, within(4 * SCATTER / Math.sqrt(n)));
    assertThat(squares / n)
        .isEqualTo(SCATTER * SCATTER, within(4 * SCATTER * SCATTER * Math.sqrt(2.0 / n)));
  }

  @Test
  void whereTheFieldIsNotFiniteIsNamed() {
    TinyOnnx graph = field().node("Log", "answer", "x");
    OdeSolver solver = OdeSolver.fixed(OdeSolver.Method.EULER, 3);
    assertThatThrownBy(
            () ->
                sample(
                    graph,
                    OnnxModel.Kind.VELOCITY,
                    new OnnxSampling(solver, null, false, 0, false)))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining("NaN at time 0.0");
  }

  private static TinyOnnx field() {
    return new TinyOnnx()
        .input("x", TinyOnnx.FLOAT, "n", 3)
        .input("time", TinyOnnx.FLOAT, 1)
        .constant("one", 1)
        .constant("mean", MEAN)
        .constant("variance", SCATTER * SCATTER);
  }

  /** alpha2 and sigma2 of gamma = start + span t. */
  private static TinyOnnx gammaAsNodes(double start, double span) {
    return field()
        .constant("start", start)
        .constant("span", span)
        .node("Mul", "grown", "span", "time")
        .node("Add", "gamma", "start", "grown")
        .node("Sigmoid", "sigma2", "gamma")
        .node("Neg", "minus", "gamma")
        .node("Sigmoid", "alpha2", "minus");
  }

  /** The same of a rate of loss that grows linearly. */
  private static TinyOnnx betaAsNodes(double first, double last) {
    return field()
        .constant("first", first)
        .constant("half", 0.5 * (last - first))
        .node("Mul", "early", "first", "time")
        .node("Mul", "time2", "time", "time")
        .node("Mul", "late", "half", "time2")
        .node("Add", "lost", "early", "late")
        .node("Neg", "minus", "lost")
        .node("Exp", "alpha2", "minus")
        .node("Sub", "sigma2", "one", "alpha2");
  }

  /** The noise of Gaussian data: sigma (z - alpha m) / (alpha^2 s^2 + sigma^2). */
  private static TinyOnnx epsilon(TinyOnnx path) {
    return perVariance(path)
        .node("Sqrt", "sigma", "sigma2")
        .node("Mul", "answer", "sigma", "perVariance");
  }

  private static TinyOnnx score(TinyOnnx path) {
    return perVariance(path).node("Neg", "answer", "perVariance");
  }

  private static TinyOnnx perVariance(TinyOnnx path) {
    return path.node("Sqrt", "alpha", "alpha2")
        .node("Mul", "shift", "alpha", "mean")
        .node("Sub", "deviation", "x", "shift")
        .node("Mul", "signal", "alpha2", "variance")
        .node("Add", "whole", "signal", "sigma2")
        .node("Div", "perVariance", "deviation", "whole");
  }

  private PointCloud sample(TinyOnnx graph, OnnxModel.Kind kind, @Nullable OnnxSampling sampling)
      throws IOException, GeneratorException {
    Path file = graph.output("answer", TinyOnnx.FLOAT, "n", 3).write(directory.resolve("net.onnx"));
    OnnxModel model =
        Declared.model(
            file,
            kind,
            List.of(
                Declared.port("x", Role.CLOUD, "points", "3"),
                Declared.port("time", Role.TIME, "1")),
            List.of(Declared.port("answer", Role.CLOUD, "points", "3")),
            Declared.columns(50, 1),
            sampling);
    try (OnnxNetwork network = OnnxNetwork.open(model)) {
      return OnnxGenerator.of(network, Declared.BOX, POINTS).sample(Cosmology.UNSTATED, 9);
    }
  }
}
