package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;

/**
 * A statistic that also measures a density field given as a grid, so that models which make fields
 * instead of points are judged by the same numbers.
 */
public interface FieldStatistic extends Estimator {

  /**
   * Measures an overdensity delta = rho / mean - 1 given as a grid, as it is: no shot noise is
   * subtracted and no window divided out.
   *
   * @throws IllegalArgumentException when even the first bin is beyond the resolution of the mesh
   */
  Measurement measure(DensityField overdensity);
}
