package org.cosmoassay.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.AbstractRandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Compact regions of a survey: the cells nearest to each of n centres, which are found by k-means++
 * among its randoms; by their positions, or by their directions where distances are unknown. A pure
 * function of the randoms, n and the seed.
 *
 * <p>Reference: Arthur &amp; Vassilvitskii (2007), "k-means++: the advantages of careful seeding";
 * k-means regions of surveys: Kwan et al. (2017), arXiv:1604.07871.
 */
public final class JackknifeRegions {

  /** Enough to place some hundreds of centres; more points would cost more and move them little. */
  private static final int MOST_POINTS = 5000;

  private static final int MOST_ITERATIONS = 50;

  private final double[][] centres;
  private final boolean inSpace;

  private JackknifeRegions(double[][] centres, boolean inSpace) {
    this.centres = centres;
    this.inSpace = inSpace;
  }

  /**
   * That many regions of the window that the randoms trace.
   *
   * @throws IllegalArgumentException when there are fewer than 2, or more than randoms
   */
  public static JackknifeRegions of(Survey randoms, int count, long seed) {
    int points = Math.min(MOST_POINTS, randoms.size());
    if (count < 2 || count > points) {
      throw new IllegalArgumentException(
          "regions: %d; take from 2 to %d, which is the number of randoms or %d"
              .formatted(count, points, MOST_POINTS));
    }
    boolean inSpace = randoms.hasDistances();
    List<DoublePoint> sample = new ArrayList<>();
    for (int k = 0; k < points; k++) {
      int i = (int) ((long) k * randoms.size() / points);
      sample.add(new DoublePoint(position(randoms, i, inSpace)));
    }
    List<CentroidCluster<DoublePoint>> clusters =
        new KMeansPlusPlusClusterer<DoublePoint>(
                count, MOST_ITERATIONS, new EuclideanDistance(), new Stream(seed))
            .cluster(sample);
    double[][] centres =
        clusters.stream()
            .map(cluster -> cluster.getCenter().getPoint())
            .sorted(Comparator.comparingDouble(centre -> centre[0]))
            .toArray(double[][]::new);
    return new JackknifeRegions(centres, inSpace);
  }

  /** Number of regions. */
  public int count() {
    return centres.length;
  }

  /** The region of every point: that of the nearest centre. */
  int[] of(Survey survey) {
    int[] regions = new int[survey.size()];
    Arrays.setAll(regions, i -> nearest(position(survey, i, inSpace)));
    return regions;
  }

  private int nearest(double[] position) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double distance = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = position[axis] - centres[k][axis];
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  private static double[] position(Survey survey, int i, boolean inSpace) {
    double distance = inSpace ? survey.distance(i) : 1;
    double[] position = new double[3];
    Arrays.setAll(position, axis -> distance * survey.direction(axis, i));
    return position;
  }

  /** A stream of this library for the clusterer of Commons Math. */
  private static final class Stream extends AbstractRandomGenerator {

    private UniformRandomProvider stream;

    Stream(long seed) {
      stream = RandomStreams.of(seed);
    }

    @Override
    public void setSeed(long seed) {
      stream = RandomStreams.of(seed);
    }

    @Override
    public double nextDouble() {
      return stream.nextDouble();
    }
  }
}
