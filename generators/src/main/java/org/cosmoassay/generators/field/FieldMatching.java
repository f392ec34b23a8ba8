package org.cosmoassay.generators.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.Inputs;
import org.cosmoassay.generators.network.Dual;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.training.Objective;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Flow matching of maps given their latent, with the encoder of the latent's learned numbers
 * trained for the same end: the mean squared difference per cell between the velocity {@code x_1 -
 * x_0} and what is known of it plus the network's answer.
 *
 * <p>The learned numbers are blurred by Gaussian noise of scatter {@value #BLUR} and kept small by
 * a penalty, so that what lies between two maps means something.
 *
 * @param networks encoder and velocity
 * @param law of one cell
 * @param maps in units of the law
 * @param batch maps per step
 * @param cells cells per map and step
 * @param augmented whether maps are shifted, turned and mirrored for every example
 */
record FieldMatching(
    FieldNetworks networks,
    CellLaw law,
    List<TrainingMap> maps,
    int batch,
    int cells,
    boolean augmented)
    implements Objective {

  /** Scatter of the noise on learned numbers. */
  static final double BLUR = 0.1;

  private static final double PENALTY = 1e-3;

  /** Beyond this time every cell has decided. */
  private static final double LATEST = 0.98;

  private static final String ENCODED = "encoded";
  private static final String NOISE = "noise";

  /**
   * A map to learn from.
   *
   * @param values in units of the law
   * @param conditions what is told of its cosmology
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record TrainingMap(double[] values, double[] conditions) {}

  @Override
  public String name() {
    return "velocity";
  }

  @Override
  public SDVariable loss(Graph graph) {
    FieldShape shape = networks.shape();
    int means = shape.means();
    SDVariable rows = graph.input(Inputs.POINTS, -1, shape.features());
    SDVariable time = graph.input(Inputs.TIME, -1, 1);
    SDVariable given = graph.input(Inputs.CONDITIONS, -1, CosmologyConditions.COUNT);
    SDVariable target = graph.input(Inputs.TARGET, -1, 1);
    SDVariable encoded = graph.input(ENCODED, -1, FieldShape.ENCODED);
    SDVariable noise = graph.input(NOISE, -1, means);
    SDVariable pooled =
        networks
            .encoder()
            .apply(graph, Dual.of(encoded), null, null)
            .value()
            .reshape(-1, shape.grid().cells() * means)
            .mmul(graph.constant(pooling(shape), shape.grid().cells() * means, means));
    SDVariable placed =
        pooled
            .add(noise.mul(BLUR))
            .mmul(graph.constant(repetition(means), means, cells * means))
            .reshape(-1, means)
            .mmul(graph.constant(placement(shape), means, shape.features()));
    Perceptron velocity = networks.velocity();
    SDVariable answer = velocity.apply(graph, Dual.of(rows.add(placed)), time, given).value();
    return graph
        .operations()
        .math()
        .square(answer.sub(target))
        .mean()
        .add(graph.operations().math().square(pooled).mean().mul(PENALTY));
  }

  private static double[] pooling(FieldShape shape) {
    int means = shape.means();
    int cells = shape.grid().cells();
    double[] matrix = new double[cells * means * means];
    for (int row = 0; row < cells * means; row++) {
      matrix[row * means + row % means] = FieldShape.MEAN_SCALE / cells;
    }
    return matrix;
  }

  private double[] repetition(int means) {
    double[] matrix = new double[means * cells * means];
    for (int m = 0; m < means; m++) {
      for (int cell = 0; cell < cells; cell++) {
        matrix[(m * cells + cell) * means + m] = 1;
      }
    }
    return matrix;
  }

  private static double[] placement(FieldShape shape) {
    double[] matrix = new double[shape.means() * shape.features()];
    for (int m = 0; m < shape.means(); m++) {
      matrix[m * shape.features() + shape.meansAt() + m] = 1;
    }
    return matrix;
  }

  @Override
  public Map<String, NumberArray> draw(UniformRandomProvider random) {
    FieldShape shape = networks.shape();
    int all = shape.grid().cells();
    double[] rows = new double[batch * cells * shape.features()];
    double[] times = new double[batch * cells];
    double[] given = new double[batch * cells * CosmologyConditions.COUNT];
    double[] targets = new double[batch * cells];
    double[] encoded = new double[batch * all * FieldShape.ENCODED];
    double[] empty = new double[shape.means()];
    for (int b = 0; b < batch; b++) {
      TrainingMap map = maps.get(random.nextInt(maps.size()));
      double[] end = augmented ? shape.grid().moved(map.values, random) : map.values.clone();
      double[] start = GaussianBase.draw(random, all);
      double time = LATEST * (b + random.nextDouble()) / batch;
      double[] x = new double[all];
      for (int cell = 0; cell < all; cell++) {
        x[cell] = (1 - time) * start[cell] + time * end[cell];
      }
      PathState state = PathState.of(shape, law, x, time, shape.waves().amplitudes(end));
      double[] known = state.known();
      int[] chosen = new int[cells];
      for (int i = 0; i < cells; i++) {
        int cell = random.nextInt(all);
        int row = b * cells + i;
        chosen[i] = cell;
        times[row] = time;
        targets[row] = end[cell] - start[cell] - known[cell];
        System.arraycopy(
            map.conditions, 0, given, row * map.conditions.length, map.conditions.length);
      }
      double[] told = state.rows(chosen, empty);
      System.arraycopy(told, 0, rows, b * told.length, told.length);
      double[] shown = shape.encoded(end);
      System.arraycopy(shown, 0, encoded, b * shown.length, shown.length);
    }
    Map<String, NumberArray> inputs = new HashMap<>();
    inputs.put(Inputs.POINTS, NumberArray.of(rows, batch * cells, shape.features()));
    inputs.put(Inputs.TIME, NumberArray.of(times, batch * cells, 1));
    inputs.put(Inputs.CONDITIONS, NumberArray.of(given, batch * cells, CosmologyConditions.COUNT));
    inputs.put(Inputs.TARGET, NumberArray.of(targets, batch * cells, 1));
    inputs.put(ENCODED, NumberArray.of(encoded, batch * all, FieldShape.ENCODED));
    inputs.put(
        NOISE,
        NumberArray.of(GaussianBase.draw(random, batch * shape.means()), batch, shape.means()));
    return inputs;
  }
}
