package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.cosmoassay.statistics.twopoint.JackknifeWeighting;

/**
 * A statistic of a survey with the covariance of its vector, by leaving out one region at a time,
 * of the data and of the randoms alike. One walk over each kind of pairs serves all regions.
 *
 * <p>Every kind of pairs, DD, DR and RR, loses those inside the region and a part of those with one
 * point in it ({@link JackknifeWeighting}), and so does its normalisation. A statistic that is NaN
 * without one of the regions, for want of random pairs, has NaN covariances there.
 *
 * <p>References: Norberg et al. (2009), arXiv:0810.1885; Mohammad &amp; Percival (2022),
 * arXiv:2109.07071.
 */
public final class SurveyJackknife {

  private final Measurement measurement;
  private final JackknifeCovariance covariance;

  private SurveyJackknife(Measurement measurement, JackknifeCovariance covariance) {
    this.measurement = measurement;
    this.covariance = covariance;
  }

  /**
   * Measures a statistic and its covariance.
   *
   * @param statistic one of those of this package
   */
  public static SurveyJackknife measure(
      SurveyStatistic statistic,
      Survey data,
      Survey randoms,
      JackknifeRegions regions,
      JackknifeWeighting weighting) {
    if (!(statistic instanceof PairSurveyStatistic pairs)) {
      throw new IllegalArgumentException(
          statistic.name() + " is not made of pairs alone; the jackknife needs one that is");
    }
    Survey window = randoms.inRegions(regions.of(randoms), regions.count());
    SurveyCounts counts =
        pairs.count(
            data.inRegions(regions.of(data), regions.count()), window, pairs.randomPairs(window));
    double[][] vectors = new double[regions.count()][];
    for (int k = 0; k < vectors.length; k++) {
      vectors[k] = pairs.evaluate(counts.without(k, weighting)).vector();
    }
    return new SurveyJackknife(pairs.evaluate(counts), JackknifeCovariance.of(vectors));
  }

  /** The measurement of the whole survey. */
  public Measurement measurement() {
    return measurement;
  }

  /** The covariance of {@link Measurement#vector}. */
  public JackknifeCovariance covariance() {
    return covariance;
  }
}
