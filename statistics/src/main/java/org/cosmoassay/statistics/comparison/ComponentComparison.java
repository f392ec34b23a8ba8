package org.cosmoassay.statistics.comparison;

import org.cosmoassay.statistics.Axis;

/**
 * Per-row numbers of one component, generated against reference. Rows that cannot be compared hold
 * NaN. Scatter is the standard deviation over realizations, error the standard error of the mean.
 */
public final class ComponentComparison {

  private final String name;
  private final String unit;
  private final Axis axis;
  private final Series reference;
  private final Series generated;
  private final double[] ratio;
  private final double[] ratioError;
  private final double[] pull;

  /**
   * Copies its arguments in.
   *
   * @param ratio mean generated over mean reference
   * @param ratioError standard error of the ratio, with the covariance of paired realizations
   * @param pull difference of the means over its standard error
   */
  public ComponentComparison(
      String name,
      String unit,
      Axis axis,
      Series reference,
      Series generated,
      double[] ratio,
      double[] ratioError,
      double[] pull) {
    this.name = name;
    this.unit = unit;
    this.axis = axis;
    this.reference = reference;
    this.generated = generated;
    this.ratio = ratio.clone();
    this.ratioError = ratioError.clone();
    this.pull = pull.clone();
  }

  public String name() {
    return name;
  }

  public String unit() {
    return unit;
  }

  public Axis axis() {
    return axis;
  }

  public Series reference() {
    return reference;
  }

  public Series generated() {
    return generated;
  }

  public double ratio(int row) {
    return ratio[row];
  }

  public double ratioError(int row) {
    return ratioError[row];
  }

  public double pull(int row) {
    return pull[row];
  }

  /** Mean, scatter and standard error over realizations, a value per row. */
  public static final class Series {
    private final double[] mean;
    private final double[] scatter;
    private final double[] error;

    /** Copies its arguments in. */
    public Series(double[] mean, double[] scatter, double[] error) {
      this.mean = mean.clone();
      this.scatter = scatter.clone();
      this.error = error.clone();
    }

    public double mean(int row) {
      return mean[row];
    }

    public double scatter(int row) {
      return scatter[row];
    }

    public double error(int row) {
      return error[row];
    }
  }
}
