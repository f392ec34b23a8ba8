package org.cosmoassay.generators.perturbed;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Defects that change which points there are. */
final class ChosenPoints {

  private ChosenPoints() {}

  static PointCloud thinned(PointCloud cloud, double fraction, long seed) {
    int n = cloud.size();
    boolean[] removed = subset(RandomStreams.of(seed), (int) Math.round(fraction * n), n);
    return CloudColumns.of(cloud).build(IntStream.range(0, n).filter(i -> !removed[i]).toArray());
  }

  static PointCloud duplicated(PointCloud cloud, double fraction, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    int n = cloud.size();
    int copies = Math.min((int) Math.round(fraction * n), Math.max(0, n - 1));
    boolean[] overwritten = subset(random, copies, n);
    int[] originals = IntStream.range(0, n).filter(i -> !overwritten[i]).toArray();
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = overwritten[i] ? originals[random.nextInt(originals.length)] : i;
    }
    return CloudColumns.of(cloud).build(rows);
  }

  /** Exactly k of n, every subset equally likely (selection sampling, Knuth 3.4.2, algorithm S). */
  private static boolean[] subset(UniformRandomProvider random, int k, int n) {
    boolean[] chosen = new boolean[n];
    int wanted = k;
    for (int i = 0; i < n && wanted > 0; i++) {
      if (random.nextInt(n - i) < wanted) {
        chosen[i] = true;
        wanted--;
      }
    }
    return chosen;
  }
}
