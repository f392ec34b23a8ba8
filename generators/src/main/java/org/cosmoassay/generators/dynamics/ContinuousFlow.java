package org.cosmoassay.generators.dynamics;

import java.util.Arrays;

/**
 * Moves points along a field and follows their density by the instantaneous change of variables,
 * {@code d log p / dt = -div v} along the path (Chen et al. 2018, arXiv:1806.07366). Points move in
 * groups that share their steps, so where a point ends depends on its group, below the tolerance.
 */
public final class ContinuousFlow {

  /** Points that share their steps. */
  private static final int GROUP = 1024;

  private final OdeSolver solver;

  private ContinuousFlow(OdeSolver solver) {
    this.solver = solver;
  }

  public static ContinuousFlow by(OdeSolver solver) {
    return new ContinuousFlow(solver);
  }

  /**
   * Points moved.
   *
   * @param points shape (points, dimension)
   * @param logVolume logarithm of the change of volume of each point, integral of the divergence;
   *     empty when it was not asked for
   * @param evaluations of the field, largest over the groups
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Moved(double[] points, double[] logVolume, int evaluations) {}

  /** A field for the points that begin at an index, e.g. under conditions of their own. */
  @FunctionalInterface
  public interface FieldOfGroup {
    PointField at(int first, int points);
  }

  /** Moves points from {@code start} to {@code end}. */
  public Moved move(FieldOfGroup fields, int dimension, double[] points, double start, double end) {
    double[] moved = new double[points.length];
    int count = points.length / dimension;
    int evaluations = 0;
    for (int first = 0; first < count; first += GROUP) {
      int n = Math.min(GROUP, count - first);
      PointField field = fields.at(first, n);
      double[] group = Arrays.copyOfRange(points, first * dimension, (first + n) * dimension);
      OdeSolver.Solution solution = solver.solve(field::velocity, start, end, group);
      System.arraycopy(solution.y(), 0, moved, first * dimension, n * dimension);
      evaluations = Math.max(evaluations, solution.evaluations());
    }
    return new Moved(moved, new double[0], evaluations);
  }

  /** Moves points from {@code start} to {@code end} and adds up the divergence on their way. */
  public Moved moveWithVolume(
      FieldOfGroup fields, int dimension, double[] points, double start, double end) {
    double[] moved = new double[points.length];
    int count = points.length / dimension;
    double[] logVolume = new double[count];
    int evaluations = 0;
    for (int first = 0; first < count; first += GROUP) {
      int n = Math.min(GROUP, count - first);
      int numbers = n * dimension;
      PointField field = fields.at(first, n);
      double[] group = new double[numbers + n];
      System.arraycopy(points, first * dimension, group, 0, numbers);
      OdeSolver.Solution solution =
          solver.solve((time, y) -> augmented(field, time, y, numbers), start, end, group);
      System.arraycopy(solution.y(), 0, moved, first * dimension, numbers);
      System.arraycopy(solution.y(), numbers, logVolume, first, n);
      evaluations = Math.max(evaluations, solution.evaluations());
    }
    return new Moved(moved, logVolume, evaluations);
  }

  private static double[] augmented(PointField field, double time, double[] y, int numbers) {
    PointField.Divergent rates = field.withDivergence(time, Arrays.copyOf(y, numbers));
    double[] both = Arrays.copyOf(rates.velocity(), y.length);
    System.arraycopy(rates.divergence(), 0, both, numbers, y.length - numbers);
    return both;
  }
}
