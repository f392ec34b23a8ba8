package org.cosmoassay.statistics.survey;

import java.util.List;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.twopoint.BinnedPairs;
import org.cosmoassay.statistics.twopoint.CrossWalk;
import org.cosmoassay.statistics.twopoint.JackknifeWeighting;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;

/**
 * Pairs of data with data, of data with randoms and of randoms with randoms, by slot, and the
 * correlation function they make.
 *
 * <p>The rule for flags, row by row: TOO_FEW when a slot of the row lacks the random pairs that its
 * estimator divides by; else EMPTY when no slot of the row has a data pair; else TOO_FEW when the
 * row's random pairs are too few, see {@link SurveyStatistic}; the row is NaN then.
 */
final class SurveyCounts {

  /** So many pairs have a shot noise of 10 %, see {@link SurveyStatistic}. */
  private static final long ENOUGH_PAIRS = 100;

  private final BinnedPairs dataData;
  private final BinnedPairs dataRandom;
  private final BinnedPairs randomRandom;
  private final PairEstimator estimator;
  private final double randomsPerPoint;
  private final Share share;

  /** The weight of a slot in units of that of all pairs, with or without some region. */
  private interface Share {
    double of(BinnedPairs pairs, int slot);
  }

  private SurveyCounts(
      BinnedPairs dataData,
      BinnedPairs dataRandom,
      BinnedPairs randomRandom,
      PairEstimator estimator,
      double randomsPerPoint,
      Share share) {
    this.dataData = dataData;
    this.dataRandom = dataRandom;
    this.randomRandom = randomRandom;
    this.estimator = estimator;
    this.randomsPerPoint = randomsPerPoint;
    this.share = share;
  }

  /**
   * Counts the pairs of data.
   *
   * @param randomRandom the pairs of the randoms, binned in the same way
   */
  static SurveyCounts of(
      PairPoints data,
      PairPoints randoms,
      BinnedPairs randomRandom,
      PairBinning binning,
      PairEstimator estimator) {
    return new SurveyCounts(
        CrossWalk.within(data, binning),
        CrossWalk.between(data, randoms, binning),
        randomRandom,
        estimator,
        (double) randoms.size() / data.size(),
        BinnedPairs::fraction);
  }

  /** The same pairs, whose correlation function leaves a region out; flags remain. */
  SurveyCounts without(int region, JackknifeWeighting weighting) {
    return new SurveyCounts(
        dataData,
        dataRandom,
        randomRandom,
        estimator,
        randomsPerPoint,
        (pairs, slot) -> pairs.fractionWithout(region, slot, weighting));
  }

  BinnedPairs dataData() {
    return dataData;
  }

  /** The correlation function in one slot, whatever the flag of its row. */
  double correlation(int slot) {
    return estimator.correlation(
        share.of(dataData, slot), share.of(dataRandom, slot), share.of(randomRandom, slot));
  }

  /** The flag of the row made of {@code count} slots from {@code slot} on. */
  Flag flag(int slot, int count) {
    boolean pairs = false;
    for (int k = slot; k < slot + count; k++) {
      if (!estimator.isDefined(dataRandom.weight(k), randomRandom.weight(k))) {
        return Flag.TOO_FEW;
      }
      pairs |= dataData.weight(k) > 0;
    }
    if (!pairs) {
      return Flag.EMPTY;
    }
    long data = sum(dataData, slot, count);
    double m = randomsPerPoint;
    boolean tooFew =
        switch (estimator) {
          case NATURAL, LANDY_SZALAY -> drowns(data, randomRandom, slot, count, m * m);
          case DAVIS_PEEBLES -> drowns(data, dataRandom, slot, count, 2 * m);
          case HAMILTON ->
              drowns(data, randomRandom, slot, count, m * m)
                  || drowns(data, dataRandom, slot, count, 2 * m);
        };
    return tooFew ? Flag.TOO_FEW : Flag.NONE;
  }

  /**
   * Whether the noise of random pairs drowns that of the data.
   *
   * @param perPair how many of these random pairs there are to a data pair without clustering
   */
  private static boolean drowns(
      long data, BinnedPairs randoms, int slot, int count, double perPair) {
    long random = sum(randoms, slot, count);
    return random < data && (random < ENOUGH_PAIRS || perPair < 1);
  }

  private static long sum(BinnedPairs pairs, int slot, int count) {
    long sum = 0;
    for (int k = slot; k < slot + count; k++) {
      sum += pairs.pairs(k);
    }
    return sum;
  }

  /** The columns dd, dr and rr of exact numbers of pairs, in rows of {@code width} slots. */
  List<Column> columns(int width) {
    return List.of(
        Column.counts("dd", rows(dataData, width)),
        Column.counts("dr", rows(dataRandom, width)),
        Column.counts("rr", rows(randomRandom, width)));
  }

  private static long[] rows(BinnedPairs pairs, int width) {
    long[] rows = new long[pairs.slots() / width];
    for (int slot = 0; slot < pairs.slots(); slot++) {
      rows[slot / width] += pairs.pairs(slot);
    }
    return rows;
  }

  /** Mean separation of the data pairs in rows of {@code width} slots, in Mpc/h. */
  double[] meanSeparations(int width) {
    double[] means = new double[dataData.slots() / width];
    for (int row = 0; row < means.length; row++) {
      means[row] = dataData.meanSeparation(row * width, width);
    }
    return means;
  }
}
