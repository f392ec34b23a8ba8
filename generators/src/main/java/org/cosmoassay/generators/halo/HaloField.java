package org.cosmoassay.generators.halo;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.generators.dynamics.VectorField;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Weights;
import org.nd4j.autodiff.samediff.SDVariable;

/** A trained network as the velocity of a whole set of halos. For one thread at a time. */
final class HaloField {

  /** Halos per evaluation of the graph: bounds its memory and keeps it in cache. */
  private static final int AT_ONCE = 500;

  private final HaloNetwork network;
  private final Graph graph;
  private final List<SDVariable> outputs;

  private HaloField(HaloNetwork network, Graph graph, List<SDVariable> outputs) {
    this.network = network;
    this.graph = graph;
    this.outputs = outputs;
  }

  static HaloField of(HaloNetwork network, Weights weights) {
    Graph graph = Graph.over(weights, Precision.SINGLE);
    return new HaloField(network, graph, List.of(network.answer(graph)));
  }

  /** The velocity of all numbers of all halos of a base. */
  VectorField over(BaseHalos base) {
    return (time, states) -> velocities(base, time, states);
  }

  private double[] velocities(BaseHalos base, double time, double[] states) {
    int n = base.size();
    double[] all = new double[states.length];
    for (int first = 0; first < n; first += AT_ONCE) {
      int[] halos = range(first, Math.min(n, first + AT_ONCE));
      HaloFeatures features = HaloFeatures.of(halos.length, network.neighbours());
      features.add(base, states, time, halos);
      double[] some = graph.evaluate(features.inputs(), outputs).get(0);
      System.arraycopy(some, 0, all, first * HaloUnits.STATE, some.length);
    }
    return all;
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }
}
