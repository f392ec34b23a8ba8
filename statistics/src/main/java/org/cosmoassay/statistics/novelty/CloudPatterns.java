package org.cosmoassay.statistics.novelty;

import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Clouds of one periodic box, ready to be compared with others wherever these lie: the distance of
 * two clouds is
 *
 * <p>d = min over symmetries S of the box and shifts t of |A - T_t S B| = sqrt(2 - 2 r_max),
 *
 * <p>with A and B their patterns: amplitudes of plane waves, smoothed by a Gaussian of a tenth of
 * the cube root of the volume, each length of wave scaled to the same share in every cloud, and the
 * whole to norm 1. So d is 0 for a cloud and its copy under any shift, exchange of axes or mirror;
 * it knows phases alone, and not how strong the clustering is, or how many points there are. Clouds
 * that know nothing of each other are a distance of about 0.9 apart, as the best of many shifts and
 * symmetries is chosen. An empty cloud is sqrt(2) from everything.
 *
 * <p>The search is that of cross-correlation for registration (e.g. Reddy and Chatterji 1996,
 * doi:10.1109/83.506761), over the 48 symmetries of the cube instead of angles. Results do not
 * depend on the number of threads.
 */
public final class CloudPatterns {

  /** Raised when likenesses change. */
  public static final int VERSION = PatternGrid.VERSION;

  private static final int CLOUDS_OF_A_TASK = 8;

  private final PatternGrid grid;
  private final List<PointCloud> clouds;
  private final List<Pattern> patterns;

  private CloudPatterns(PatternGrid grid, List<PointCloud> clouds) {
    this.grid = grid;
    this.clouds = List.copyOf(clouds);
    this.patterns = Parallel.map(clouds.size(), i -> Pattern.of(clouds.get(i), grid));
  }

  /**
   * The patterns of clouds.
   *
   * @throws IllegalArgumentException when a cloud lies in another box
   */
  public static CloudPatterns of(PeriodicBox box, List<PointCloud> clouds) {
    return new CloudPatterns(PatternGrid.of(box), clouds);
  }

  /** Number of clouds. */
  public int size() {
    return clouds.size();
  }

  public PointCloud cloud(int index) {
    return clouds.get(index);
  }

  /**
   * How each of these comes to lie upon a cloud best, in their order.
   *
   * @throws IllegalArgumentException when the cloud lies in another box
   */
  public List<PatternMatch> matches(PointCloud cloud) {
    return matches(cloud, size());
  }

  /**
   * How each of the first of these comes to lie upon a cloud best, in their order.
   *
   * @param count how many
   * @throws IllegalArgumentException when the cloud lies in another box, or there are not so many
   */
  public List<PatternMatch> matches(PointCloud cloud, int count) {
    if (count < 0 || count > size()) {
      throw new IllegalArgumentException(
          "The count (%d) must be 0 to %d, the number of clouds.".formatted(count, size()));
    }
    Pattern pattern = Pattern.of(cloud, grid);
    // A task for some clouds each: a search holds buffers.
    int tasks = (count + CLOUDS_OF_A_TASK - 1) / CLOUDS_OF_A_TASK;
    return Parallel.map(
            tasks,
            task -> {
              PatternSearch search = new PatternSearch(grid);
              int from = task * CLOUDS_OF_A_TASK;
              int to = Math.min(count, from + CLOUDS_OF_A_TASK);
              return IntStream.range(from, to)
                  .mapToObj(i -> search.best(pattern, patterns.get(i)))
                  .toList();
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The correlation of a cloud's pattern with that of one of these, both as they lie. */
  public double correlation(PointCloud cloud, int index) {
    Pattern first = Pattern.of(cloud, grid);
    Pattern other = patterns.get(index);
    double sum = 0;
    for (int w = 0; w < grid.size(); w++) {
      sum += first.real(w) * other.real(w) + first.imaginary(w) * other.imaginary(w);
    }
    return sum;
  }

  /** What a cloud has in common with one of these, which comes to lie upon it by a match. */
  public Likeness likeness(PointCloud cloud, int index, PatternMatch match) {
    return CoincidentPoints.of(cloud).with(clouds.get(index), match);
  }
}
