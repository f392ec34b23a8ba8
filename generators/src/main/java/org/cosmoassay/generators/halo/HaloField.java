package org.cosmoassay.generators.halo;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.cosmoassay.generators.dynamics.VectorField;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Weights;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A trained network as the velocity of a whole set of halos. Groups of halos are evaluated on the
 * threads of the common pool; groups are the same for any number of threads, and so are the bits.
 */
final class HaloField {

  /** Halos per evaluation of a graph: bounds its memory and keeps it in cache. */
  private static final int AT_ONCE = 500;

  private final HaloNetwork network;
  private final Weights weights;

  /** A graph serves one thread at a time; those not in use wait here. */
  private final Queue<Compiled> idle = new ConcurrentLinkedQueue<>();

  private record Compiled(Graph graph, List<SDVariable> outputs) {}

  private HaloField(HaloNetwork network, Weights weights) {
    this.network = network;
    this.weights = weights;
  }

  static HaloField of(HaloNetwork network, Weights weights) {
    return new HaloField(network, weights);
  }

  /** The velocity of all numbers of all halos of a base. */
  VectorField over(BaseHalos base) {
    return (time, states) -> velocities(base, time, states);
  }

  private double[] velocities(BaseHalos base, double time, double[] states) {
    int groups = (base.size() + AT_ONCE - 1) / AT_ONCE;
    double[] all = new double[states.length];
    IntStream.range(0, groups)
        .parallel()
        .forEach(
            group -> {
              int first = group * AT_ONCE;
              int[] halos = range(first, Math.min(base.size(), first + AT_ONCE));
              double[] some = velocities(base, time, states, halos);
              System.arraycopy(some, 0, all, first * HaloUnits.STATE, some.length);
            });
    return all;
  }

  private double[] velocities(BaseHalos base, double time, double[] states, int[] halos) {
    HaloFeatures features = HaloFeatures.of(halos.length, network.neighbours());
    features.add(base, states, time, halos);
    Compiled waiting = idle.poll();
    Compiled compiled = waiting == null ? compile() : waiting;
    double[] answer = compiled.graph.evaluate(features.inputs(), compiled.outputs).get(0);
    idle.add(compiled);
    return answer;
  }

  private Compiled compile() {
    Graph graph = Graph.over(weights, Precision.SINGLE);
    return new Compiled(graph, List.of(network.answer(graph)));
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }
}
