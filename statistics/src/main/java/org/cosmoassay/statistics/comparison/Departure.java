package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Locale;

/**
 * How far the mean of a generated ensemble lies from the mean of the reference: one number, d^2,
 * and what its noise follows from.
 *
 * <p>d^2 is the mean over rows of the squared deviation of the true means, in units of the scatter
 * of one reference cloud ({@link ReferenceScale}). From m clouds with deviations z_i it is
 * estimated without the bias that noise would add: d^2 = sum_{i != j} z_i . z_j / (m (m - 1)) - tr
 * C, where C is the noise of the mean of the reference; of clouds that are paired with those of the
 * reference, z_i = (g_i - r_i) / (sigma sqrt(p)) holds that noise already and nothing is
 * subtracted. A source without any deviation has an expectation of 0, so that d^2 may be slightly
 * negative.
 *
 * <p>The noise is that of the jackknife over clouds: pseudo-values P_i = m d^2 - (m - 1) d^2_{-i}
 * have the mean d^2 and the variance m var(d^2) (Quenouille 1956, doi:10.1093/biomet/43.3-4.353;
 * Arvesen 1969, doi:10.1214/aoms/1177697287, for statistics of this kind); to it comes, unpaired,
 * that of the reference, 4 z^T C z + 2 tr C^2.
 */
public final class Departure {

  /** Fewer clouds than this have no noise to speak of. */
  public static final int LEAST_CLOUDS = 5;

  /** What the formulas need: d^2 without a cloud is an average over pairs of the others. */
  private static final int LEAST_DEFINED = 3;

  private final List<Integer> rows;
  private final boolean paired;
  private final double[] deviations;
  private final double[] pseudoValues;

  private Departure(
      List<Integer> rows, boolean paired, double[] deviations, double[] pseudoValues) {
    this.rows = rows;
    this.paired = paired;
    this.deviations = deviations;
    this.pseudoValues = pseudoValues;
  }

  /**
   * A departure that was kept.
   *
   * @param rows places in the vector of all components one after the other
   * @param paired whether the clouds are paired with those of the reference
   * @param deviations mean deviation per row, in the units of the scale
   * @param pseudoValues one per cloud; empty for fewer than three clouds
   * @throws IllegalArgumentException when a number is not finite or the lengths differ
   */
  public static Departure of(
      List<Integer> rows, boolean paired, double[] deviations, double[] pseudoValues) {
    if (rows.size() != deviations.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "There are %d rows and %d deviations; one belongs to each row.",
              rows.size(),
              deviations.length));
    }
    for (double[] values : new double[][] {deviations, pseudoValues}) {
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("A departure holds " + value + "; none is finite.");
        }
      }
    }
    return new Departure(List.copyOf(rows), paired, deviations.clone(), pseudoValues.clone());
  }

  /**
   * Measures a departure.
   *
   * @param paired whether cloud i shares its conditions with cloud i of the reference
   * @param rows rows of the scale that are finite in every cloud
   */
  public static Departure of(
      ReferenceScale scale, MeasuredEnsemble source, boolean paired, List<Integer> rows) {
    double[][] z = scale.deviations(source, paired, rows);
    int m = z.length;
    double[] sum = new double[rows.size()];
    double squares = 0;
    for (double[] cloud : z) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += cloud[k];
      }
      squares += ReferenceScale.product(cloud, cloud);
    }
    double[] mean = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      mean[k] = sum[k] / m;
    }
    if (m < LEAST_DEFINED) {
      return new Departure(List.copyOf(rows), paired, mean, new double[0]);
    }
    double noise = paired ? 0 : scale.noiseTrace(rows);
    double total = (ReferenceScale.product(sum, sum) - squares) / ((double) m * (m - 1));
    double[] pseudoValues = new double[m];
    double[] others = new double[sum.length];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < others.length; k++) {
        others[k] = sum[k] - z[i][k];
      }
      double without =
          (ReferenceScale.product(others, others) - (squares - ReferenceScale.product(z[i], z[i])))
              / ((m - 1.0) * (m - 2));
      pseudoValues[i] = m * total - (m - 1) * without - noise;
    }
    return new Departure(List.copyOf(rows), paired, mean, pseudoValues);
  }

  /** The rows it is taken over. */
  public List<Integer> rows() {
    return rows;
  }

  public boolean paired() {
    return paired;
  }

  /** Number of clouds the noise follows from; 0 when they are fewer than three. */
  public int clouds() {
    return pseudoValues.length;
  }

  /** Mean deviation per row, in the units of the scale; a copy. */
  public double[] deviations() {
    return deviations.clone();
  }

  /** Pseudo-values of the jackknife, one per cloud; a copy. */
  public double[] pseudoValues() {
    return pseudoValues.clone();
  }

  /** d^2; NaN from fewer than three clouds. */
  public double distance() {
    return Sample.of(pseudoValues).mean();
  }

  /** Standard error of d^2; NaN from fewer than three clouds. */
  public double error(ReferenceScale scale) {
    double own = Sample.of(pseudoValues).varianceOfMean();
    if (paired) {
      return Math.sqrt(own);
    }
    return Math.sqrt(
        own + 4 * scale.noiseAlong(deviations, rows) + 2 * scale.noiseSquaredTrace(rows));
  }
}
