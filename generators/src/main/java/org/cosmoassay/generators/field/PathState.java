package org.cosmoassay.generators.field;

/**
 * A map on its way from noise to data at one time: the velocity that is known without a network,
 * and what the network is told to find the rest.
 *
 * <p>Known is the velocity of every cell from its own law, except along the waves of the latent and
 * the mean of all cells: there the end is known, so that the path is the straight line to it.
 */
final class PathState {

  private final FieldShape shape;
  private final double[] x;
  private final double time;
  private final double[] waves;
  private final double[] here;
  private final double[] expected;

  private PathState(
      FieldShape shape, double[] x, double time, double[] waves, double[] here, double[] expected) {
    this.shape = shape;
    this.x = x;
    this.time = time;
    this.waves = waves;
    this.here = here;
    this.expected = expected;
  }

  /**
   * The state of a map.
   *
   * @param x every cell, in units of the law
   * @param time in [0, 1)
   * @param waves amplitudes of the latent
   */
  static PathState of(FieldShape shape, CellLaw law, double[] x, double time, double[] waves) {
    double[] expected = new double[x.length];
    for (int cell = 0; cell < x.length; cell++) {
      expected[cell] = law.expected(x[cell], time);
    }
    return new PathState(shape, x, time, waves, shape.waves().amplitudes(x), expected);
  }

  /** The velocity that is known without a network. */
  double[] known() {
    double[] velocity = new double[x.length];
    for (int cell = 0; cell < x.length; cell++) {
      velocity[cell] = (expected[cell] - x[cell]) / (1 - time);
    }
    return held(velocity);
  }

  /** A velocity whose waves of the latent and whose mean lead to where they must end. */
  double[] held(double[] velocity) {
    double[] corrections = shape.waves().amplitudes(velocity);
    for (int w = 0; w < corrections.length; w++) {
      corrections[w] = (waves[w] - here[w]) / (1 - time) - corrections[w];
    }
    double offset = -mean(x) / (1 - time) - mean(velocity);
    double[] held = velocity.clone();
    for (double[] band : shape.waves().fields(corrections)) {
      for (int cell = 0; cell < held.length; cell++) {
        held[cell] += band[cell];
      }
    }
    for (int cell = 0; cell < held.length; cell++) {
      held[cell] += offset;
    }
    return held;
  }

  /**
   * What the network is told of cells.
   *
   * @param means learned numbers of the latent; an array of zeros leaves their place empty
   * @return shape (cells.length, features)
   */
  double[] rows(int[] cells, double[] means) {
    CellGrid grid = shape.grid();
    double[][] to = shape.waves().fields(waves);
    double[][] from = shape.waves().fields(here);
    double[] rows = new double[cells.length * shape.features()];
    int at = 0;
    for (int cell : cells) {
      rows[at++] = x[cell];
      rows[at++] = expected[cell];
      for (int ring = 0; ring < CellGrid.rings(); ring++) {
        rows[at++] = grid.ring(x, cell, ring);
        rows[at++] = grid.ring(expected, cell, ring);
      }
      for (int band = 0; band < to.length; band++) {
        rows[at++] = to[band][cell];
        rows[at++] = from[band][cell];
      }
      System.arraycopy(means, 0, rows, at, means.length);
      at += means.length;
    }
    return rows;
  }

  private static double mean(double[] field) {
    double sum = 0;
    for (double value : field) {
      sum += value;
    }
    return sum / field.length;
  }
}
