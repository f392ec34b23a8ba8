package org.cosmoassay.generators.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.generators.diffusion.Diffusion;
import org.cosmoassay.generators.diffusion.DiffusionModel;
import org.cosmoassay.generators.diffusion.NoiseSchedule;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.flow.CouplingFlow;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Every likelihood on one target that all families can hit exactly: independent Gaussian numbers of
 * scatter {@value #SCATTER}. Networks are the closed forms of what training would find.
 */
final class GaussianTargetTest {

  private static final double SCATTER = 0.6;
  private static final double NATS = 1e-3;
  private static final double[] NONE = {};
  private static final double[] POINTS = {0, 0, 0.3, -0.9, -1.4, 0.2, 0.6, 0.6};

  private static double exact(double x, double y) {
    double variance = SCATTER * SCATTER;
    return -(x * x + y * y) / (2 * variance) - Math.log(2 * Math.PI * variance);
  }

  private static void assertExact(TrainedModel model) {
    double[] found = model.logLikelihood(POINTS, NONE);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(exact(POINTS[2 * i], POINTS[2 * i + 1]), within(NATS));
    }
  }

  @Test
  void affineFlow() {
    CouplingFlow flow = new CouplingFlow(CouplingFlow.Kind.AFFINE, 2, 0, 2, 4);
    Map<String, Tensor> weights = new TreeMap<>(flow.initial(1).tensors());
    // log scale = 2 tanh(raw / 2) = -log(scatter), in both layers; shift 0
    double half = -Math.log(SCATTER) / 2;
    float raw = (float) (2 * 0.5 * Math.log((1 + half) / (1 - half)));
    weights.put("layer0.answer-offset", Tensor.of(new float[] {raw, 0}, 2));
    weights.put("layer1.answer-offset", Tensor.of(new float[] {raw, 0}, 2));
    assertExact(flow.with(Weights.of(weights)));
  }

  /** x(t) = x(0) scatter^t follows v = x log(scatter). */
  @Test
  void continuousFlow() {
    Network network = new LinearNetwork((graph, time) -> time.mul(0).add(Math.log(SCATTER)));
    assertExact(TransportModel.of(network, noWeights(), 2, 0, OdeSolver.ACCURATE));
  }

  /** The mean of x - z at (1 - t) z + t x is that point times the factor below. */
  @Test
  void flowMatching() {
    Network network =
        new LinearNetwork(
            (graph, time) -> {
              SDVariable variance = time.mul(time).mul(SCATTER * SCATTER);
              SDVariable rest = time.rsub(1);
              return time.mul(SCATTER * SCATTER).sub(rest).div(variance.add(rest.mul(rest)));
            });
    TransportModel model = TransportModel.of(network, noWeights(), 2, 0, OdeSolver.ACCURATE);
    assertExact(model);
    double[] forth = model.move(POINTS, NONE, 1, 0).points();
    double[] back = model.move(forth, NONE, 0, 1).points();
    for (int i = 0; i < POINTS.length; i++) {
      assertThat(back[i]).isCloseTo(POINTS[i], within(1e-5));
    }
  }

  private static DiffusionModel diffusion() {
    // E[noise | z] - sigma z = sigma z (1 / (alpha^2 s^2 + sigma^2) - 1)
    Network network =
        new LinearNetwork(
            (graph, time) -> {
              SDVariable gamma = time.mul(18).add(-13);
              SDVariable noise = graph.operations().nn().sigmoid(gamma);
              SDVariable variance = noise.rsub(1).mul(SCATTER * SCATTER).add(noise);
              return graph.operations().math().sqrt(noise).mul(variance.rdiv(1).sub(1));
            });
    Diffusion family = new Diffusion(network, 2, 0, 200, OdeSolver.ACCURATE, NoiseSchedule.INITIAL);
    Map<String, Tensor> schedule = new TreeMap<>();
    schedule.put("schedule.start", Tensor.filled(-13, 1, 1));
    schedule.put("schedule.log-span", Tensor.filled((float) Math.log(18), 1, 1));
    return family.with(Weights.of(schedule));
  }

  /**
   * The flow carries the target into a Gaussian of variance 1 - 0.64 alpha^2 at time 1, not 1; with
   * alpha^2 = exp(-5) that is 4e-3 nats per number at most, so the target's own end is compared.
   */
  @Test
  void probabilityFlow() {
    double[] found = diffusion().logLikelihood(POINTS, NONE);
    double alpha2 = 1 / (1 + Math.exp(5));
    double end = alpha2 * SCATTER * SCATTER + 1 - alpha2;
    for (int i = 0; i < found.length; i++) {
      double squares = square(POINTS[2 * i]) + square(POINTS[2 * i + 1]);
      double last = squares / square(SCATTER) * end;
      // exact density, but for N(0, 1) instead of N(0, end) at time 1
      double shift = -0.5 * last + 0.5 * last / end + Math.log(end);
      assertThat(found[i]).isCloseTo(exact(POINTS[2 * i], POINTS[2 * i + 1]) + shift, within(NATS));
    }
  }

  /** With the best of all predictions the bound is the likelihood; it never lies above. */
  @Test
  void theBoundLiesBelow() {
    double[] points = GaussianBase.draw(3, 2 * 2000);
    double exact = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] *= SCATTER;
    }
    double bound = 0;
    double[] bounds = diffusion().bound(points, NONE, 60, 1);
    for (int i = 0; i < bounds.length; i++) {
      exact += exact(points[2 * i], points[2 * i + 1]) / bounds.length;
      bound += bounds[i] / bounds.length;
    }
    // The scatter of one draw is about span * 1 = 18 nats; of 2000 * 60 draws 0.05.
    assertThat(bound).isLessThan(exact + 0.1).isGreaterThan(exact - 0.2);
  }

  private static Weights noWeights() {
    return Weights.of(Map.of());
  }

  private static double square(double x) {
    return x * x;
  }
}
