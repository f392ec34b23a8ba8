package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * The gates of a source that says what it was trained on, under the statistic name {@code novelty}:
 *
 * <ul>
 *   <li>{@code copies}: no generated cloud is one of the training clouds, whatever shift, turn or
 *       mirror was applied: fewer than half of the points of each coincide with those of the
 *       nearest training cloud;
 *   <li>{@code memorisation}: generated clouds are no closer to training clouds than held-out
 *       clouds of the simulations are; the three-sample test of Meehan, Chaudhuri and Dasgupta
 *       (2020, arXiv:2004.05675) for a single cell, by an exact {@link RankSum};
 *   <li>{@code duplicates}: generated clouds are no closer to each other than held-out clouds are
 *       to them and to each other, by {@link NearestAmong}, and no two of them share half of their
 *       points.
 * </ul>
 *
 * <p>p-values are not corrected for other gates: each asks a question of its own.
 *
 * @param alpha level of both tests
 */
public record NoveltyGates(double alpha) {

  /** The statistic name of these gates in verdicts. */
  public static final String STATISTIC = "novelty";

  /** Level unless stated. */
  public static final double DEFAULT_ALPHA = 0.01;

  /** A cloud with this share of its points where another has them is that other. */
  private static final double COPY = 0.5;

  private static final int MOST_CLOUDS = 10_000;

  public NoveltyGates {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "The alpha (" + alpha + ") for novelty must lie between 0 and 1.");
    }
  }

  /**
   * Applies all gates.
   *
   * @param seed of the permutations
   */
  public List<Examination> examine(NoveltyDistances distances, long seed) {
    return List.of(
        novelty("copies", copies(distances)),
        novelty("memorisation", memorisation(distances)),
        novelty("duplicates", duplicates(distances, seed)));
  }

  private static Examination novelty(String gate, Finding finding) {
    return new Examination(STATISTIC, gate, Gate.Family.NOVELTY, finding);
  }

  private Finding copies(NoveltyDistances distances) {
    if (distances.size() == 0) {
      return Finding.withoutNumbers(Status.INCONCLUSIVE, "the source has no cloud to look at");
    }
    int largest = largest(distances.size(), distances::coincident);
    double share = distances.coincident(largest);
    long copies = count(distances.size(), distances::coincident);
    return Finding.settled(
        copies == 0 ? Status.PASS : Status.FAIL,
        share,
        COPY,
        Double.NaN,
        Double.NaN,
        copies == 0
            ? String.format(
                Locale.ROOT,
                "no cloud is a copy: at most %s %% of the points of a cloud lie on those of its nearest training cloud (cloud %d)",
                Wording.percent(share),
                largest)
            : String.format(
                Locale.ROOT,
                "%d of %d clouds %s of the training set, moved: up to %s %% of the points lie on those of the nearest training cloud (cloud %d)",
                copies,
                distances.size(),
                copies == 1 ? "is a copy" : "are copies",
                Wording.percent(share),
                largest));
  }

  private Finding memorisation(NoveltyDistances distances) {
    int m = distances.size();
    int n = distances.heldOutSize();
    if (m == 0 || n == 0 || RankSum.smallestPValue(m, n) >= alpha) {
      return tooFew(m, n, RankSum::smallestPValue);
    }
    RankSum test = RankSum.below(distances.generated(), distances.heldOut());
    double generated = median(distances.generated());
    double heldOut = median(distances.heldOut());
    boolean closer = test.pValue() < alpha;
    return Finding.settled(
        closer ? Status.FAIL : Status.PASS,
        generated,
        heldOut,
        test.pValue(),
        alpha,
        String.format(
            Locale.ROOT,
            "generated clouds are %s to training clouds than held-out clouds are; the nearest is %s away in the median, of held-out clouds %s (C_T = %s); p = %s, alpha %s",
            closer ? "closer" : "no closer",
            Wording.number(generated),
            Wording.number(heldOut),
            Wording.number(test.z()),
            Wording.number(test.pValue()),
            Wording.plain(alpha)));
  }

  private Finding duplicates(NoveltyDistances distances, long seed) {
    int m = distances.size();
    int n = distances.heldOutSize();
    long repeated = count(m, distances::shared);
    if (repeated > 0) {
      int largest = largest(m, distances::shared);
      return Finding.settled(
          Status.FAIL,
          distances.shared(largest),
          COPY,
          Double.NaN,
          Double.NaN,
          String.format(
              Locale.ROOT,
              "%d of %d generated clouds share half of their points or more with another, moved; up to %s %% (cloud %d)",
              repeated,
              m,
              Wording.percent(distances.shared(largest)),
              largest));
    }
    if (m < 2 || n == 0 || NearestAmong.smallestPValue(m, n) >= alpha) {
      return tooFew(m, n, NearestAmong::smallestPValue);
    }
    NearestAmong test = distances.amongGenerated(seed);
    boolean closer = test.pValue() < alpha;
    return Finding.settled(
        closer ? Status.FAIL : Status.PASS,
        test.mean(),
        test.expected(),
        test.pValue(),
        alpha,
        String.format(
            Locale.ROOT,
            "generated clouds are %s to each other than held-out clouds are; the nearest other is %s away in the mean, in groups mixed with held-out clouds %s; p = %s, alpha %s",
            closer ? "closer" : "no closer",
            Wording.number(test.mean()),
            Wording.number(test.expected()),
            Wording.number(test.pValue()),
            Wording.plain(alpha)));
  }

  private interface Smallest {
    double pValue(int generated, int heldOut);
  }

  private Finding tooFew(int generated, int heldOut, Smallest smallest) {
    for (int clouds = Math.max(2, generated); clouds < MOST_CLOUDS && heldOut > 0; clouds++) {
      if (smallest.pValue(clouds, heldOut) < alpha) {
        return undecided(
            String.format(
                Locale.ROOT,
                "%d generated and %d held-out clouds cannot decide at alpha %s; %d generated clouds would do",
                generated,
                heldOut,
                Wording.plain(alpha),
                clouds));
      }
    }
    int both = 2;
    while (both < MOST_CLOUDS && smallest.pValue(both, both) >= alpha) {
      both++;
    }
    return undecided(
        String.format(
            Locale.ROOT,
            "%d generated and %d held-out clouds cannot decide at alpha %s; %d of each would do",
            generated,
            heldOut,
            Wording.plain(alpha),
            both));
  }

  private static Finding undecided(String reason) {
    return Finding.withoutNumbers(Status.INCONCLUSIVE, reason);
  }

  private static long count(int clouds, IntToDoubleFunction share) {
    long count = 0;
    for (int i = 0; i < clouds; i++) {
      count += share.applyAsDouble(i) >= COPY ? 1 : 0;
    }
    return count;
  }

  private static int largest(int clouds, IntToDoubleFunction share) {
    int largest = 0;
    for (int i = 1; i < clouds; i++) {
      if (share.applyAsDouble(i) > share.applyAsDouble(largest)) {
        largest = i;
      }
    }
    return largest;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
  }
}
