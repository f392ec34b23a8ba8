package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.twopoint.PairPoints;

/**
 * N points around an observer at the origin, not periodic: galaxies of a survey, or the random
 * points that trace its window. Directions always, positions in comoving Mpc/h when distances are
 * known, weights when given. Immutable.
 */
public final class Survey {

  private final double[][] directions;
  private final double[] distances;
  private final PairPoints positions;
  private final PairPoints sphere;

  private Survey(double[][] directions, double[] distances, PairPoints positions) {
    this.directions = directions;
    this.distances = distances;
    this.positions = positions;
    sphere = like(positions, PairPoints.open(directions[0], directions[1], directions[2]));
  }

  /** A catalogue with the distances of its redshifts. */
  public static Survey of(SkyCatalogue catalogue, ComovingDistance distance) {
    double[][] directions = directions(catalogue);
    double[] distances = new double[catalogue.size()];
    double[][] positions = new double[3][catalogue.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = distance.at(catalogue.redshift(i));
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = distances[i] * directions[axis][i];
      }
    }
    return new Survey(
        directions,
        distances,
        weighted(catalogue, PairPoints.open(positions[0], positions[1], positions[2])));
  }

  /** Directions alone, for angular statistics. */
  public static Survey onSky(SkyCatalogue catalogue) {
    double[][] directions = directions(catalogue);
    return new Survey(
        directions,
        new double[0],
        weighted(catalogue, PairPoints.open(directions[0], directions[1], directions[2])));
  }

  /**
   * Points at comoving coordinates in Mpc/h, none at the origin, where the observer stands.
   *
   * @throws IllegalArgumentException that names the first row at fault
   */
  public static Survey ofPositions(double[] x, double[] y, double[] z) {
    PairPoints positions = PairPoints.open(x, y, z);
    int n = positions.size();
    double[][] directions = new double[3][n];
    double[] distances = new double[n];
    for (int i = 0; i < n; i++) {
      distances[i] = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
      if (!(distances[i] > 0)) {
        throw new IllegalArgumentException(
            "row %d: the position is the observer's own, (0, 0, 0); it has no direction"
                .formatted(i));
      }
      directions[0][i] = x[i] / distances[i];
      directions[1][i] = y[i] / distances[i];
      directions[2][i] = z[i] / distances[i];
    }
    return new Survey(directions, distances, positions);
  }

  /**
   * The same points with other weights, one each.
   *
   * @throws IllegalArgumentException when a weight is negative or not finite, naming its row, or
   *     all are zero
   */
  public Survey withWeights(double[] weights) {
    return new Survey(directions, distances, positions.withWeights(weights));
  }

  /** The same points, each in one of {@code count} regions 0 .. count - 1. */
  Survey inRegions(int[] regions, int count) {
    return new Survey(directions, distances, positions.inRegions(regions, count));
  }

  /** x = cos(dec) cos(ra), y = cos(dec) sin(ra), z = sin(dec). */
  private static double[][] directions(SkyCatalogue catalogue) {
    double[][] directions = new double[3][catalogue.size()];
    for (int i = 0; i < catalogue.size(); i++) {
      double longitude = Math.toRadians(catalogue.rightAscension(i));
      double latitude = Math.toRadians(catalogue.declination(i));
      directions[0][i] = Math.cos(latitude) * Math.cos(longitude);
      directions[1][i] = Math.cos(latitude) * Math.sin(longitude);
      directions[2][i] = Math.sin(latitude);
    }
    return directions;
  }

  private static PairPoints weighted(SkyCatalogue catalogue, PairPoints points) {
    if (!catalogue.hasWeights()) {
      return points;
    }
    double[] weights = new double[catalogue.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = catalogue.weight(i);
    }
    return points.withWeights(weights);
  }

  /** Weights and regions of one set of points for another. */
  private static PairPoints like(PairPoints source, PairPoints points) {
    PairPoints copy = points;
    if (source.hasWeights()) {
      double[] weights = new double[source.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = source.weight(i);
      }
      copy = copy.withWeights(weights);
    }
    if (source.regionCount() > 0) {
      int[] regions = new int[source.size()];
      for (int i = 0; i < regions.length; i++) {
        regions[i] = source.region(i);
      }
      copy = copy.inRegions(regions, source.regionCount());
    }
    return copy;
  }

  /** Number of points. */
  public int size() {
    return positions.size();
  }

  public boolean hasDistances() {
    return distances.length == size();
  }

  /** Comoving distance of point i in Mpc/h. */
  public double distance(int i) {
    requireDistances();
    return distances[i];
  }

  /** Component of the unit vector to point i along axis 0, 1 or 2. */
  public double direction(int axis, int i) {
    return directions[axis][i];
  }

  /** Weight of point i; 1 without weights. */
  public double weight(int i) {
    return positions.weight(i);
  }

  /**
   * The points in space.
   *
   * @throws IllegalArgumentException when distances are unknown
   */
  PairPoints positions() {
    requireDistances();
    return positions;
  }

  /** The points on the unit sphere. */
  PairPoints sphere() {
    return sphere;
  }

  private void requireDistances() {
    if (!hasDistances()) {
      throw new IllegalArgumentException(
          "redshift: the catalogue has none, and distances need it; measure w-theta, or give"
              + " redshifts");
    }
  }
}
