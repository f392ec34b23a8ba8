package org.cosmoassay.generators.autoencoder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.family.TrainedModel;
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
 * A variational autoencoder (Kingma & Welling 2013, arXiv:1312.6114) with a Gaussian encoder and a
 * Gaussian decoder of one learned scatter. Trained on the variational bound.
 *
 * @param encoderMean network from an example to the mean of its latent numbers
 * @param encoderLogScatter network from an example to the logarithm of their scatter
 * @param decoder network from latent numbers to the mean of an example
 * @param dimension numbers per example
 * @param latent numbers per example, within
 * @param conditions numbers that condition an example
 */
public record VariationalAutoencoder(
    Network encoderMean,
    Network encoderLogScatter,
    Network decoder,
    int dimension,
    int latent,
    int conditions)
    implements Family {

  private static final String LOG_SCATTER = "decoder.log-scatter";
  private static final String NOISE = "noise";

  @Override
  public long count() {
    return encoderMean.count() + encoderLogScatter.count() + decoder.count() + 1;
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    encoderMean.initialize(weights, random);
    encoderLogScatter.initialize(weights, random);
    decoder.initialize(weights, random);
    weights.put(LOG_SCATTER, Tensor.filled(0, 1, 1));
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(new Bound(data, batch));
  }

  @Override
  public TrainedModel with(Weights weights) {
    NetworkFunction mean = NetworkFunction.of(decoder, weights, latent, conditions);
    double scatter = Math.exp(weights.tensor(LOG_SCATTER).at(0));
    return (examples, given, seed) -> {
      double[] drawn = GaussianBase.draw(seed, examples * (latent + dimension));
      double[] points = mean.at(0, Arrays.copyOf(drawn, examples * latent), given);
      for (int i = 0; i < points.length; i++) {
        points[i] += scatter * drawn[examples * latent + i];
      }
      return new TrainedModel.Samples(points, 1);
    };
  }

  /** The negative bound, in nats per example. */
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
      SDVariable noise = graph.input(NOISE, -1, latent);
      SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
      SDVariable mean = encoderMean.apply(graph, Dual.of(points), null, given).value();
      SDVariable logScatter = encoderLogScatter.apply(graph, Dual.of(points), null, given).value();
      SDVariable variance = math.exp(logScatter.mul(2));
      SDVariable code = mean.add(math.exp(logScatter).mul(noise));
      SDVariable decoded = decoder.apply(graph, Dual.of(code), null, given).value();
      SDVariable logWidth = graph.weight(LOG_SCATTER);
      SDVariable misses =
          graph
              .sumOfRows(math.square(points.sub(decoded)), dimension)
              .mul(math.exp(logWidth.mul(-2)))
              .mul(0.5)
              .add(logWidth.add(0.5 * Math.log(2 * Math.PI)).mul(dimension));
      SDVariable divergence =
          graph
              .sumOfRows(math.square(mean).add(variance).sub(1).sub(logScatter.mul(2)), latent)
              .mul(0.5);
      return misses.add(divergence).mean();
    }

    @Override
    public Map<String, NumberArray> draw(UniformRandomProvider random) {
      TrainingBatch drawn = data.draw(random, batch);
      Map<String, NumberArray> inputs = new HashMap<>();
      inputs.put(Inputs.POINTS, NumberArray.of(drawn.points(), batch, dimension));
      inputs.put(NOISE, NumberArray.of(GaussianBase.draw(random, batch * latent), batch, latent));
      if (conditions > 0) {
        inputs.put(Inputs.CONDITIONS, NumberArray.of(drawn.conditions(), batch, conditions));
      }
      return inputs;
    }
  }
}
