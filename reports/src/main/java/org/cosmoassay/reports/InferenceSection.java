package org.cosmoassay.reports;

import java.util.List;

/**
 * What a model infers of a parameter from clouds whose truth is known.
 *
 * @param source name of the source
 * @param symbol of the parameter
 * @param clouds in the order of the reference
 * @param coverage how often intervals hold the truth, in words
 * @param credibilities of the truths by random points, for expected coverage
 */
public record InferenceSection(
    String source,
    String symbol,
    List<Estimate> clouds,
    String coverage,
    List<Double> credibilities) {

  public InferenceSection {
    clouds = List.copyOf(clouds);
    credibilities = List.copyOf(credibilities);
  }

  /**
   * A parameter of one cloud.
   *
   * @param truth true value
   * @param mean of the posterior
   * @param low end of the central 68 % interval
   * @param high end of it
   */
  public record Estimate(double truth, double mean, double low, double high) {}
}
