package org.cosmoassay.reference.simulator.linear;

import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The linear matter power spectrum at z = 0, in (Mpc/h)^3, normalised to sigma_8 of its cosmology.
 *
 * <p>sigma^2(R) = 1/(2 pi^2) integral P(k) W^2(k R) k^3 dln k with W(x) = 3 (sin x - x cos x) /
 * x^3, the variance of the matter in spheres of R; sigma_8 = sigma(8 Mpc/h). Integrals are
 * Gauss-Legendre sums over short pieces of ln k, from 10^-5 h/Mpc to k R = 200 (10^-5 of the
 * variance and less lies beyond).
 */
public final class LinearPower {

  private static final double LEAST_WAVENUMBER = 1e-5;
  private static final double MOST_PHASE = 200;

  /** Width of a piece in ln k: at k R = 200 it holds 1.3 periods of W^2. */
  private static final double PIECE = 0.02;

  private static final int POINTS = 10;

  private final Cosmology cosmology;
  private final SpectrumShape shape;
  private final double amplitude;

  private LinearPower(Cosmology cosmology, SpectrumShape shape, double amplitude) {
    this.cosmology = cosmology;
    this.shape = shape;
    this.amplitude = amplitude;
  }

  /** By the transfer function of Eisenstein and Hu. */
  public static LinearPower of(Cosmology cosmology) {
    return of(cosmology, EisensteinHu.shape(cosmology));
  }

  /** Of another shape. */
  public static LinearPower of(Cosmology cosmology, SpectrumShape shape) {
    ParameterRange.require(cosmology);
    double unnormalised = variance(shape::at, 8);
    double amplitude = cosmology.sigma8() * cosmology.sigma8() / unnormalised;
    return new LinearPower(cosmology, shape, amplitude);
  }

  public Cosmology cosmology() {
    return cosmology;
  }

  /**
   * P(k) at z = 0, in (Mpc/h)^3.
   *
   * @param k wavenumber in h/Mpc, above 0
   */
  public double at(double k) {
    return amplitude * shape.at(k);
  }

  /**
   * sigma(R) at z = 0: rms fluctuation of the matter in spheres.
   *
   * @param radius in Mpc/h, above 0
   */
  public double sigma(double radius) {
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "The radius (" + radius + ") must be a positive finite length in Mpc/h.");
    }
    return Math.sqrt(variance(this::at, radius));
  }

  private static double variance(DoubleUnaryOperator power, double radius) {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    GaussIntegrator unit = factory.legendre(POINTS, 0, PIECE);
    double last = Math.log(MOST_PHASE / radius);
    double sum = 0;
    for (double start = Math.log(LEAST_WAVENUMBER); start < last; start += PIECE) {
      double from = start;
      sum +=
          unit.integrate(
              offset -> {
                double k = Math.exp(from + offset);
                double window = topHat(k * radius);
                return power.applyAsDouble(k) * window * window * k * k * k;
              });
    }
    return sum / (2 * Math.PI * Math.PI);
  }

  /** Transform of a sphere, W(x) = 3 (sin x - x cos x) / x^3. */
  static double topHat(double x) {
    return x < 1e-2 ? 1 - x * x / 10 : 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
  }
}
