package org.cosmoassay.statistics.comparison.twosample;

import java.util.stream.IntStream;

/**
 * The distance of paired differences from their mirror image as a walk from the largest to the
 * smallest |d|: up where d is positive, down where it is negative, looked at where a run of equal
 * |d| ends. Differences of zero take no step. Under the hypothesis every sign is as likely as the
 * other, and the walk is a random one.
 */
final class MirrorWalk implements KolmogorovSmirnov.Walk {

  /** Differences below this fraction of the scale of the values are rounding. */
  private static final double ROUNDING = 1e-12;

  private final int n;
  private final int[] order;
  private final int[] signs;
  private final boolean[] ends;

  private MirrorWalk(int n, int[] order, int[] signs, boolean[] ends) {
    this.n = n;
    this.order = order;
    this.signs = signs;
    this.ends = ends;
  }

  static MirrorWalk of(TwoSamples samples, int k) {
    int n = samples.referenceSize();
    double[] difference = new double[n];
    for (int i = 0; i < n; i++) {
      difference[i] = samples.value(n + i, k) - samples.value(i, k);
    }
    int[] order =
        IntStream.range(0, n)
            .filter(i -> Math.abs(difference[i]) > ROUNDING)
            .boxed()
            .sorted((a, b) -> Double.compare(Math.abs(difference[b]), Math.abs(difference[a])))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] signs = new int[order.length];
    boolean[] ends = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      double size = Math.abs(difference[order[i]]);
      signs[i] = difference[order[i]] > 0 ? 1 : -1;
      ends[i] = i == order.length - 1 || Math.abs(difference[order[i + 1]]) < size * (1 - ROUNDING);
    }
    return new MirrorWalk(n, order, signs, ends);
  }

  @Override
  public int unit() {
    return n;
  }

  @Override
  public int reach(int[] sides) {
    int place = 0;
    int farthest = 0;
    for (int i = 0; i < order.length; i++) {
      // A pair whose first vector counts as generated has been swapped.
      place += sides[order[i]] == 1 ? -signs[i] : signs[i];
      if (ends[i]) {
        farthest = Math.max(farthest, Math.abs(place));
      }
    }
    return farthest;
  }

  @Override
  public double pValue(int reach) {
    if (reach <= 0) {
      return 1;
    }
    int steps = order.length;
    double hit = 0;
    double[] at = new double[2 * steps + 1];
    at[steps] = 1;
    for (int i = 0; i < steps; i++) {
      double[] next = new double[at.length];
      for (int place = -i; place <= i; place++) {
        double half = 0.5 * at[steps + place];
        next[steps + place + 1] += half;
        next[steps + place - 1] += half;
      }
      at = next;
      for (int place = -i - 1; ends[i] && place <= i + 1; place++) {
        if (Math.abs(place) >= reach) {
          hit += at[steps + place];
          at[steps + place] = 0;
        }
      }
    }
    return hit;
  }
}
