package org.cosmoassay.generators.continuous;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A continuous normalizing flow trained by maximum likelihood (Chen et al. 2018, arXiv:1806.07366;
 * FFJORD, Grathwohl et al. 2018, arXiv:1810.01367).
 *
 * <p>The equation is made discrete first and differentiated then: {@code steps} steps of the
 * classical Runge-Kutta method, from the data at time 1 to the Gaussian at time 0, are part of the
 * graph, and the gradient is that of the discrete likelihood (Gholami, Keutzer & Biros 2019,
 * arXiv:1902.10298). The divergence is carried along by forward-mode derivatives: exact in up to
 * {@value #MOST_AXES} dimensions, Hutchinson's estimate with fresh random signs beyond. A step
 * costs some fifteen times one of flow matching, so training is best begun from a field that flow
 * matching found: pass its weights to the training loop.
 *
 * @param network the field
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param steps of the Runge-Kutta method while training
 * @param solver for samples and densities afterwards
 */
public record ContinuousNormalizingFlow(
    Network network, int dimension, int conditions, int steps, OdeSolver solver) implements Family {

  @Override
  public long count() {
    return network.count();
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    network.initialize(weights, random);
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(new Likelihood(data, batch));
  }

  @Override
  public TransportModel with(Weights weights) {
    return TransportModel.of(network, weights, dimension, conditions, solver);
  }

  /** Velocity and divergence, shapes (examples, dimension) and (examples, 1). */
  private record Rates(SDVariable velocity, SDVariable divergence) {

    /** This plus {@code factor} times the other. */
    Rates plus(double factor, Rates other) {
      return new Rates(
          velocity.add(other.velocity.mul(factor)), divergence.add(other.divergence.mul(factor)));
    }
  }

  /** Mean negative log-likelihood per example, without its constant. */
  private final class Likelihood implements Objective {

    private final TrainingData data;
    private final int batch;

    private Likelihood(TrainingData data, int batch) {
      this.data = data;
      this.batch = batch;
    }

    @Override
    public String name() {
      return "likelihood";
    }

    @Override
    public SDVariable loss(Graph graph) {
      SDVariable points = graph.input(Inputs.POINTS, -1, dimension);
      double h = -1.0 / steps;
      @Nullable SDVariable logVolume = null;
      for (int i = 0; i < steps; i++) {
        double time = 1 + i * h;
        Rates k1 = rates(graph, points, time);
        Rates k2 = rates(graph, points.add(k1.velocity.mul(h / 2)), time + h / 2);
        Rates k3 = rates(graph, points.add(k2.velocity.mul(h / 2)), time + h / 2);
        Rates k4 = rates(graph, points.add(k3.velocity.mul(h)), time + h);
        Rates sum = k1.plus(2, k2).plus(2, k3).plus(1, k4);
        points = points.add(sum.velocity.mul(h / 6));
        SDVariable change = sum.divergence.mul(h / 6);
        logVolume = logVolume == null ? change : logVolume.add(change);
      }
      SDVariable squares = graph.sumOfRows(graph.operations().math().square(points), dimension);
      SDVariable loss = squares.mul(0.5);
      return (logVolume == null ? loss : loss.sub(logVolume)).mean();
    }

    private Rates rates(Graph graph, SDVariable points, double time) {
      SDVariable now = graph.input(Inputs.TIME, -1, 1).add(time);
      SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
      Dual from = Dual.differentiable(graph, points, dimension);
      Dual to = network.apply(graph, from, now, given);
      return new Rates(to.value(), to.traceFrom(graph, from, dimension));
    }

    @Override
    public Map<String, NumberArray> draw(UniformRandomProvider random) {
      TrainingBatch drawn = data.draw(random, batch);
      Map<String, NumberArray> inputs = new HashMap<>();
      inputs.put(Inputs.POINTS, NumberArray.of(drawn.points(), batch, dimension));
      inputs.put(Inputs.TIME, NumberArray.repeated(0, batch));
      if (conditions > 0) {
        inputs.put(Inputs.CONDITIONS, NumberArray.of(drawn.conditions(), batch, conditions));
      }
      Dual.putDirections(inputs, random, batch, dimension);
      return inputs;
    }
  }
}
