package org.cosmoassay.statistics.calibration;

import java.util.Arrays;

/**
 * Expected coverage of credible regions by tests of accuracy with random points (TARP; Lemos et al.
 * 2023, arXiv:2302.03026). The credibility of simulation i is the share of its posterior samples
 * that lie closer to a reference point than the truth does,
 *
 * <p>f_i = #{s : |theta_s - ref_i| &lt; |theta_i - ref_i|} / S;
 *
 * <p>of an accurate posterior it is uniform in [0, 1], whatever the reference points, as long as
 * these do not depend on the truth. The expected coverage at credibility alpha is the share of
 * simulations with f_i &lt;= alpha: alpha itself when uncertainties are right, an S around it when
 * they are too small or too large, above or below it when the posterior is biased.
 */
public final class ExpectedCoverage {

  /** Keeps parameters that do not vary finite, as the authors' implementation does. */
  private static final double LEAST_RANGE = 1e-10;

  private final double[] credibilities;

  private ExpectedCoverage(double[] credibilities) {
    this.credibilities = credibilities;
  }

  /** How far two points are apart. */
  public enum Metric {
    /** Root of the sum of squares. */
    EUCLIDEAN,
    /** Sum of the sizes. */
    MANHATTAN
  }

  /**
   * The credibilities of simulations.
   *
   * @param samples of the posterior, shape (samples, simulations, parameters)
   * @param truths shape (simulations, parameters)
   * @param references a point per simulation, shape (simulations, parameters)
   * @throws IllegalArgumentException when shapes differ, or there is no sample or no simulation
   */
  public static ExpectedCoverage of(
      double[][][] samples, double[][] truths, double[][] references, Metric metric) {
    requireShapes(samples, truths, references);
    double[] credibilities = new double[truths.length];
    for (int i = 0; i < truths.length; i++) {
      double ofTruth = distance(truths[i], references[i], metric);
      int closer = 0;
      for (double[][] sample : samples) {
        closer += distance(sample[i], references[i], metric) < ofTruth ? 1 : 0;
      }
      credibilities[i] = (double) closer / samples.length;
    }
    return new ExpectedCoverage(credibilities);
  }

  private static void requireShapes(
      double[][][] samples, double[][] truths, double[][] references) {
    if (samples.length == 0 || truths.length == 0) {
      throw new IllegalArgumentException(
          "Expected coverage needs samples (%d) and simulations (%d)."
              .formatted(samples.length, truths.length));
    }
    requireShape("references", references, truths);
    for (int s = 0; s < samples.length; s++) {
      requireShape("samples[" + s + "]", samples[s], truths);
    }
  }

  private static void requireShape(String name, double[][] given, double[][] truths) {
    boolean same = given.length == truths.length;
    for (int i = 0; same && i < given.length; i++) {
      same = given[i].length == truths[i].length;
    }
    if (!same) {
      throw new IllegalArgumentException(
          "%s must have the shape of the truths, %d simulations of %d parameters."
              .formatted(name, truths.length, truths[0].length));
    }
  }

  private static double distance(double[] a, double[] b, Metric metric) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = a[d] - b[d];
      sum += metric == Metric.EUCLIDEAN ? difference * difference : Math.abs(difference);
    }
    return metric == Metric.EUCLIDEAN ? Math.sqrt(sum) : sum;
  }

  /**
   * Points in units in which the truths fill [0, 1] in every parameter, where reference points may
   * be drawn from the unit cube.
   *
   * @param points shape (simulations, parameters)
   * @param truths that decide the units
   */
  public static double[][] normalized(double[][] points, double[][] truths) {
    double[][] normalized = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      normalized[i] = new double[points[i].length];
      for (int d = 0; d < points[i].length; d++) {
        int column = d;
        double low = Arrays.stream(truths).mapToDouble(t -> t[column]).min().orElseThrow();
        double high = Arrays.stream(truths).mapToDouble(t -> t[column]).max().orElseThrow();
        normalized[i][d] = (points[i][d] - low) / (high - low + LEAST_RANGE);
      }
    }
    return normalized;
  }

  /** Number of simulations. */
  public int size() {
    return credibilities.length;
  }

  /** The credibility of a simulation. */
  public double credibility(int simulation) {
    return credibilities[simulation];
  }

  /** A copy of all credibilities. */
  public double[] copyCredibilities() {
    return credibilities.clone();
  }

  /** The share of simulations with a credibility up to {@code alpha}. */
  public double at(double alpha) {
    int covered = 0;
    for (double f : credibilities) {
      covered += f <= alpha ? 1 : 0;
    }
    return (double) covered / credibilities.length;
  }

  /**
   * The curve as the authors draw it: a histogram of credibilities between the smallest and the
   * largest, added up.
   *
   * @param bins of equal width; they take a tenth of the number of simulations
   */
  public Curve curve(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("The number of bins (" + bins + ") must be positive.");
    }
    double low = Arrays.stream(credibilities).min().orElseThrow();
    double high = Arrays.stream(credibilities).max().orElseThrow();
    if (low == high) {
      low -= 0.5;
      high += 0.5;
    }
    double width = (high - low) / bins;
    double[] alpha = new double[bins];
    double[] covered = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      boolean last = bin == bins - 1;
      alpha[bin] = last ? high : low + (bin + 1) * width;
      int below = 0;
      for (double f : credibilities) {
        below += last || f < alpha[bin] ? 1 : 0;
      }
      covered[bin] = (double) below / credibilities.length;
    }
    return new Curve(alpha, covered);
  }

  /** Expected coverage at some credibilities. */
  public static final class Curve {

    private final double[] credibility;
    private final double[] coverage;

    private Curve(double[] credibility, double[] coverage) {
      this.credibility = credibility;
      this.coverage = coverage;
    }

    public int size() {
      return credibility.length;
    }

    /** Credibility of a point, the upper end of its bin. */
    public double credibility(int point) {
      return credibility[point];
    }

    /** Share of simulations covered at a point. */
    public double coverage(int point) {
      return coverage[point];
    }
  }
}
