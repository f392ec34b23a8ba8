package org.cosmoassay.generators.dynamics;

/** A velocity field that acts on every point alike, with its divergence. */
public interface PointField {

  /** Numbers per point. */
  int dimension();

  /** Velocities of points in row-major order, shape (points, dimension). */
  double[] velocity(double time, double[] points);

  /** Velocities and the divergence at every point. */
  Divergent withDivergence(double time, double[] points);

  /**
   * Velocities and divergences.
   *
   * @param velocity shape (points, dimension)
   * @param divergence shape (points)
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Divergent(double[] velocity, double[] divergence) {}
}
