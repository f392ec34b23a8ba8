package org.cosmoassay.statistics.comparison;

/**
 * Whether one ensemble lies further from a reference than another: the difference of their {@link
 * Departure}s with its noise, held against Student's t.
 *
 * <p>Paired, when cloud i of both is the same realization (the same conditions, the same initial
 * phases or the same random draws): the noise is that of the differences of pseudo-values, m - 1
 * degrees of freedom. Otherwise the noises of both add. Of ensembles that are not paired with the
 * reference both lie against the same noisy mean: what that adds is 4 x^T C x, where x is the
 * difference of their mean deviations; degrees of freedom by Welch and Satterthwaite. Of one that
 * is paired with the reference and one that is not, what a reference cloud adds to both is taken
 * together.
 *
 * <p>Where both have the same d^2 above 0 the test keeps its level; where both are without
 * deviation it stays below, as the jackknife takes twice the variance there.
 *
 * @param value d^2 of the first minus d^2 of the second
 * @param error its standard error
 * @param degreesOfFreedom of the t distribution of value/error
 * @param paired whether differences were taken cloud by cloud
 */
public record DepartureDifference(
    double value, double error, double degreesOfFreedom, boolean paired) {

  /**
   * The difference between two departures over the same rows.
   *
   * @param sameRealizations whether cloud i of both is the same realization
   * @throws IllegalArgumentException when the rows differ, or one has fewer than three clouds
   */
  public static DepartureDifference of(
      ReferenceScale scale, Departure first, Departure second, boolean sameRealizations) {
    if (!first.rows().equals(second.rows())) {
      throw new IllegalArgumentException("Departures over different rows cannot be compared.");
    }
    if (first.clouds() == 0 || second.clouds() == 0) {
      throw new IllegalArgumentException("Departures of fewer than three clouds have no noise.");
    }
    if (first.paired() != second.paired()) {
      return first.paired() ? mixed(scale, first, second) : mixed(scale, second, first).negated();
    }
    boolean paired = sameRealizations && first.clouds() == second.clouds();
    double[] a = first.pseudoValues();
    double[] b = second.pseudoValues();
    Terms terms = new Terms();
    if (paired) {
      double[] differences = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        differences[i] = a[i] - b[i];
      }
      terms.add(Sample.of(differences).varianceOfMean(), a.length - 1.0);
    } else {
      terms.add(Sample.of(a).varianceOfMean(), a.length - 1.0);
      terms.add(Sample.of(b).varianceOfMean(), b.length - 1.0);
    }
    // Deviations from their own reference clouds hold the noise of those already.
    if (!first.paired()) {
      double[] x = first.deviations();
      double[] other = second.deviations();
      for (int k = 0; k < x.length; k++) {
        x[k] -= other[k];
      }
      terms.add(4 * scale.noiseAlong(x, first.rows()), scale.noiseDegreesOfFreedom());
    }
    return new DepartureDifference(
        first.distance() - second.distance(),
        Math.sqrt(terms.variance),
        terms.degreesOfFreedom(),
        paired);
  }

  /**
   * One ensemble is paired with the reference, the other lies against its mean: what a reference
   * cloud adds to both is taken together, P_i + 2 z . (r_i - r), where P_i are the pseudo-values of
   * the first and z the mean deviation of the second.
   */
  private static DepartureDifference mixed(
      ReferenceScale scale, Departure paired, Departure other) {
    double[] shared = paired.pseudoValues();
    double[] projections = scale.projections(other.deviations(), other.rows());
    for (int i = 0; i < shared.length; i++) {
      shared[i] += 2 * projections[i];
    }
    Terms terms = new Terms();
    terms.add(
        Sample.of(shared).varianceOfMean() + 2 * scale.noiseSquaredTrace(other.rows()),
        shared.length - 1.0);
    terms.add(Sample.of(other.pseudoValues()).varianceOfMean(), other.clouds() - 1.0);
    return new DepartureDifference(
        paired.distance() - other.distance(),
        Math.sqrt(terms.variance),
        terms.degreesOfFreedom(),
        false);
  }

  private DepartureDifference negated() {
    return new DepartureDifference(-value, error, degreesOfFreedom, paired);
  }

  /**
   * One-sided p-value: how likely so large a value is if the first is no further than the second.
   */
  public double pValueFurther() {
    return error == 0 && value == 0
        ? 0.5
        : new Contrast(value, error, degreesOfFreedom).upperTail(value);
  }

  /** Two-sided p-value of no difference. */
  public double pValueDifferent() {
    double further = pValueFurther();
    double nearer = negated().pValueFurther();
    return Math.min(1, 2 * Math.min(further, nearer));
  }

  /** What the value must exceed to be significantly above 0 at this one-sided level. */
  double critical(double alpha) {
    return new Contrast(value, error, degreesOfFreedom).halfWidth(alpha);
  }

  /** Independent contributions to a variance, with their degrees of freedom. */
  private static final class Terms {
    private double variance;
    private double squares;
    private double sumOfDegrees;

    void add(double term, double degrees) {
      variance += term;
      squares += term * term / degrees;
      sumOfDegrees += degrees;
    }

    double degreesOfFreedom() {
      return variance == 0 ? sumOfDegrees : variance * variance / squares;
    }
  }
}
