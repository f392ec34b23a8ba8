package org.cosmoassay.statistics.comparison;

import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a generated mean g lies from the reference mean r, with its standard error.
 *
 * <p>Difference g - r: variance var(g_i - r_i)/n when paired, s_g^2/m + s_r^2/n otherwise. Relative
 * deviation g/r - 1 = R - 1, by the delta method: var(g_i - R r_i)/(n r^2) when paired, (s_g^2/m +
 * R^2 s_r^2/n)/r^2 otherwise. Degrees of freedom: n - 1 when paired, Welch-Satterthwaite otherwise
 * (Welch 1947, doi:10.1093/biomet/34.1-2.28). With fewer than two values on a side the error is
 * NaN; with r = 0 the relative deviation is NaN.
 *
 * @param value the deviation
 * @param error its standard error
 * @param degreesOfFreedom of the t distribution of value/error
 */
record Contrast(double value, double error, double degreesOfFreedom) {

  /** The difference of the means; all values finite, equally many when paired. */
  static Contrast difference(double[] reference, double[] generated, boolean paired) {
    return combine(reference, generated, paired, 1, 1);
  }

  /** The ratio of the means minus 1; all values finite, equally many when paired. */
  static Contrast relative(double[] reference, double[] generated, boolean paired) {
    double referenceMean = Sample.of(reference).mean();
    double ratio = Sample.of(generated).mean() / referenceMean;
    if (referenceMean == 0 || !Double.isFinite(ratio)) {
      return new Contrast(Double.NaN, Double.NaN, Double.NaN);
    }
    Contrast residual = combine(reference, generated, paired, ratio, Math.abs(referenceMean));
    return new Contrast(ratio - 1, residual.error, residual.degreesOfFreedom);
  }

  /**
   * How far the ratio of the means lies beyond a bound, (g - bound r)/|r|: linear in both means, so
   * its t distribution holds far into the tails, where that of a ratio with a noisy denominator
   * does not (Fieller 1954, doi:10.1111/j.2517-6161.1954.tb00159.x).
   */
  static Contrast beyond(double bound, double[] reference, double[] generated, boolean paired) {
    double unit = Math.abs(Sample.of(reference).mean());
    return combine(reference, generated, paired, bound, unit);
  }

  /** Mean of (g - weight r)/unit with its error. */
  private static Contrast combine(
      double[] reference, double[] generated, boolean paired, double weight, double unit) {
    if (paired) {
      double[] residuals = new double[reference.length];
      for (int i = 0; i < residuals.length; i++) {
        residuals[i] = (generated[i] - weight * reference[i]) / unit;
      }
      Sample sample = Sample.of(residuals);
      return new Contrast(sample.mean(), sample.error(), sample.count() - 1.0);
    }
    return combine(
        MeanEstimate.of(Sample.of(reference)), MeanEstimate.of(Sample.of(generated)), weight, unit);
  }

  /** The difference of two independent means. */
  static Contrast difference(MeanEstimate reference, MeanEstimate generated) {
    return combine(reference, generated, 1, 1);
  }

  /** The ratio of two independent means minus 1. */
  static Contrast relative(MeanEstimate reference, MeanEstimate generated) {
    double ratio = generated.value() / reference.value();
    if (reference.value() == 0 || !Double.isFinite(ratio)) {
      return new Contrast(Double.NaN, Double.NaN, Double.NaN);
    }
    Contrast residual = combine(reference, generated, ratio, Math.abs(reference.value()));
    return new Contrast(ratio - 1, residual.error, residual.degreesOfFreedom);
  }

  /** As {@link #beyond(double, double[], double[], boolean)}, of two independent means. */
  static Contrast beyond(double bound, MeanEstimate reference, MeanEstimate generated) {
    return combine(reference, generated, bound, Math.abs(reference.value()));
  }

  private static Contrast combine(MeanEstimate r, MeanEstimate g, double weight, double unit) {
    double fromGenerated = g.variance() / (unit * unit);
    double fromReference = weight * weight * r.variance() / (unit * unit);
    double variance = fromGenerated + fromReference;
    double dof =
        variance == 0
            ? r.degreesOfFreedom() + g.degreesOfFreedom()
            : variance
                * variance
                / (fromGenerated * fromGenerated / g.degreesOfFreedom()
                    + fromReference * fromReference / r.degreesOfFreedom());
    return new Contrast((g.value() - weight * r.value()) / unit, Math.sqrt(variance), dof);
  }

  /** The same with a further, known error that is independent of the scatter. */
  Contrast withFurtherError(double further) {
    if (further == 0) {
      return this;
    }
    double variance = error * error + further * further;
    double share = error * error / variance;
    return new Contrast(
        value,
        Math.sqrt(variance),
        share == 0 ? Double.POSITIVE_INFINITY : degreesOfFreedom / (share * share));
  }

  /** Value over error; 0 when both are 0, infinite when only the error is. */
  double pull() {
    return value == 0 && error == 0 ? 0 : value / error;
  }

  /** Half width of the two-sided t interval that leaves {@code tail} on each side. */
  double halfWidth(double tail) {
    return error == 0 ? 0 : error * -distribution().inverseCumulativeProbability(tail);
  }

  /** Probability that a t variable exceeds distance/error; 0 or 1 when there is no error. */
  double upperTail(double distance) {
    if (error == 0) {
      return distance >= 0 ? 0 : 1;
    }
    return distribution().cumulativeProbability(-distance / error);
  }

  private RealDistribution distribution() {
    return Double.isInfinite(degreesOfFreedom)
        ? new NormalDistribution(0, 1)
        : new TDistribution(degreesOfFreedom);
  }
}
