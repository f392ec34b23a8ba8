package org.cosmoassay.statistics.twopoint;

/**
 * Moments of the relative velocity of pairs by bin of separation: v_r = (v_j - v_i) . r_hat along
 * the separation, v_t the remainder. A pair of coincident points has no direction and enters with
 * v_r = 0 and v_t = 0.
 *
 * <p>Central moments of the tasks are merged in task order with the update formulas of Pebay
 * (2008), Sandia report SAND2008-6212.
 */
public final class RadialMoments {

  private final long[] pairs;
  private final double[] mean;
  private final double[] squares;
  private final double[] cubes;
  private final double[] quartics;
  private final double[] transverse;

  private RadialMoments(int bins) {
    pairs = new long[bins];
    mean = new double[bins];
    squares = new double[bins];
    cubes = new double[bins];
    quartics = new double[bins];
    transverse = new double[bins];
  }

  /** The moments of all tasks, in task order. */
  static RadialMoments of(int bins, Iterable<VelocitySums> tasks) {
    RadialMoments merged = new RadialMoments(bins);
    for (VelocitySums task : tasks) {
      for (int i = 0; i < bins; i++) {
        if (task.pairs(i + 1) > 0) {
          merged.merge(i, task, i + 1);
        }
      }
    }
    return merged;
  }

  private void merge(int i, VelocitySums task, int slot) {
    long count = task.pairs(slot);
    double n = count;
    double offset = task.first(slot) / n;
    double taskSquares = task.second(slot) - n * offset * offset;
    double taskCubes =
        task.third(slot) - 3 * offset * task.second(slot) + 2 * n * offset * offset * offset;
    double taskQuartics =
        task.fourth(slot)
            - 4 * offset * task.third(slot)
            + 6 * offset * offset * task.second(slot)
            - 3 * n * offset * offset * offset * offset;
    double before = pairs[i];
    double total = before + n;
    double delta = task.origin(slot) + offset - mean[i];
    double delta2 = delta * delta;
    quartics[i] +=
        taskQuartics
            + delta2
                * delta2
                * before
                * n
                * (before * before - before * n + n * n)
                / (total * total * total)
            + 6 * delta2 * (before * before * taskSquares + n * n * squares[i]) / (total * total)
            + 4 * delta * (before * taskCubes - n * cubes[i]) / total;
    cubes[i] +=
        taskCubes
            + delta * delta * delta * before * n * (before - n) / (total * total)
            + 3 * delta * (before * taskSquares - n * squares[i]) / total;
    squares[i] += taskSquares + delta * delta * before * n / total;
    mean[i] += delta * n / total;
    pairs[i] += count;
    transverse[i] += task.transverse(slot);
  }

  /** Number of pairs in bin i. */
  public long pairs(int i) {
    return pairs[i];
  }

  /** Mean of v_r in km/s; negative is infall. NaN without pairs. */
  public double mean(int i) {
    return pairs[i] == 0 ? Double.NaN : mean[i];
  }

  /** Standard deviation of v_r about its mean in km/s, over all pairs (1/n). NaN without pairs. */
  public double radialDispersion(int i) {
    return pairs[i] == 0 ? Double.NaN : Math.sqrt(Math.max(0, squares[i]) / pairs[i]);
  }

  /**
   * Dispersion of v_t per transverse dimension in km/s, sqrt(mean(v_t^2) / 2): isotropy makes the
   * mean transverse velocity zero, so none is subtracted. NaN without pairs.
   */
  public double transverseDispersion(int i) {
    return pairs[i] == 0 ? Double.NaN : Math.sqrt(transverse[i] / pairs[i] / 2);
  }

  /**
   * Third standardized moment of v_r, dimensionless. NaN with fewer than 3 pairs, or when all v_r
   * are equal.
   */
  public double skewness(int i) {
    double sigma = radialDispersion(i);
    return pairs[i] < 3 || !(sigma > 0)
        ? Double.NaN
        : cubes[i] / pairs[i] / (sigma * sigma * sigma);
  }

  /**
   * Fourth standardized moment of v_r less the 3 of a Gaussian, dimensionless. NaN with fewer than
   * 4 pairs, or when all v_r are equal.
   */
  public double kurtosis(int i) {
    double sigma = radialDispersion(i);
    return pairs[i] < 4 || !(sigma > 0)
        ? Double.NaN
        : quartics[i] / pairs[i] / (sigma * sigma * sigma * sigma) - 3;
  }
}
