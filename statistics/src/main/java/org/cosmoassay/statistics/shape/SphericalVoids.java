package org.cosmoassay.statistics.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Spherical voids of a cloud in its periodic box: spheres that do not overlap, each the largest
 * around its centre whose mean density of points is at or below a threshold.
 *
 * <p>Candidate centres are those of n^3 equal cells. The radius of a candidate is the largest r up
 * to a limit with N(&lt;r) &lt;= (1 + delta) nbar 4/3 pi r^3, where N(&lt;r) counts the points
 * nearer than r exactly and nbar is the mean density of the box; so a point lies on the surface,
 * unless the limit was reached. Candidates become voids from the largest radius down (equal radii:
 * from the first cell on, z fastest), unless they overlap a void already taken. Spheres may touch.
 *
 * <p>Radii are exact for their centres. The largest sphere may have its centre between those of
 * cells: an empty one is then found too small by at most half the diagonal of a cell.
 *
 * <p>Reference: Padilla, Ceccarelli & Lambas 2005, doi:10.1111/j.1365-2966.2005.09500.x; without
 * overlap as in Banerjee & Dalal 2016, doi:10.1088/1475-7516/2016/11/015.
 */
public final class SphericalVoids {

  /** Centres per side: two million in all. */
  public static final int MOST_PER_SIDE = 128;

  private final double[][] centres;
  private final double[] radii;

  private SphericalVoids(double[][] centres, double[] radii) {
    this.centres = centres;
    this.radii = radii;
  }

  /**
   * The voids of a cloud, the largest first.
   *
   * @param perSide number n of candidate centres along each side, 1 .. {@value #MOST_PER_SIDE}
   * @param threshold mean density contrast delta of a void, from -1 (empty) to below 0
   * @param smallest least radius of a void, in Mpc/h, above 0
   * @param largest no sphere is grown beyond this radius, in Mpc/h, below half the shortest side
   * @throws IllegalArgumentException when one of them is out of range
   */
  public static SphericalVoids find(
      PointCloud cloud, int perSide, double threshold, double smallest, double largest) {
    requireGrid(perSide);
    requireThreshold(threshold);
    RadialBins.of(smallest, largest).requireFits(cloud.box());
    requireSmallest(smallest);
    CandidateCentres candidates = new CandidateCentres(cloud.box(), perSide);
    double[] squaredRadii =
        squaredRadii(PointTree.of(cloud), candidates, threshold, smallest, largest);
    return select(candidates, squaredRadii);
  }

  static void requireGrid(int perSide) {
    if (perSide < 1 || perSide > MOST_PER_SIDE) {
      throw new IllegalArgumentException(
          "grid: %d cells per side; use 1 to %d".formatted(perSide, MOST_PER_SIDE));
    }
  }

  static void requireThreshold(double threshold) {
    if (!(threshold >= -1 && threshold < 0)) {
      throw new IllegalArgumentException(
          "threshold: a density contrast of %s is no void; use -1 (empty) to below 0"
              .formatted(threshold));
    }
  }

  static void requireSmallest(double smallest) {
    if (!(smallest > 0)) {
      throw new IllegalArgumentException(
          "bins: the lowest radius is %s Mpc/h; radii of voids must start above 0"
              .formatted(smallest));
    }
  }

  /** Number of voids. */
  public int count() {
    return radii.length;
  }

  /** Radius of a void, in Mpc/h. */
  public double radius(int i) {
    return radii[i];
  }

  /** Coordinate of the centre of a void along axis 0, 1 or 2, in Mpc/h. */
  public double centre(int axis, int i) {
    return centres[i][axis];
  }

  /** Squared radii of all candidates; 0 for those below the smallest radius. */
  private static double[] squaredRadii(
      PointTree tree,
      CandidateCentres candidates,
      double threshold,
      double smallest,
      double largest) {
    int perSide = candidates.perSide();
    double[] squared = new double[candidates.count()];
    // Each task writes the candidates of one column along z.
    Parallel.map(
        perSide * perSide,
        column -> {
          SphereGrowth growth = new SphereGrowth(tree, threshold, smallest, largest);
          for (int i = column * perSide; i < (column + 1) * perSide; i++) {
            squared[i] = growth.squaredRadius(candidates.centre(i));
          }
          return column;
        });
    return squared;
  }

  private static SphericalVoids select(CandidateCentres candidates, double[] squaredRadii) {
    double[] radii = Arrays.stream(squaredRadii).map(Math::sqrt).toArray();
    boolean[] blocked = new boolean[radii.length];
    List<double[]> centres = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    for (int i : largestFirst(radii)) {
      if (blocked[i]) {
        continue;
      }
      double[] centre = candidates.centre(i);
      double radius = radii[i];
      centres.add(centre);
      taken.add(radius);
      // No later void is larger: none that overlaps has its centre farther than twice the radius.
      candidates.forEachNearerThan(
          centre,
          2 * radius,
          (other, squared) -> {
            double apart = radius + radii[other];
            blocked[other] |= squared < apart * apart;
          });
    }
    return new SphericalVoids(
        centres.toArray(new double[0][]), taken.stream().mapToDouble(r -> r).toArray());
  }

  /** Candidates of a radius above 0 in descending order of it, then in their own order. */
  private static int[] largestFirst(double[] radii) {
    double[] sorted = Arrays.stream(radii).filter(r -> r > 0).map(r -> -r).sorted().toArray();
    int[] order = new int[sorted.length];
    int[] equalsSoFar = new int[sorted.length];
    for (int i = 0; i < radii.length; i++) {
      if (radii[i] > 0) {
        int first = firstFrom(sorted, -radii[i]);
        order[first + equalsSoFar[first]++] = i;
      }
    }
    return order;
  }

  private static int firstFrom(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
