package org.cosmoassay.statistics.comparison.covariance;

import java.util.Locale;
import org.hipparchus.special.Gamma;

/**
 * What it costs that a covariance S (divisor n - 1) was estimated from n simulations, when one
 * observed vector d of p values meets a model mu by chi^2 = (d - mu)^T S^-1 (d - mu).
 *
 * @param simulations n, more than p + 4
 * @param values p
 */
public record SimulatedCovariance(int simulations, int values) {

  /**
   * @throws IllegalArgumentException when there are too few simulations
   */
  public SimulatedCovariance {
    if (values < 1 || simulations <= values + 4) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A covariance of %d values from %d simulations has no usable inverse; more than %d are needed.",
              values,
              simulations,
              values + 4));
    }
  }

  /**
   * (n - p - 2)/(n - 1), by which S^-1 is too large on the average: Hartlap et al. (2007),
   * doi:10.1051/0004-6361:20066170.
   */
  public double hartlapFactor() {
    return (simulations - values - 2.0) / (simulations - 1.0);
  }

  /**
   * The factor by which the variance of parameters grows when S^-1 is corrected by {@link
   * #hartlapFactor} and the posterior is Gaussian, 1 + B (p - k): Dodelson and Schneider (2013),
   * doi:10.1103/PhysRevD.88.063537.
   *
   * @param parameters k, at most p
   */
  public double parameterVarianceFactor(int parameters) {
    requireParameters(parameters);
    return 1 + b() * (values - parameters);
  }

  /**
   * The logarithm of the likelihood: the multivariate t distribution that is left when the true
   * covariance is integrated out, -(n/2) log(1 + chi^2/(n - 1)) and its norm. Sellentin and Heavens
   * (2016), doi:10.1093/mnrasl/slv190.
   *
   * @param logDeterminant log det S
   */
  public double logLikelihood(double chiSquared, double logDeterminant) {
    double n = simulations;
    return Gamma.logGamma(n / 2)
        - Gamma.logGamma((n - values) / 2)
        - 0.5 * values * Math.log(Math.PI * (n - 1))
        - 0.5 * logDeterminant
        - 0.5 * n * Math.log1p(chiSquared / (n - 1));
  }

  /**
   * The exponent m of a posterior proportional to (1 + chi^2/(n - 1))^(-m/2), whose credible
   * intervals of k parameters cover as often as they say: m = k + 2 + (n - 1 + B (p - k))/(1 + B (p
   * - k)), B = (n - p - 2)/((n - p - 1)(n - p - 4)). Percival et al. (2022),
   * doi:10.1093/mnras/stab3540, arXiv:2108.10402.
   *
   * @param parameters k, at most p
   */
  public double matchingExponent(int parameters) {
    requireParameters(parameters);
    double spread = b() * (values - parameters);
    return parameters + 2 + (simulations - 1 + spread) / (1 + spread);
  }

  private double b() {
    double left = simulations - values;
    return (left - 2) / ((left - 1) * (left - 4));
  }

  private void requireParameters(int parameters) {
    if (parameters < 0 || parameters > values) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The number of parameters (%d) must lie between 0 and that of values, %d.",
              parameters,
              values));
    }
  }
}
