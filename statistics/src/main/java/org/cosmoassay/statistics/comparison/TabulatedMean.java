package org.cosmoassay.statistics.comparison;

import java.util.Locale;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Measurement;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A statistic of the reference as publications give it: one vector, all components one after the
 * other, with the covariance of one realization. The vector may be the mean of N realizations, and
 * its own covariance is then the stated one over N.
 *
 * <p>A covariance that was itself estimated, from n mocks or jackknife regions, has n - 1 degrees
 * of freedom; one that is taken as exact has infinitely many.
 */
public final class TabulatedMean implements Expectation {

  /** Covariances are printed with few digits; less asymmetry than this is rounding. */
  private static final double ASYMMETRY = 1e-4;

  /** The least eigenvalue of a correlation matrix that double precision can invert. */
  private static final double SINGULAR = 1e-10;

  private final Measurement mean;
  private final double[][] covariance;
  private final boolean diagonal;
  private final int realizations;
  private final int samples;

  private TabulatedMean(
      Measurement mean, double[][] covariance, boolean diagonal, int realizations, int samples) {
    this.mean = mean;
    this.covariance = covariance;
    this.diagonal = diagonal;
    this.realizations = realizations;
    this.samples = samples;
  }

  /**
   * A vector with its covariance, both taken as exact and of one realization.
   *
   * @param mean finite in every row of every component
   * @param covariance (p, p) for the p values of {@link Measurement#vector()}
   * @throws IllegalArgumentException when a value is not finite, or the covariance is not square,
   *     of another size, not symmetric or not positive definite; with what is wrong where
   */
  public static TabulatedMean of(Measurement mean, double[][] covariance) {
    double[] vector = mean.vector();
    for (int i = 0; i < vector.length; i++) {
      if (!Double.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "value %d of %d is %s; every value must be finite: leave such a bin out",
                i + 1,
                vector.length,
                vector[i]));
      }
    }
    return new TabulatedMean(
        mean, checked(covariance, vector.length), isDiagonal(covariance), 1, 0);
  }

  /**
   * A vector with errors that are independent from bin to bin.
   *
   * @param errors standard deviations, one for each value of {@link Measurement#vector()}
   * @throws IllegalArgumentException when a number is not finite or an error not above 0
   */
  public static TabulatedMean ofErrors(Measurement mean, double[] errors) {
    double[][] covariance = new double[errors.length][errors.length];
    for (int i = 0; i < errors.length; i++) {
      if (!(errors[i] > 0) || !Double.isFinite(errors[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "error %d of %d is %s; an error is a standard deviation above 0",
                i + 1,
                errors.length,
                errors[i]));
      }
      covariance[i][i] = errors[i] * errors[i];
    }
    return of(mean, covariance);
  }

  /** The same as the mean of so many realizations, whose covariance is that of one of them. */
  public TabulatedMean withRealizations(int count) {
    requireAtLeast("the number of realizations in the mean", count, 1);
    return new TabulatedMean(mean, covariance, diagonal, count, samples);
  }

  /** The same with a covariance that was estimated from so many mocks or jackknife regions. */
  public TabulatedMean withSamples(int count) {
    requireAtLeast("the number of samples behind the covariance", count, 2);
    return new TabulatedMean(mean, covariance, diagonal, realizations, count);
  }

  private static void requireAtLeast(String what, int count, int least) {
    if (count < least) {
      throw new IllegalArgumentException(what + " is " + count + "; it must be at least " + least);
    }
  }

  private static double[][] checked(double[][] covariance, int p) {
    double[][] copy = new double[p][];
    if (covariance.length != p) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the covariance has %d rows for %d values; it must be %d x %d",
              covariance.length,
              p,
              p,
              p));
    }
    for (int i = 0; i < p; i++) {
      if (covariance[i].length != p) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the covariance is not square: row %d has %d numbers where there are %d rows",
                i + 1,
                covariance[i].length,
                p));
      }
      copy[i] = covariance[i].clone();
    }
    for (int i = 0; i < p; i++) {
      if (!(copy[i][i] > 0) || !Double.isFinite(copy[i][i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the variance in row and column %d of the covariance is %s; it must be above 0",
                i + 1,
                copy[i][i]));
      }
    }
    double[][] correlation = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double size = Math.sqrt(copy[i][i]) * Math.sqrt(copy[j][j]);
        if (!(Math.abs(copy[i][j] - copy[j][i]) <= ASYMMETRY * size)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "the covariance is not symmetric: row %d, column %d is %s and row %d, column %d is %s",
                  i + 1,
                  j + 1,
                  copy[i][j],
                  j + 1,
                  i + 1,
                  copy[j][i]));
        }
        correlation[i][j] = (copy[i][j] + copy[j][i]) / 2 / size;
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        double both = (copy[i][j] + copy[j][i]) / 2;
        copy[i][j] = both;
        copy[j][i] = both;
      }
    }
    requirePositiveDefinite(correlation);
    return copy;
  }

  private static void requirePositiveDefinite(double[][] correlation) {
    double[] values =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation)).getEigenvalues();
    double least = values[values.length - 1];
    if (!(least > SINGULAR * values[0])) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the covariance is not positive definite: the eigenvalues of its correlation matrix go from %.3g to %.3g; use wider bins, or state the errors alone",
              least,
              values[0]));
    }
  }

  private static boolean isDiagonal(double[][] covariance) {
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        if (i != j && covariance[i][j] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String statistic() {
    return mean.statistic();
  }

  @Override
  public Axis axis() {
    return mean.axis();
  }

  /** The mean as a measurement; columns that are not compared hold NaN. */
  public Measurement mean() {
    return mean;
  }

  /** A copy of the covariance (p, p) of one realization. */
  public double[][] covariance() {
    double[][] copy = new double[covariance.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = covariance[i].clone();
    }
    return copy;
  }

  /** Covariance of two values of the mean itself: that of one realization over their number. */
  double covarianceOfMean(int i, int j) {
    return covariance[i][j] / realizations;
  }

  /** Standard deviation of a value over realizations; NaN when it is that of the vector alone. */
  double scatter(int i) {
    return realizations == 1 ? Double.NaN : Math.sqrt(covariance[i][i]);
  }

  /** Whether no covariance between different values is known. */
  public boolean isDiagonal() {
    return diagonal;
  }

  /** Number of realizations in the mean. */
  public int realizations() {
    return realizations;
  }

  /** Number of samples the covariance was estimated from; 0 when it is taken as exact. */
  public int samples() {
    return samples;
  }

  /** Degrees of freedom of the covariance; infinity when it is taken as exact. */
  double degreesOfFreedom() {
    return samples == 0 ? Double.POSITIVE_INFINITY : samples - 1.0;
  }
}
