package org.cosmoassay.harness.store;

import java.util.List;

/**
 * What a model infers of a parameter from the clouds of the reference, by its likelihood and a flat
 * prior over the grid.
 *
 * @param source name of the source
 * @param parameter its word in benchmark files
 * @param grid values of the parameter
 * @param clouds one each
 * @param coverage of central intervals of 68 and 95 %
 * @param uniformity p-value of the test of Kolmogorov and Smirnov that the posterior probabilities
 *     below the truths are uniform
 * @param credibilities of the truths by random points, see {@link
 *     org.cosmoassay.statistics.calibration.ExpectedCoverage}
 */
public record InferenceRecord(
    String source,
    String parameter,
    List<Double> grid,
    List<Cloud> clouds,
    List<Covered> coverage,
    double uniformity,
    List<Double> credibilities) {

  public InferenceRecord {
    grid = List.copyOf(grid);
    clouds = List.copyOf(clouds);
    coverage = List.copyOf(coverage);
    credibilities = List.copyOf(credibilities);
  }

  /**
   * A cloud.
   *
   * @param truth of the parameter
   * @param maximum most likely value
   * @param mean of the posterior
   * @param scatter of the posterior
   * @param low where 16 % of the posterior end
   * @param high where 84 % of the posterior end
   * @param below posterior probability of values below the truth
   * @param logLikelihood on the grid, in nats, up to a constant
   */
  public record Cloud(
      double truth,
      double maximum,
      double mean,
      double scatter,
      double low,
      double high,
      double below,
      List<Double> logLikelihood) {

    public Cloud {
      logLikelihood = List.copyOf(logLikelihood);
    }
  }

  /**
   * How often truths lie in intervals.
   *
   * @param credibility of the intervals
   * @param covered share of the truths inside
   * @param low end of the 95 % interval of that share
   * @param high end of it
   */
  public record Covered(double credibility, double covered, double low, double high) {}
}
