package org.cosmoassay.generators.field;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Clouds of points from drawn maps: whole numbers of points per cell, as close to the map as their
 * sum allows, each point anywhere in its cell. Nothing is known of distances below a cell. Threads
 * take turns.
 */
final class FieldGenerator implements Generator {

  private final FieldModel model;
  private final String identity;
  private final int points;

  private FieldGenerator(FieldModel model, String identity, int points) {
    this.model = model;
    this.identity = identity;
    this.points = points;
  }

  /**
   * A generator of the model's maps.
   *
   * @param identity of architecture and weights
   * @throws IllegalArgumentException when the box is another than the model's
   */
  static FieldGenerator of(FieldModel model, String identity, GeneratorSettings settings) {
    if (!settings.box().equals(model.box())) {
      throw new IllegalArgumentException(
          "box (%s) must be the one that the model was trained in, %s"
              .formatted(settings.box(), model.box()));
    }
    return new FieldGenerator(model, identity, (int) Math.round(settings.points()));
  }

  @Override
  public String identity() {
    return "%s points=%d".formatted(identity, points);
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) throws GeneratorException {
    try {
      DensityMap map;
      synchronized (model) {
        map = model.synthesise(condition, seed);
      }
      return cloud(map, points, RandomStreams.split(seed, "points", 0)).withCosmology(condition);
    } catch (IllegalStateException e) {
      throw new GeneratorException(FieldModels.FAMILY + ": " + e.getMessage(), e);
    }
  }

  /** Log-density of the latent of a cloud's map. */
  double logLikelihood(PointCloud cloud, Cosmology condition) {
    DensityMap map = DensityMap.of(cloud, model.side());
    synchronized (model) {
      return model.logLikelihood(map, condition);
    }
  }

  /** So many points of a map. */
  static PointCloud cloud(DensityMap map, int points, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    int side = map.side();
    double cell = map.box().lx() / side;
    double[][] positions = new double[3][points];
    int[] counts = map.counts(points);
    int point = 0;
    for (int at = 0; at < counts.length; at++) {
      int[] corner = {at / (side * side), at / side % side, at % side};
      for (int n = 0; n < counts[at]; n++, point++) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][point] = (corner[axis] + random.nextDouble()) * cell;
        }
      }
    }
    return PointCloud.builder(map.box())
        .positions(positions[0], positions[1], positions[2])
        .wrap(true)
        .build();
  }
}
