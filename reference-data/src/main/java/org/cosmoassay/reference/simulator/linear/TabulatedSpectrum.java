package org.cosmoassay.reference.simulator.linear;

import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;

/**
 * A linear power spectrum given as a table, such as CLASS and CAMB write: a natural cubic spline in
 * (ln k, ln P), continued beyond both ends by the power law of the two outermost points. Its
 * amplitude is of no account, as spectra are normalised to sigma_8.
 */
public final class TabulatedSpectrum implements SpectrumShape {

  private static final int LEAST_POINTS = 4;

  private final double first;
  private final double last;
  private final double lowSlope;
  private final double highSlope;
  private final PolynomialSplineFunction spline;

  private TabulatedSpectrum(double[] logK, double[] logP) {
    int n = logK.length;
    this.first = logK[0];
    this.last = logK[n - 1];
    this.lowSlope = (logP[1] - logP[0]) / (logK[1] - logK[0]);
    this.highSlope = (logP[n - 1] - logP[n - 2]) / (logK[n - 1] - logK[n - 2]);
    this.spline = new SplineInterpolator().interpolate(logK, logP);
  }

  /**
   * A table of the power.
   *
   * @param k wavenumbers in h/Mpc, above 0, strictly increasing
   * @param power in any unit, above 0
   */
  public static TabulatedSpectrum ofPower(double[] k, double[] power) {
    require(k, power, "power");
    return new TabulatedSpectrum(logarithms(k), logarithms(power));
  }

  /**
   * A table of the transfer function T; the power is k^n_s T^2(k).
   *
   * @param k wavenumbers in h/Mpc, above 0, strictly increasing
   * @param transfer in any unit, above 0: CAMB's columns are divided by k^2, T is not 1 at low k
   * @param tilt spectral index n_s
   */
  public static TabulatedSpectrum ofTransfer(double[] k, double[] transfer, double tilt) {
    require(k, transfer, "transfer");
    double[] logK = logarithms(k);
    double[] logP = logarithms(transfer);
    for (int i = 0; i < logP.length; i++) {
      logP[i] = tilt * logK[i] + 2 * logP[i];
    }
    return new TabulatedSpectrum(logK, logP);
  }

  @Override
  public double at(double k) {
    double logK = Math.log(k);
    if (logK < first) {
      return Math.exp(spline.value(first) + lowSlope * (logK - first));
    }
    if (logK > last) {
      return Math.exp(spline.value(last) + highSlope * (logK - last));
    }
    return Math.exp(spline.value(logK));
  }

  private static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = Math.log(values[i]);
    }
    return logarithms;
  }

  private static void require(double[] k, double[] values, String name) {
    if (k.length != values.length || k.length < LEAST_POINTS) {
      throw new IllegalArgumentException(
          "The table has %d values of k and %d of %s; give %d rows or more"
              .formatted(k.length, values.length, name, LEAST_POINTS));
    }
    for (int i = 0; i < k.length; i++) {
      boolean increasing = i == 0 ? k[0] > 0 : k[i] > k[i - 1];
      if (!increasing || Double.isInfinite(k[i])) {
        throw new IllegalArgumentException(
            "row %d: k = %s; wavenumbers must be finite, above 0 and strictly increasing"
                .formatted(i, k[i]));
      }
      if (!(values[i] > 0) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "row %d: %s = %s; it must be finite and above 0".formatted(i, name, values[i]));
      }
    }
  }
}
