package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class FieldMatchingTest {

  private static final FieldShape SHAPE = new FieldShape(CellGrid.of(8), PlaneWaves.of(8, 2), 2);
  private static final FieldNetworks NETWORKS = FieldNetworks.of(SHAPE, 8, 2, 2);
  private static final CellLaw LAW = CellLaw.of(Tensor.of(new float[] {0.75f, 0.2f, 0.05f}, 3));

  @Test
  void whatTheGraphPoolsIsWhatTheEncoderPools() {
    Map<String, Tensor> weights = new TreeMap<>(weights().tensors());
    weights.put("encoder.answer", filled(0.5f, 16, 2));
    Weights given = Weights.of(weights);
    FieldMatching matching = matching(independent(2));
    Graph graph = Graph.over(given, Precision.DOUBLE);
    var loss = matching.loss(graph);
    Map<String, NumberArray> drawn = matching.draw(RandomStreams.of(4));
    double with = graph.evaluate(drawn, List.of(loss)).get(0)[0];
    weights.put("encoder.answer", filled(0, 16, 2));
    Graph none = Graph.over(Weights.of(weights), Precision.DOUBLE);
    double without = none.evaluate(drawn, List.of(matching.loss(none))).get(0)[0];
    // The untrained velocity answers 0, so that the penalty on pooled numbers is all that differs.
    UniformRandomProvider random = RandomStreams.of(4);
    double squares = 0;
    var encoder = NetworkFunction.of(NETWORKS.encoder(), given, FieldShape.ENCODED, 0);
    for (int b = 0; b < 2; b++) {
      double[] end = SHAPE.grid().moved(independent(2).get(random.nextInt(3)).values(), random);
      GaussianBase.draw(random, 512);
      random.nextDouble();
      for (int cell = 0; cell < 20; cell++) {
        random.nextInt(512);
      }
      double[] latent = FieldModel.encoded(SHAPE, encoder, end);
      for (int m = 0; m < 2; m++) {
        squares += latent[SHAPE.waves().count() + m] * latent[SHAPE.waves().count() + m];
      }
    }
    assertThat(squares).isGreaterThan(1e-4);
    assertThat(with - without).isCloseTo(1e-3 * squares / 4, within(1e-12));
  }

  private static Weights weights() {
    Map<String, Tensor> weights = new TreeMap<>();
    NETWORKS.initialize(weights, RandomStreams.of(7));
    return Weights.of(weights);
  }

  private static Tensor filled(float value, int... shape) {
    return Tensor.filled(value, shape);
  }

  private static FieldMatching matching(List<FieldMatching.TrainingMap> maps) {
    return new FieldMatching(NETWORKS, LAW, maps, 2, 20, true);
  }

  /** Maps of cells that know nothing of each other. */
  private static List<FieldMatching.TrainingMap> independent(int seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    return IntStream.range(0, 3)
        .mapToObj(
            i -> {
              double[] values = new double[512];
              for (int cell = 0; cell < values.length; cell++) {
                double u = random.nextDouble();
                values[cell] = LAW.standardized(u < 0.75 ? 0 : u < 0.95 ? 1 : 2);
              }
              return new FieldMatching.TrainingMap(values, new double[] {0.1, 0.3});
            })
        .toList();
  }
}
