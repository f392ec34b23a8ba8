package org.cosmoassay.statistics.calibration;

/**
 * The log-likelihood of one data set as a function of one parameter, on a grid, and the posterior
 * that follows with a flat prior over the grid: exp(log L), by the trapezoidal rule, linear between
 * points. Immutable.
 */
public final class LikelihoodProfile {

  private final double[] parameter;
  private final double[] logLikelihood;
  private final double[] density;
  private final double[] cumulative;

  private LikelihoodProfile(double[] parameter, double[] logLikelihood) {
    this.parameter = parameter;
    this.logLikelihood = logLikelihood;
    this.density = new double[parameter.length];
    this.cumulative = new double[parameter.length];
    double highest = logLikelihood[highest()];
    for (int i = 0; i < parameter.length; i++) {
      density[i] = Math.exp(logLikelihood[i] - highest);
      cumulative[i] =
          i == 0
              ? 0
              : cumulative[i - 1]
                  + 0.5 * (density[i] + density[i - 1]) * (parameter[i] - parameter[i - 1]);
    }
    double total = cumulative[parameter.length - 1];
    for (int i = 0; i < parameter.length; i++) {
      density[i] /= total;
      cumulative[i] /= total;
    }
  }

  /**
   * A profile.
   *
   * @param parameter strictly increasing, at least two values
   * @param logLikelihood in nats, one per value; minus infinity is allowed, but not everywhere
   * @throws IllegalArgumentException when lengths differ, the grid does not increase, or a
   *     log-likelihood is NaN or infinite
   */
  public static LikelihoodProfile of(double[] parameter, double[] logLikelihood) {
    if (parameter.length < 2 || parameter.length != logLikelihood.length) {
      throw new IllegalArgumentException(
          "A profile needs two values or more (%d) and as many log-likelihoods (%d)."
              .formatted(parameter.length, logLikelihood.length));
    }
    boolean anyFinite = false;
    for (int i = 0; i < parameter.length; i++) {
      if (!Double.isFinite(parameter[i]) || (i > 0 && !(parameter[i] > parameter[i - 1]))) {
        throw new IllegalArgumentException(
            "The parameter must increase, but value %d is %s.".formatted(i, parameter[i]));
      }
      if (Double.isNaN(logLikelihood[i]) || logLikelihood[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "The log-likelihood at %s is %s.".formatted(parameter[i], logLikelihood[i]));
      }
      anyFinite |= Double.isFinite(logLikelihood[i]);
    }
    if (!anyFinite) {
      throw new IllegalArgumentException("The likelihood is 0 at every value of the parameter.");
    }
    return new LikelihoodProfile(parameter.clone(), logLikelihood.clone());
  }

  private int highest() {
    int highest = 0;
    for (int i = 1; i < logLikelihood.length; i++) {
      if (logLikelihood[i] > logLikelihood[highest]) {
        highest = i;
      }
    }
    return highest;
  }

  public int size() {
    return parameter.length;
  }

  public double parameter(int point) {
    return parameter[point];
  }

  public double logLikelihood(int point) {
    return logLikelihood[point];
  }

  /** Posterior density at a point of the grid, per unit of the parameter. */
  public double density(int point) {
    return density[point];
  }

  /** Whether the likelihood is highest at an end of the grid, so that the top may lie beyond. */
  public boolean isHighestAtAnEnd() {
    return highest() == 0 || highest() == parameter.length - 1;
  }

  /** The most likely value: the top of the parabola through the highest point and those beside. */
  public double maximum() {
    int at = highest();
    if (isHighestAtAnEnd()
        || Double.isInfinite(logLikelihood[at - 1])
        || Double.isInfinite(logLikelihood[at + 1])) {
      return parameter[at];
    }
    double before = parameter[at - 1] - parameter[at];
    double after = parameter[at + 1] - parameter[at];
    double low = (logLikelihood[at - 1] - logLikelihood[at]) / before;
    double high = (logLikelihood[at + 1] - logLikelihood[at]) / after;
    double curvature = (high - low) / (after - before);
    // Slopes left and right of the top differ in sign, unless all three are equal.
    return curvature == 0
        ? parameter[at]
        : parameter[at] - 0.5 * (low - curvature * before) / curvature;
  }

  /** Mean of the posterior. */
  public double mean() {
    return moment(0, 1);
  }

  /** Standard deviation of the posterior. */
  public double scatter() {
    return Math.sqrt(moment(mean(), 2));
  }

  /** Integral of (x - centre)^power times the density, which is linear between points. */
  private double moment(double centre, int power) {
    double sum = 0;
    for (int i = 1; i < parameter.length; i++) {
      double width = parameter[i] - parameter[i - 1];
      double a = parameter[i - 1] - centre;
      double p = density[i - 1];
      double slope = density[i] - p;
      // With x = a + w t and density p + s t for t from 0 to 1.
      sum +=
          power == 1
              ? width * (a * p + (a * slope + width * p) / 2 + width * slope / 3)
              : width
                  * (a * a * p
                      + (a * a * slope + 2 * a * width * p) / 2
                      + (2 * a * width * slope + width * width * p) / 3
                      + width * width * slope / 4);
    }
    return sum;
  }

  /** The posterior probability of smaller values; uniform for the truth when all is right. */
  public double cumulative(double value) {
    if (value <= parameter[0]) {
      return 0;
    }
    for (int i = 1; i < parameter.length; i++) {
      if (value <= parameter[i]) {
        double width = parameter[i] - parameter[i - 1];
        double t = (value - parameter[i - 1]) / width;
        return cumulative[i - 1]
            + width * t * (density[i - 1] + 0.5 * t * (density[i] - density[i - 1]));
      }
    }
    return 1;
  }

  /** The value below which so much of the posterior lies. */
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "The probability (" + probability + ") must lie between 0 and 1.");
    }
    double low = parameter[0];
    double high = parameter[parameter.length - 1];
    // Halving until no double lies between.
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        return high;
      }
      if (cumulative(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
