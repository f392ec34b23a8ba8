package org.cosmoassay.generators.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A normalizing flow of coupling layers: each moves half of the numbers by an invertible function
 * whose parameters a network computes from the other half and the conditions; layers take the
 * halves (numbers of even and of odd index) in turn. The likelihood is exact: {@code log p(x) = log
 * N(f(x)) + log |det df/dx|}. Trained by maximum likelihood.
 *
 * @param kind of function
 * @param dimension numbers per example, 2 or more
 * @param conditions numbers that condition an example
 * @param layers coupling layers
 * @param width of every layer's network, of two hidden layers
 */
public record CouplingFlow(Kind kind, int dimension, int conditions, int layers, int width)
    implements Family {

  /** The function of single numbers. */
  public enum Kind {
    /** Scale and shift: RealNVP. */
    AFFINE,
    /** Rational-quadratic splines of 12 bins on [-4, 4]. */
    SPLINE;

    private Coupler coupler() {
      return this == AFFINE ? new AffineCoupler() : new SplineCoupler(12, 4);
    }
  }

  static final String LOSS = "likelihood";

  public CouplingFlow {
    if (dimension < 2 || layers < 1) {
      throw new IllegalArgumentException(
          "dimension (%d) must be 2 or more, layers (%d) 1 or more".formatted(dimension, layers));
    }
  }

  @Override
  public long count() {
    long count = 0;
    for (int layer = 0; layer < layers; layer++) {
      count += network(layer).count();
    }
    return count;
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    for (int layer = 0; layer < layers; layer++) {
      network(layer).initialize(weights, random);
    }
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(new Likelihood(data, batch));
  }

  @Override
  public FlowModel with(Weights weights) {
    return FlowModel.of(this, weights);
  }

  /** Points after all layers, shape (examples, dimension), and log |det|, shape (examples, 1). */
  record Mapped(SDVariable points, SDVariable logVolume) {}

  Mapped toGaussian(Graph graph, SDVariable points, @Nullable SDVariable conditions) {
    return map(graph, points, conditions, true);
  }

  Mapped fromGaussian(Graph graph, SDVariable points, @Nullable SDVariable conditions) {
    return map(graph, points, conditions, false);
  }

  private Mapped map(
      Graph graph, SDVariable points, @Nullable SDVariable conditions, boolean forward) {
    SDVariable current = points;
    SDVariable volume = null;
    for (int i = 0; i < layers; i++) {
      int layer = forward ? i : layers - 1 - i;
      int moved = moved(layer);
      SDVariable keep = graph.constant(half(layer, false), dimension, dimension - moved);
      SDVariable move = graph.constant(half(layer, true), dimension, moved);
      SDVariable kept = current.mmul(keep);
      SDVariable parameters = network(layer).apply(graph, Dual.of(kept), null, conditions).value();
      SDVariable numbers = current.mmul(move);
      Coupler.Step step =
          forward
              ? kind.coupler().forward(graph, numbers, parameters, moved)
              : kind.coupler().inverse(graph, numbers, parameters, moved);
      current =
          kept.mmul(graph.constant(transposed(layer, false), dimension - moved, dimension))
              .add(step.numbers().mmul(graph.constant(transposed(layer, true), moved, dimension)));
      volume = volume == null ? step.logSlope() : volume.add(step.logSlope());
    }
    if (volume == null) {
      throw new IllegalStateException("a flow has at least one layer");
    }
    return new Mapped(current, volume);
  }

  private Perceptron network(int layer) {
    int moved = moved(layer);
    return new Perceptron(
        "layer" + layer,
        dimension - moved,
        0,
        conditions,
        width,
        2,
        moved * kind.coupler().parameters());
  }

  /** Layer 0 moves the numbers of odd index, layer 1 those of even index, and so on. */
  private int moved(int layer) {
    return layer % 2 == 0 ? dimension / 2 : dimension - dimension / 2;
  }

  private double[] half(int layer, boolean moves) {
    int columns = moves ? moved(layer) : dimension - moved(layer);
    double[] matrix = new double[dimension * columns];
    int column = 0;
    for (int i = 0; i < dimension; i++) {
      if (((i + layer) % 2 == 1) == moves) {
        matrix[i * columns + column++] = 1;
      }
    }
    return matrix;
  }

  private double[] transposed(int layer, boolean moves) {
    int rows = moves ? moved(layer) : dimension - moved(layer);
    double[] matrix = half(layer, moves);
    double[] turned = new double[matrix.length];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < rows; j++) {
        turned[j * dimension + i] = matrix[i * rows + j];
      }
    }
    return turned;
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
      return LOSS;
    }

    @Override
    public SDVariable loss(Graph graph) {
      SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
      Mapped mapped = toGaussian(graph, graph.input(Inputs.POINTS, -1, dimension), given);
      SDVariable squares =
          graph.sumOfRows(graph.operations().math().square(mapped.points()), dimension);
      return squares.mul(0.5).sub(mapped.logVolume()).mean();
    }

    @Override
    public Map<String, NumberArray> draw(UniformRandomProvider random) {
      TrainingBatch drawn = data.draw(random, batch);
      Map<String, NumberArray> inputs = new HashMap<>();
      inputs.put(Inputs.POINTS, NumberArray.of(drawn.points(), batch, dimension));
      if (conditions > 0) {
        inputs.put(Inputs.CONDITIONS, NumberArray.of(drawn.conditions(), batch, conditions));
      }
      return inputs;
    }
  }
}
