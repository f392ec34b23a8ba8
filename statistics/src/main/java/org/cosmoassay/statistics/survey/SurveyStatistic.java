package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.BinnedPairs;

/**
 * A summary statistic of a survey, with random points that trace its window: a pure function of
 * both and of the parameters the statistic was made with. The result is the same for any thread
 * count.
 *
 * <p>Random pairs are too few, and the row is NaN and flagged TOO_FEW, when their shot noise
 * exceeds that of the data and is not small by itself. With R random pairs to divide by (RR; DR for
 * Davis-Peebles; both for Hamilton), DD data pairs and E of them expected without clustering, R
 * scaled by the numbers of all pairs, that is
 *
 * <p>R &lt; DD, and R &lt; E or R &lt; 100.
 *
 * <p>The relative shot noise of n pairs is 1 / sqrt(n). Without clustering the variance of
 * Landy-Szalay is (1 + N_D / N_R)^2 / DD for N_D points and N_R randoms (1 / DD + 4 / DR + 1 / RR,
 * with DR = 2 DD N_R / N_D and RR = DD (N_R / N_D)^2): R &lt; E, fewer random pairs than there
 * would be data pairs, means that the randoms have made it more than four times what the data
 * allow. With strong clustering data pairs outnumber even dense randoms, which is harmless while
 * the randoms' own noise is small: above 100 pairs it is below 10 %, and the bias of a ratio is
 * below a tenth of its standard error, since bias / error &lt;= coefficient of variation of the
 * denominator.
 *
 * <p>References: Landy &amp; Szalay (1993), doi:10.1086/172900; randoms of finite number: Keihanen
 * et al. (2019), arXiv:1905.01133; bias of a ratio: Hartley &amp; Ross (1954),
 * doi:10.1038/174270a0.
 */
public interface SurveyStatistic extends Estimator {

  /** Whether it needs distances; others look at directions alone. */
  boolean needsDistances();

  /**
   * Measures a survey. Work is spread over the fork-join pool of the calling thread, or over the
   * common pool. Surveys without points give NaN with flags, never an exception.
   *
   * @throws IllegalArgumentException when distances are needed and one of them has none
   */
  default Measurement measure(Survey data, Survey randoms) {
    return measure(data, randoms, randomPairs(randoms));
  }

  /**
   * The pairs of randoms with randoms. They are most of the work: surveys that share their randoms
   * need them counted only once.
   *
   * @throws IllegalArgumentException when distances are needed and the randoms have none
   */
  BinnedPairs randomPairs(Survey randoms);

  /**
   * Measures a survey, with the same bits as {@link #measure(Survey, Survey)}.
   *
   * @param randomPairs what {@link #randomPairs} gives for these randoms
   */
  Measurement measure(Survey data, Survey randoms, BinnedPairs randomPairs);
}
