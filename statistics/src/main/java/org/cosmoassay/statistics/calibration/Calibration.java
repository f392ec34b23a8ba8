package org.cosmoassay.statistics.calibration;

import java.util.Arrays;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Are posteriors calibrated? Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788):
 * ranks of the truth among posterior samples are uniform when the posterior is right; and the
 * coverage of central credible intervals.
 */
public final class Calibration {

  private Calibration() {}

  /** How many posterior samples lie below the truth, 0 to all. */
  public static int rank(double truth, double[] samples) {
    int rank = 0;
    for (double sample : samples) {
      rank += sample < truth ? 1 : 0;
    }
    return rank;
  }

  /**
   * A test of uniformity.
   *
   * @param statistic chi^2, or the largest difference of distribution functions
   * @param pValue chance of so large a one
   */
  public record Uniformity(double statistic, double pValue) {}

  /**
   * Pearson's chi^2 of ranks in bins of as many ranks each.
   *
   * @param ranks each from 0 to {@code samples}
   * @param samples of each posterior; one more must be a multiple of the bins
   * @param bins at least 2
   */
  public static Uniformity chiSquared(int[] ranks, int samples, int bins) {
    if (bins < 2 || (samples + 1) % bins != 0) {
      throw new IllegalArgumentException(
          "The %d ranks that there are cannot be shared out among %d bins; draw one sample less than a multiple of the bins."
              .formatted(samples + 1, bins));
    }
    if (ranks.length == 0) {
      throw new IllegalArgumentException("There are no ranks.");
    }
    long[] counts = new long[bins];
    for (int rank : ranks) {
      if (rank < 0 || rank > samples) {
        throw new IllegalArgumentException(
            "The rank (%d) must be 0 to %d.".formatted(rank, samples));
      }
      counts[(int) ((long) rank * bins / (samples + 1))]++;
    }
    double expected = (double) ranks.length / bins;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return new Uniformity(sum, 1 - new ChiSquaredDistribution(bins - 1).cumulativeProbability(sum));
  }

  /**
   * The test of Kolmogorov and Smirnov for posterior probabilities below the truth, in [0, 1]; the
   * p-value is exact up to 10,000.
   */
  public static Uniformity kolmogorovSmirnov(double[] probabilities) {
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    UniformRealDistribution uniform = new UniformRealDistribution(null, 0, 1);
    return new Uniformity(
        test.kolmogorovSmirnovStatistic(uniform, probabilities),
        // Rounding of the exact sum may end a little below 0.
        Math.max(0, test.kolmogorovSmirnovTest(uniform, probabilities)));
  }

  /**
   * How often truths lie in central credible intervals.
   *
   * @param credibility of the intervals
   * @param covered share of the truths inside
   * @param low lower end of the exact 95 % interval of that share (Clopper and Pearson 1934)
   * @param high upper end
   */
  public record Coverage(double credibility, double covered, double low, double high) {

    /** Whether the credibility lies within the interval of the share. */
    public boolean isRight() {
      return low <= credibility && credibility <= high;
    }
  }

  /**
   * The coverage of central intervals.
   *
   * @param probabilities posterior probability below each truth
   * @param credibility of the intervals, e.g. 0.68
   */
  public static Coverage coverage(double[] probabilities, double credibility) {
    if (probabilities.length == 0 || !(credibility > 0 && credibility < 1)) {
      throw new IllegalArgumentException(
          "Coverage needs truths (%d) and a credibility (%s) between 0 and 1."
              .formatted(probabilities.length, credibility));
    }
    int n = probabilities.length;
    int inside =
        (int)
            Arrays.stream(probabilities).filter(p -> Math.abs(p - 0.5) <= credibility / 2).count();
    double low =
        inside == 0
            ? 0
            : new BetaDistribution(inside, n - inside + 1.0).inverseCumulativeProbability(0.025);
    double high =
        inside == n
            ? 1
            : new BetaDistribution(inside + 1.0, n - inside).inverseCumulativeProbability(0.975);
    return new Coverage(credibility, (double) inside / n, low, high);
  }
}
