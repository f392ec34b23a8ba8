package org.cosmoassay.generators.adversarial;

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
import org.nd4j.autodiff.samediff.ops.SDNN;

/**
 * A generative adversarial network (Goodfellow et al. 2014, arXiv:1406.2661) with the
 * non-saturating loss and the penalty R1, {@code penalty/2 |grad D(x)|^2} on data (Mescheder,
 * Geiger & Nowozin 2018, arXiv:1801.04406).
 *
 * <p>The penalty's own gradient needs second derivatives, which graphs do not have. The gradient of
 * D is therefore part of the graph itself, by forward-mode derivatives: along every axis in up to
 * {@value org.cosmoassay.generators.network.Dual#MOST_AXES} dimensions, along one random direction
 * of signs beyond, whose squared derivative has the squared gradient as its mean. Nothing is
 * approximated by differences.
 *
 * @param generator network from latent numbers to an example; names of weights begin with {@code
 *     generator}
 * @param discriminator network from an example to one number; names of weights begin with {@code
 *     discriminator}
 * @param dimension numbers per example
 * @param latent numbers that the generator begins with
 * @param conditions numbers that condition an example
 * @param penalty weight of R1
 */
public record AdversarialNetwork(
    Network generator,
    Network discriminator,
    int dimension,
    int latent,
    int conditions,
    double penalty)
    implements Family {

  /** Weights of the generator begin with this. */
  public static final String GENERATOR = "generator";

  /** Weights of the discriminator begin with this. */
  public static final String DISCRIMINATOR = "discriminator";

  private static final String NOISE = "noise";

  @Override
  public long count() {
    return generator.count() + discriminator.count();
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    generator.initialize(weights, random);
    discriminator.initialize(weights, random);
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(new Player(DISCRIMINATOR, data, batch), new Player(GENERATOR, data, batch));
  }

  @Override
  public TrainedModel with(Weights weights) {
    NetworkFunction function = NetworkFunction.of(generator, weights, latent, conditions);
    return (examples, given, seed) ->
        new TrainedModel.Samples(
            function.at(0, GaussianBase.draw(seed, examples * latent), given), 1);
  }

  /** One of the two. */
  private final class Player implements Objective {

    private final String name;
    private final TrainingData data;
    private final int batch;

    private Player(String name, TrainingData data, int batch) {
      this.name = name;
      this.data = data;
      this.batch = batch;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean trains(String weight) {
      return weight.startsWith(name);
    }

    @Override
    public SDVariable loss(Graph graph) {
      SDNN nn = graph.operations().nn();
      SDVariable noise = graph.input(NOISE, -1, latent);
      SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
      SDVariable made = generator.apply(graph, Dual.of(noise), null, given).value();
      SDVariable ofMade = discriminator.apply(graph, Dual.of(made), null, given).value();
      if (name.equals(GENERATOR)) {
        return nn.softplus(ofMade.neg()).mean();
      }
      SDVariable points = graph.input(Inputs.POINTS, -1, dimension);
      Dual from = Dual.differentiable(graph, points, dimension);
      Dual ofData = discriminator.apply(graph, from, null, given);
      SDVariable squaredGradient = ofData.squaredDerivatives(graph, 1);
      return nn.softplus(ofData.value().neg())
          .add(nn.softplus(ofMade))
          .add(squaredGradient.mul(penalty / 2))
          .mean();
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
      Dual.putDirections(inputs, random, batch, dimension);
      return inputs;
    }
  }
}
