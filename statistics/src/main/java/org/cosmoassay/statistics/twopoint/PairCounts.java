package org.cosmoassay.statistics.twopoint;

/**
 * Exact numbers of pairs of one cloud by bin of separation, each unordered pair once, with their
 * normalisation for N points without clustering in a periodic box.
 */
public final class PairCounts {

  private final RadialBins bins;
  private final long points;
  private final double volume;
  private final long[] pairs;
  private final double[] separations;

  PairCounts(RadialBins bins, long points, double volume, long[] pairs, double[] separations) {
    this.bins = bins;
    this.points = points;
    this.volume = volume;
    this.pairs = pairs;
    this.separations = separations;
  }

  public RadialBins bins() {
    return bins;
  }

  /** Number of points N of the cloud. */
  public long points() {
    return points;
  }

  /** Volume of the box, in (Mpc/h)^3. */
  public double volume() {
    return volume;
  }

  /** Number of pairs in bin i. */
  public long pairs(int i) {
    return pairs[i];
  }

  /** A copy of the numbers of pairs. */
  public long[] pairs() {
    return pairs.clone();
  }

  /** Mean separation of the pairs in bin i, in Mpc/h; NaN without pairs or when not requested. */
  public double meanSeparation(int i) {
    return pairs[i] == 0 ? Double.NaN : separations[i] / pairs[i];
  }

  /** The mean separations, in Mpc/h. */
  public double[] meanSeparations() {
    double[] means = new double[pairs.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = meanSeparation(i);
    }
    return means;
  }

  /** Expected number of pairs without clustering, RR = N (N - 1) / 2 V_shell / V_box. */
  public double unclustered(int i) {
    return 0.5 * points * (points - 1.0) * (bins.shellVolume(i) / volume);
  }
}
