package org.cosmoassay.generators.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * A trained model of density maps with a compact latent: encodes maps, draws maps of a latent, and
 * draws latents of a cosmology. Field-level flow matching through a latent, after CosmoFlow (Kannan
 * et al. 2025). Not safe for use by several threads at once.
 *
 * <p>A latent is {@link #latentSize()} numbers, each of mean 0 and scatter 1 over the training
 * maps: first amplitudes of the longest plane waves, then learned means.
 */
public final class FieldModel {

  /** Places in a group of points, each of which has a direction of its own. */
  private static final int DIRECTIONS = 8;

  private final FieldArchitecture architecture;
  private final FieldShape shape;
  private final CellLaw law;
  private final LatentScale scale;
  private final NetworkFunction encoder;
  private final NetworkFunction velocity;
  private final TransportModel prior;

  private FieldModel(FieldArchitecture architecture, FieldNetworks networks, Weights weights) {
    this.architecture = architecture;
    this.shape = networks.shape();
    this.law = CellLaw.of(weights.tensor(FieldArchitecture.CELL_LAW));
    this.scale = LatentScale.of(weights);
    this.encoder = NetworkFunction.of(networks.encoder(), weights, FieldShape.ENCODED, 0);
    this.velocity =
        NetworkFunction.of(
            networks.velocity(), weights, shape.features(), CosmologyConditions.COUNT);
    this.prior = architecture.prior(shape).with(weights);
  }

  static FieldModel of(FieldArchitecture architecture, FieldNetworks networks, Weights weights) {
    return new FieldModel(architecture, networks, weights);
  }

  /** Cells a side of its maps. */
  public int side() {
    return architecture.side();
  }

  /** The cube of its maps. */
  public PeriodicBox box() {
    return PeriodicBox.cube(architecture.box());
  }

  /** Numbers of a latent. */
  public int latentSize() {
    return shape.latent();
  }

  /** How many of them, from the first, are amplitudes of waves. */
  public int waves() {
    return shape.waves().count();
  }

  /**
   * The latent of a map.
   *
   * @throws IllegalArgumentException when the map has another box or number of cells
   */
  public double[] encode(DensityMap map) {
    if (map.side() != side() || !map.box().equals(box())) {
      throw new IllegalArgumentException(
          "a map of %d cells a side in %s cannot be encoded: the model's have %d in %s"
              .formatted(map.side(), map.box(), side(), box()));
    }
    double[] standardized = map.copyValues();
    for (int cell = 0; cell < standardized.length; cell++) {
      standardized[cell] = law.standardized(law.mean() * standardized[cell]);
    }
    return scale.standardized(encoded(shape, encoder, standardized));
  }

  /** The raw latent of a map in units of the law. */
  static double[] encoded(FieldShape shape, NetworkFunction encoder, double[] standardized) {
    double[] amplitudes = shape.waves().amplitudes(standardized);
    double[] means = shape.pooled(encoder.at(0, shape.encoded(standardized), new double[0]));
    double[] raw = Arrays.copyOf(amplitudes, shape.latent());
    System.arraycopy(means, 0, raw, amplitudes.length, means.length);
    return raw;
  }

  /**
   * Draws a map of a latent: its long waves are the latent's, all else is drawn.
   *
   * @throws IllegalArgumentException when the latent has another number of numbers
   * @throws IllegalStateException when Omega_m or sigma_8 is not stated
   */
  public DensityMap decode(double[] latent, Cosmology cosmology, long seed) {
    if (latent.length != latentSize()) {
      throw new IllegalArgumentException(
          "a latent of the model has %d numbers, got %d".formatted(latentSize(), latent.length));
    }
    double[] raw = scale.raw(latent);
    double[] amplitudes = Arrays.copyOf(raw, waves());
    double[] means = Arrays.copyOfRange(raw, waves(), raw.length);
    int[] cells = IntStream.range(0, shape.grid().cells()).toArray();
    double[] given = repeated(CosmologyConditions.of(cosmology), cells.length);
    double[] map =
        architecture
            .solver()
            .solve(
                (time, x) -> {
                  PathState state = PathState.of(shape, law, x, time, amplitudes);
                  double[] answer = velocity.at(time, state.rows(cells, means), given);
                  double[] known = state.known();
                  for (int cell = 0; cell < answer.length; cell++) {
                    answer[cell] += known[cell];
                  }
                  return state.held(answer);
                },
                0,
                1,
                GaussianBase.draw(RandomStreams.of(seed), cells.length))
            .y();
    for (int cell = 0; cell < map.length; cell++) {
      map[cell] = law.count(map[cell]) / law.mean();
    }
    return DensityMap.of(box(), side(), map);
  }

  private static double[] repeated(double[] numbers, int times) {
    double[] all = new double[times * numbers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers[i % numbers.length];
    }
    return all;
  }

  /** Draws a latent of a cosmology. */
  public double[] latent(Cosmology cosmology, long seed) {
    return prior.sample(1, CosmologyConditions.of(cosmology), seed).points();
  }

  /**
   * Log-density of the latent of a map at a cosmology, in nats per unit of the latent: what the
   * longest waves and the learned numbers say of the cosmology; the rest of the map is left out.
   * The divergence of the flow is estimated along {@value #DIRECTIONS} directions, the same at
   * every cosmology, so that the function of the cosmology is smooth.
   *
   * @throws IllegalArgumentException when the map has another box or number of cells
   * @throws IllegalStateException when Omega_m or sigma_8 is not stated
   */
  public double logLikelihood(DensityMap map, Cosmology cosmology) {
    double[] densities =
        prior.logLikelihood(
            repeated(encode(map), DIRECTIONS),
            repeated(CosmologyConditions.of(cosmology), DIRECTIONS));
    return Arrays.stream(densities).average().orElseThrow();
  }

  /** Draws a map of the latent of a map. */
  public DensityMap reconstruct(DensityMap map, Cosmology cosmology, long seed) {
    return decode(encode(map), cosmology, seed);
  }

  /** Draws a map of a cosmology. */
  public DensityMap synthesise(Cosmology cosmology, long seed) {
    return decode(
        latent(cosmology, RandomStreams.split(seed, "latent", 0)),
        cosmology,
        RandomStreams.split(seed, "map", 0));
  }

  /**
   * Maps of latents along a line, drawn from the same noise.
   *
   * @param latent where the line passes at 0
   * @param direction as long as a step of 1
   * @param steps where on the line to draw maps
   */
  public List<DensityMap> traverse(
      double[] latent, double[] direction, double[] steps, Cosmology cosmology, long seed) {
    if (direction.length != latent.length) {
      throw new IllegalArgumentException(
          "direction (%d numbers) must have as many numbers as the latent (%d)"
              .formatted(direction.length, latent.length));
    }
    List<DensityMap> maps = new ArrayList<>();
    for (double step : steps) {
      double[] moved = latent.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += step * direction[i];
      }
      maps.add(decode(moved, cosmology, seed));
    }
    return maps;
  }

  /**
   * A principal direction of the learned numbers over the training maps, as long as their scatter
   * along it; index 0 is the longest. Its sign means nothing.
   */
  public double[] principalDirection(int index) {
    double[] direction = new double[latentSize()];
    double[] axis = scale.axis(index);
    System.arraycopy(axis, 0, direction, waves(), axis.length);
    return direction;
  }
}
