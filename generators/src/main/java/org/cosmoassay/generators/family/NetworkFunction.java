package org.cosmoassay.generators.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.dynamics.PointField;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A network evaluated in double precision, as a field on points. Its divergence is exact in up to
 * {@value org.cosmoassay.generators.network.Dual#MOST_AXES} dimensions, one derivative per axis;
 * beyond that it is Hutchinson's estimate with one random direction of signs per point, fixed by
 * the position of the point in its group, so that the equation that is solved is smooth (Grathwohl
 * et al. 2018, arXiv:1810.01367).
 */
public final class NetworkFunction {

  private final Network network;
  private final Weights weights;
  private final int dimension;
  private final int conditions;
  private final Compiled plain;
  private @Nullable Compiled withTrace;

  private NetworkFunction(Network network, Weights weights, int dimension, int conditions) {
    this.network = network;
    this.weights = weights;
    this.dimension = dimension;
    this.conditions = conditions;
    this.plain = compile(false);
  }

  /** The function from {@code dimension} numbers per example to as many. */
  public static NetworkFunction of(
      Network network, Weights weights, int dimension, int conditions) {
    return new NetworkFunction(network, weights, dimension, conditions);
  }

  private record Compiled(Graph graph, List<SDVariable> outputs) {}

  /** Values at points, one time for all of them. */
  public double[] at(double time, double[] points, double[] given) {
    return plain.graph.evaluate(inputs(time, points, given), plain.outputs).get(0);
  }

  /** Values and divergences at points. */
  public PointField.Divergent withDivergence(double time, double[] points, double[] given) {
    if (withTrace == null) {
      withTrace = compile(true);
    }
    List<double[]> both = withTrace.graph.evaluate(inputs(time, points, given), withTrace.outputs);
    return new PointField.Divergent(both.get(0), both.get(1));
  }

  /** The function as a field of points under these conditions, shape (points, conditions). */
  public PointField under(double[] given) {
    return new PointField() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public double[] velocity(double time, double[] points) {
        return at(time, points, given);
      }

      @Override
      public Divergent withDivergence(double time, double[] points) {
        return NetworkFunction.this.withDivergence(time, points, given);
      }
    };
  }

  /** The field of a group of points, for conditions of all points, shape (all, conditions). */
  public PointField ofGroup(double[] all, int first, int points) {
    return under(
        conditions == 0
            ? all
            : Arrays.copyOfRange(all, first * conditions, (first + points) * conditions));
  }

  private Compiled compile(boolean trace) {
    Graph graph = Graph.over(weights, Precision.DOUBLE);
    SDVariable points = graph.input(Inputs.POINTS, -1, dimension);
    SDVariable time = graph.input(Inputs.TIME, -1, 1);
    SDVariable given = conditions == 0 ? null : graph.input(Inputs.CONDITIONS, -1, conditions);
    Dual from = Dual.of(points);
    if (trace) {
      from = Dual.differentiable(graph, points, dimension);
    }
    Dual to = network.apply(graph, from, time, given);
    List<SDVariable> outputs = new ArrayList<>(List.of(to.value()));
    if (trace) {
      outputs.add(to.traceFrom(graph, from, dimension));
    }
    return new Compiled(graph, outputs);
  }

  private Map<String, NumberArray> inputs(double time, double[] points, double[] given) {
    int examples = points.length / dimension;
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put(Inputs.POINTS, NumberArray.of(points, examples, dimension));
    inputs.put(Inputs.TIME, NumberArray.repeated(time, examples));
    if (conditions > 0) {
      inputs.put(Inputs.CONDITIONS, NumberArray.of(given, examples, conditions));
    }
    Dual.putDirections(
        inputs, RandomStreams.of(RandomStreams.split(0, "directions", 0)), examples, dimension);
    return inputs;
  }
}
