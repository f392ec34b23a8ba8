package org.cosmoassay.statistics.twopoint;

import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The covariance of xi(r) of one cloud in a periodic box, by leaving out one of n = m^3 equal
 * sub-boxes at a time. One walk over the pairs serves all of them.
 *
 * <p>xi_k = (dd_k - 2 dr_k + rr_k) / rr_k, where k loses the pairs inside sub-box k and a fraction
 * alpha of those with one point in it ({@link JackknifeWeighting}), and so does the normalisation
 * of each. A sub-box has borders, and the natural estimator would take the scatter of the number of
 * points beside them for clustering; hence Landy-Szalay, with randoms of infinite number:
 *
 * <ul>
 *   <li>rr: of the pairs in the bin, the fraction phi / n lies inside a sub-box and 2 (1 - phi) / n
 *       has one point in it, with phi(r) = 1 - r / 2 sum 1 / a_i + 2 r^2 / (3 pi) sum 1 / (a_i a_j)
 *       - r^3 / (4 pi a_1 a_2 a_3), averaged over the shell; a_i are the sides of the sub-box, and
 *       r must not exceed the shortest.
 *   <li>dr: the parts of the shell around each point that lie in its own and in other sub-boxes, by
 *       64 Halton points of the shell and their mirror images.
 * </ul>
 *
 * <p>References: Landy &amp; Szalay (1993), doi:10.1086/172900; Norberg et al. (2009),
 * arXiv:0810.1885; Mohammad &amp; Percival (2022), arXiv:2109.07071.
 */
public final class BoxJackknife {

  private static final int SHELL_POINTS = 64;

  private final RadialBins bins;
  private final int perSide;
  private final JackknifeWeighting weighting;

  private BoxJackknife(RadialBins bins, int perSide, JackknifeWeighting weighting) {
    this.bins = bins;
    this.perSide = perSide;
    this.weighting = weighting;
  }

  /**
   * A jackknife of xi(r) over {@code perSide}^3 sub-boxes.
   *
   * @param perSide sub-boxes along each side, from 2 to 20
   */
  public static BoxJackknife of(RadialBins bins, int perSide, JackknifeWeighting weighting) {
    if (perSide < 2 || perSide > 20) {
      throw new IllegalArgumentException(
          "sub-boxes: " + perSide + " along each side; take 2 to 20");
    }
    return new BoxJackknife(bins, perSide, weighting);
  }

  /**
   * The covariance of xi in the bins.
   *
   * @throws IllegalArgumentException when the largest edge exceeds the shortest side of a sub-box
   */
  public JackknifeCovariance measure(PointCloud cloud) {
    PeriodicBox box = cloud.box();
    double shortest = box.shortestSide() / perSide;
    if (!(bins.rMax() <= shortest)) {
      throw new IllegalArgumentException(
          "r_max = %s must not exceed the side of a sub-box, %s Mpc/h; lower the last bin edge or take fewer sub-boxes"
              .formatted(bins.rMax(), shortest));
    }
    int n = perSide * perSide * perSide;
    int[] regions = new int[cloud.size()];
    int[] members = new int[n];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = region(box, cloud.x(i), cloud.y(i), cloud.z(i));
      members[regions[i]]++;
    }
    BinnedPairs pairs =
        CrossWalk.within(PairPoints.of(cloud).inRegions(regions, n), PairBinning.separations(bins));
    double[][] xi = new double[n][bins.count()];
    for (int i = 0; i < bins.count(); i++) {
      double shell = bins.shellVolume(i) / box.volume();
      double rr = shell * randomRandom(box, i, n);
      double[] dr = dataRandom(cloud, i, regions, members);
      for (int k = 0; k < n; k++) {
        double dd = pairs.fractionWithout(k, i, weighting);
        xi[k][i] = (dd - 2 * shell * dr[k] + rr) / rr;
      }
    }
    return JackknifeCovariance.of(xi);
  }

  private int region(PeriodicBox box, double x, double y, double z) {
    return (cell(box, 0, x) * perSide + cell(box, 1, y)) * perSide + cell(box, 2, z);
  }

  /** The sub-box of a coordinate within one side of the box. */
  private int cell(PeriodicBox box, int axis, double coordinate) {
    return Math.floorMod((int) Math.floor(coordinate / box.side(axis) * perSide), perSide);
  }

  /** What is left of rr in units of what it is with all sub-boxes, the same for each. */
  private double randomRandom(PeriodicBox box, int i, int n) {
    double phi = insideFraction(box, i) / n;
    double bin = left(phi, 2.0 / n - 2 * phi, n);
    return bin / left(1.0 / n / n, 2.0 / n - 2.0 / n / n, n);
  }

  /** What is left of dr in units of what it is with all sub-boxes, for each left out. */
  private double[] dataRandom(PointCloud cloud, int bin, int[] regions, int[] members) {
    int n = members.length;
    PeriodicBox box = cloud.box();
    double[][] offsets = shellPoints(bin);
    long[] inside = new long[n];
    long[] across = new long[n];
    for (int i = 0; i < regions.length; i++) {
      for (double[] offset : offsets) {
        for (int sign = -1; sign <= 1; sign += 2) {
          int other =
              region(
                  box,
                  cloud.x(i) + sign * offset[0],
                  cloud.y(i) + sign * offset[1],
                  cloud.z(i) + sign * offset[2]);
          if (other == regions[i]) {
            inside[other]++;
          } else {
            across[other]++;
            across[regions[i]]++;
          }
        }
      }
    }
    double all = 2.0 * offsets.length * regions.length;
    double[] left = new double[n];
    for (int k = 0; k < n; k++) {
      double part = (double) members[k] / regions.length;
      double total = left(part / n, part + 1.0 / n - 2 * part / n, n);
      left[k] = left(inside[k] / all, across[k] / all, n) / total;
    }
    return left;
  }

  private double left(double inside, double across, int n) {
    return 1 - inside - weighting.fractionRemoved(n) * across;
  }

  /** Points that fill the shell of a bin around the origin. */
  private double[][] shellPoints(int bin) {
    HaltonSequenceGenerator halton = new HaltonSequenceGenerator(3);
    double inner = Math.pow(bins.edge(bin), 3);
    double outer = Math.pow(bins.edge(bin + 1), 3);
    double[][] points = new double[SHELL_POINTS][];
    for (int k = 0; k < points.length; k++) {
      double[] u = halton.nextVector();
      double r = Math.cbrt(inner + u[0] * (outer - inner));
      double cosine = 2 * u[1] - 1;
      double sine = Math.sqrt(1 - cosine * cosine);
      double angle = 2 * Math.PI * u[2];
      points[k] = new double[] {r * sine * Math.cos(angle), r * sine * Math.sin(angle), r * cosine};
    }
    return points;
  }

  /** phi: the part of the pairs in bin i of a point in a sub-box whose partner is in the same. */
  double insideFraction(PeriodicBox box, int i) {
    double a = perSide / box.lx();
    double b = perSide / box.ly();
    double c = perSide / box.lz();
    return 1
        - 0.5 * (a + b + c) * meanPower(i, 1)
        + 2 / (3 * Math.PI) * (a * b + b * c + c * a) * meanPower(i, 2)
        - a * b * c / (4 * Math.PI) * meanPower(i, 3);
  }

  /** Mean of r^p over the volume of the shell. */
  private double meanPower(int i, int p) {
    double inner = bins.edge(i);
    double outer = bins.edge(i + 1);
    return 3
        * (Math.pow(outer, p + 3) - Math.pow(inner, p + 3))
        / ((p + 3) * (Math.pow(outer, 3) - Math.pow(inner, 3)));
  }
}
