package org.cosmoassay.generators.diffusion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Variance-preserving diffusion in continuous time that predicts the noise, trained on the
 * variational bound with a learned linear schedule (Ho, Jain & Abbeel 2020, arXiv:2006.11239;
 * Kingma et al. 2021, arXiv:2107.00630).
 *
 * <p>{@code z = alpha(t) x + sigma(t) e}. The prediction is {@code sigma(t) z + network(z, t)}:
 * with an untrained network it is the mean of the noise for data that are themselves standard
 * normal. The loss is the negative bound in nats per example,
 *
 * <pre>
 * -log p(x) <= KL(q(z_1|x), N) + span/2 E |e - prediction|^2 + d/2 (1 + log 2 pi + gamma(0))
 * </pre>
 *
 * the last term being that of the Gaussian decoder of {@code x} from {@code z_0}.
 *
 * @param network of the rest of the noise
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param steps of the ancestral sampler
 * @param solver of the probability-flow equation
 * @param initial the schedule that learning begins from. It moves little, as the bound hardly
 *     depends on it; how well the field is learned does: data of a finest scatter s are best shown
 *     noise from about s/3 up
 */
public record Diffusion(
    Network network,
    int dimension,
    int conditions,
    int steps,
    OdeSolver solver,
    NoiseSchedule initial)
    implements Family {

  private static final String NOISE = "noise";

  @Override
  public long count() {
    return network.count() + NoiseSchedule.NUMBERS;
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    network.initialize(weights, random);
    initial.put(weights);
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(new Bound(data, batch));
  }

  @Override
  public DiffusionModel with(Weights weights) {
    return DiffusionModel.of(this, weights);
  }

  private final class Bound implements Objective {

    private final TrainingData data;
    private final int batch;

    private Bound(TrainingData data, int batch) {
      this.data = data;
      this.batch = batch;
    }

    @Override
    public String name() {
      return "bound";
    }

    @Override
    public SDVariable loss(Graph graph) {
      SDMath math = graph.operations().math();
      SDVariable points = graph.input(Inputs.POINTS, -1, dimension);
      SDVariable noise = graph.input(NOISE, -1, dimension);
      SDVariable time = graph.input(Inputs.TIME, -1, 1);
      SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
      SDVariable start = NoiseSchedule.start(graph);
      SDVariable span = NoiseSchedule.span(graph);

      SDVariable gamma = time.mul(span).add(start);
      SDVariable sigma = math.sqrt(graph.operations().nn().sigmoid(gamma));
      SDVariable alpha = math.sqrt(graph.operations().nn().sigmoid(gamma.neg()));
      SDVariable noisy = points.mul(alpha).add(noise.mul(sigma));
      SDVariable prediction =
          network.apply(graph, Dual.of(noisy), time, given).value().add(noisy.mul(sigma));
      SDVariable misses =
          graph.sumOfRows(math.square(noise.sub(prediction)), dimension).mul(span).mul(0.5);

      SDVariable end = start.add(span);
      SDVariable lastVariance = graph.operations().nn().sigmoid(end);
      SDVariable prior =
          graph
              .sumOfRows(
                  math.square(points)
                      .mul(lastVariance.rsub(1))
                      .add(lastVariance)
                      .sub(math.log(lastVariance))
                      .sub(1),
                  dimension)
              .mul(0.5);
      SDVariable decoder = start.add(1 + Math.log(2 * Math.PI)).mul(0.5 * dimension);
      return misses.add(prior).add(decoder).mean();
    }

    @Override
    public Map<String, NumberArray> draw(UniformRandomProvider random) {
      TrainingBatch drawn = data.draw(random, batch);
      double[] times = new double[batch];
      double offset = random.nextDouble();
      for (int i = 0; i < batch; i++) {
        // One time in each of equal stretches: the same mean, less scatter.
        times[i] = (i + offset) / batch;
      }
      Map<String, NumberArray> inputs = new HashMap<>();
      inputs.put(Inputs.POINTS, NumberArray.of(drawn.points(), batch, dimension));
      inputs.put(Inputs.TIME, NumberArray.of(times, batch, 1));
      inputs.put(
          NOISE, NumberArray.of(GaussianBase.draw(random, batch * dimension), batch, dimension));
      if (conditions > 0) {
        inputs.put(Inputs.CONDITIONS, NumberArray.of(drawn.conditions(), batch, conditions));
      }
      return inputs;
    }
  }
}
