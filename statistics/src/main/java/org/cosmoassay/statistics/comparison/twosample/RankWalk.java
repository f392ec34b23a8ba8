package org.cosmoassay.statistics.comparison.twosample;

import java.util.stream.IntStream;

/**
 * The two-sample Kolmogorov-Smirnov distance as a walk along the sorted values: m up at each of the
 * n reference values, n down at each of the m generated ones, looked at where a run of equal values
 * ends. Its exact null distribution, given the ties, is the share of lattice paths that go as far.
 */
final class RankWalk implements KolmogorovSmirnov.Walk {

  private final int n;
  private final int m;
  private final int[] order;
  private final boolean[] ends;

  private RankWalk(int n, int m, int[] order, boolean[] ends) {
    this.n = n;
    this.m = m;
    this.order = order;
    this.ends = ends;
  }

  static RankWalk of(TwoSamples samples, int k) {
    int size = samples.size();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Double.compare(samples.value(a, k), samples.value(b, k)))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] ends = new boolean[size];
    for (int i = 0; i < size; i++) {
      ends[i] = i == size - 1 || samples.value(order[i], k) < samples.value(order[i + 1], k);
    }
    return new RankWalk(samples.referenceSize(), samples.generatedSize(), order, ends);
  }

  @Override
  public int unit() {
    return n * m;
  }

  @Override
  public int reach(int[] sides) {
    int place = 0;
    int farthest = 0;
    for (int i = 0; i < order.length; i++) {
      place += sides[order[i]] == 0 ? m : -n;
      if (ends[i]) {
        farthest = Math.max(farthest, Math.abs(place));
      }
    }
    return farthest;
  }

  /**
   * Row by row, the probability that a random path to (i, j) has gone that far: only sums of
   * positive numbers, so small probabilities keep their digits.
   */
  @Override
  public double pValue(int reach) {
    double[] hit = new double[m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        if (i + j == 0) {
          hit[0] = reach <= 0 ? 1 : 0;
        } else if (ends[i + j - 1] && Math.abs(i * m - j * n) >= reach) {
          hit[j] = 1;
        } else {
          double fromReference = i == 0 ? 0 : hit[j] * i;
          double fromGenerated = j == 0 ? 0 : hit[j - 1] * j;
          hit[j] = (fromReference + fromGenerated) / (i + j);
        }
      }
    }
    return hit[m];
  }
}
