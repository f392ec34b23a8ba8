package org.cosmoassay.generators.field;

/**
 * What a cell is told of its surroundings on the way from noise to a map, as rows of numbers, and
 * the parts of the latent.
 *
 * <p>The latent of a map is the amplitudes of its longest plane waves, which say where matter is,
 * and means over all cells of {@code means} learned numbers, which say how it is distributed.
 *
 * @param grid the cells
 * @param waves the waves of the latent
 * @param means how many learned numbers
 */
record FieldShape(CellGrid grid, PlaneWaves waves, int means) {

  /** The cell and its five nearest rings, of counts. */
  static final int ENCODED = 6;

  /** Factor that makes means over cells about 1. */
  static final double MEAN_SCALE = 8;

  /** Numbers of the latent. */
  int latent() {
    return waves.count() + means;
  }

  /** Numbers per cell: x and its one-cell expectation, here and in rings, waves, means. */
  int features() {
    return 2 * (1 + CellGrid.rings() + waves.bands()) + means;
  }

  /** Where the means are in a row. */
  int meansAt() {
    return features() - means;
  }

  /** What the encoder is shown: shape (cells, {@value #ENCODED}). */
  double[] encoded(double[] standardized) {
    double[] rows = new double[grid.cells() * ENCODED];
    for (int cell = 0; cell < grid.cells(); cell++) {
      rows[cell * ENCODED] = standardized[cell];
      for (int ring = 0; ring < ENCODED - 1; ring++) {
        rows[cell * ENCODED + 1 + ring] = grid.ring(standardized, cell, ring);
      }
    }
    return rows;
  }

  /** Means over cells, scaled, of what the encoder answers, shape (cells, means). */
  double[] pooled(double[] answers) {
    double[] pooled = new double[means];
    for (int i = 0; i < answers.length; i++) {
      pooled[i % means] += answers[i];
    }
    for (int m = 0; m < means; m++) {
      pooled[m] *= MEAN_SCALE / grid.cells();
    }
    return pooled;
  }
}
