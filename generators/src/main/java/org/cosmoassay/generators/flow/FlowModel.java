package org.cosmoassay.generators.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Weights;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/** A coupling flow with its weights: samples and exact log-densities in double precision. */
public final class FlowModel implements TrainedModel {

  private final int dimension;
  private final int conditions;
  private final Direction toGaussian;
  private final Direction fromGaussian;

  private FlowModel(int dimension, int conditions, Direction toGaussian, Direction fromGaussian) {
    this.dimension = dimension;
    this.conditions = conditions;
    this.toGaussian = toGaussian;
    this.fromGaussian = fromGaussian;
  }

  static FlowModel of(CouplingFlow flow, Weights weights) {
    return new FlowModel(
        flow.dimension(),
        flow.conditions(),
        Direction.of(flow, weights, true),
        Direction.of(flow, weights, false));
  }

  @Override
  public Samples sample(int examples, double[] given, long seed) {
    double[] base = GaussianBase.draw(seed, examples * dimension);
    return new Samples(fromGaussian(base, given), 1);
  }

  /** Points of the data to points of the Gaussian; shape (examples, dimension). */
  public double[] toGaussian(double[] points, double[] given) {
    return toGaussian.run(inputs(points, given)).get(0);
  }

  /** Points of the Gaussian to points of the data; shape (examples, dimension). */
  public double[] fromGaussian(double[] points, double[] given) {
    return fromGaussian.run(inputs(points, given)).get(0);
  }

  @Override
  public boolean evaluatesLikelihood() {
    return true;
  }

  @Override
  public double[] logLikelihood(double[] points, double[] given) {
    List<double[]> mapped = toGaussian.run(inputs(points, given));
    double[] density = GaussianBase.logDensity(mapped.get(0), dimension);
    for (int i = 0; i < density.length; i++) {
      density[i] += mapped.get(1)[i];
    }
    return density;
  }

  private Map<String, NumberArray> inputs(double[] points, double[] given) {
    int examples = points.length / dimension;
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put(Inputs.POINTS, NumberArray.of(points, examples, dimension));
    if (conditions > 0) {
      inputs.put(Inputs.CONDITIONS, NumberArray.of(given, examples, conditions));
    }
    return inputs;
  }

  /** A graph of all layers in one direction. */
  private record Direction(Graph graph, List<SDVariable> outputs) {

    static Direction of(CouplingFlow flow, Weights weights, boolean forward) {
      Graph graph = Graph.over(weights, Precision.DOUBLE);
      SDVariable points = graph.input(Inputs.POINTS, -1, flow.dimension());
      @Nullable SDVariable given =
          flow.conditions() == 0 ? null : graph.input(Inputs.CONDITIONS, -1, flow.conditions());
      CouplingFlow.Mapped mapped =
          forward ? flow.toGaussian(graph, points, given) : flow.fromGaussian(graph, points, given);
      return new Direction(graph, List.of(mapped.points(), mapped.logVolume()));
    }

    List<double[]> run(Map<String, NumberArray> inputs) {
      return graph.evaluate(inputs, outputs);
    }
  }
}
