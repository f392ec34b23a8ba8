package org.cosmoassay.generators.field;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Everything about a model of maps but its weights, as it stands in a model file.
 *
 * @param side cells a side
 * @param box side of the cube in Mpc/h
 * @param waves largest squared wave vector of the latent, in units of 2 pi over the box
 * @param means learned numbers of the latent
 * @param width numbers per hidden layer of the velocity
 * @param depth its hidden layers
 * @param frequencies of its time
 * @param steps from noise to a map
 * @param priorWidth numbers per hidden layer of the law of latents
 * @param priorDepth its hidden layers
 */
record FieldArchitecture(
    int side,
    double box,
    int waves,
    int means,
    int width,
    int depth,
    int frequencies,
    int steps,
    int priorWidth,
    int priorDepth) {

  /** Numbers of halos per cell that are told apart; more count as the last. */
  static final int LAW = 24;

  /** Tensors that training measures rather than learns. */
  static final String CELL_LAW = "cells.law";

  static final String LATENT_MEAN = "latent.mean";
  static final String LATENT_SCALE = "latent.scale";
  static final String LATENT_AXES = "latent.axes";

  private static final int PRIOR_STEPS = 30;
  private static final int LARGEST_SIDE = 64;

  /** Waves are kept as numbers on all cells. */
  private static final double LARGEST_TABLES = 1 << 25;

  /**
   * The architecture of these parameters.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static FieldArchitecture read(Map<String, Object> given) {
    Parameters parameters = Parameters.of(FieldModels.FAMILY, given);
    FieldArchitecture read =
        new FieldArchitecture(
            whole(parameters, "cells", 16),
            parameters.positive("box", 250),
            whole(parameters, "waves", 5),
            whole(parameters, "means", 8),
            whole(parameters, "width", 64),
            whole(parameters, "depth", 3),
            whole(parameters, "frequencies", 4),
            whole(parameters, "solver-steps", 40),
            whole(parameters, "prior-width", 128),
            whole(parameters, "prior-depth", 3));
    parameters.require(
        read.side >= CellGrid.LEAST_SIDE && read.side <= LARGEST_SIDE,
        "cells",
        read.side,
        "must be %d to %d a side".formatted(CellGrid.LEAST_SIDE, LARGEST_SIDE));
    parameters.require(
        4 * read.waves < read.side * read.side,
        "waves",
        read.waves,
        "must be less than (cells / 2)^2");
    parameters.require(
        tables(read.side, read.waves) <= LARGEST_TABLES,
        "waves",
        read.waves,
        "and cells (%d) make tables of more than %.0f numbers"
            .formatted(read.side, LARGEST_TABLES));
    parameters.requireValid();
    return read;
  }

  /** Numbers in the tables of waves: as many vectors as a sphere holds, each over all cells. */
  private static double tables(int side, int waves) {
    return 4 * Math.PI / 3 * Math.pow(waves, 1.5) * Math.pow(side, 3);
  }

  private static int whole(Parameters parameters, String name, int defaultValue) {
    double value = parameters.positive(name, defaultValue);
    boolean whole = value == Math.rint(value) && value <= 1 << 12;
    parameters.require(whole, name, value, "must be a whole number up to 4096");
    return whole ? (int) value : defaultValue;
  }

  SortedMap<String, Object> parameters() {
    SortedMap<String, Object> all = new TreeMap<>();
    all.put("cells", side);
    all.put("box", box);
    all.put("waves", waves);
    all.put("means", means);
    all.put("width", width);
    all.put("depth", depth);
    all.put("frequencies", frequencies);
    all.put("solver-steps", steps);
    all.put("prior-width", priorWidth);
    all.put("prior-depth", priorDepth);
    return all;
  }

  FieldNetworks networks() {
    FieldShape shape = new FieldShape(CellGrid.of(side), PlaneWaves.of(side, waves), means);
    return FieldNetworks.of(shape, width, depth, frequencies);
  }

  /** Latents, in units of their scatter, from noise. */
  FlowMatching prior(FieldShape shape) {
    int latent = shape.latent();
    return new FlowMatching(
        new Perceptron(
            "prior",
            latent,
            frequencies,
            CosmologyConditions.COUNT,
            priorWidth,
            priorDepth,
            latent),
        latent,
        CosmologyConditions.COUNT,
        OdeSolver.fixed(OdeSolver.Method.HEUN, PRIOR_STEPS));
  }

  /** Euler's method: its last step ends where the map is expected to, given all before. */
  OdeSolver solver() {
    return OdeSolver.fixed(OdeSolver.Method.EULER, steps);
  }

  /** Weights of the networks of cells. */
  Weights initialOfCells(FieldNetworks networks, long seed) {
    Map<String, Tensor> weights = new TreeMap<>();
    networks.initialize(weights, RandomStreams.of(RandomStreams.split(seed, "weights", 0)));
    return Weights.of(weights);
  }

  /** How many numbers all weights are. */
  long count(FieldNetworks networks) {
    long latent = networks.shape().latent();
    return networks.count()
        + prior(networks.shape()).count()
        + LAW
        + 2 * latent
        + (long) means * means;
  }

  /** All weights of the right names and shapes. */
  Weights initial(FieldNetworks networks, long seed) {
    Map<String, Tensor> weights = new TreeMap<>(initialOfCells(networks, seed).tensors());
    weights.putAll(prior(networks.shape()).initial(seed).tensors());
    weights.put(CELL_LAW, Tensor.filled(0, LAW));
    weights.put(LATENT_MEAN, Tensor.filled(0, networks.shape().latent()));
    weights.put(LATENT_SCALE, Tensor.filled(1, networks.shape().latent()));
    weights.put(LATENT_AXES, Tensor.filled(0, means, means));
    return Weights.of(weights);
  }
}
