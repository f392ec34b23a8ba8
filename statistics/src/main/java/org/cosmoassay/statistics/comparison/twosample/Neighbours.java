package org.cosmoassay.statistics.comparison.twosample;

import java.util.stream.IntStream;

/** Everyone's neighbours, nearest first. */
final class Neighbours {

  /** Indices of the others. */
  private final int[][] order;

  /** How far they are. */
  private final double[][] distances;

  private Neighbours(int[][] order, double[][] distances) {
    this.order = order;
    this.distances = distances;
  }

  static Neighbours of(double[][] all) {
    int size = all.length;
    int[][] order = new int[size][];
    double[][] distances = new double[size][size - 1];
    for (int i = 0; i < size; i++) {
      int self = i;
      order[i] =
          IntStream.range(0, size)
              .filter(j -> j != self)
              .boxed()
              .sorted((a, b) -> Double.compare(all[self][a], all[self][b]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int j = 0; j < size - 1; j++) {
        distances[i][j] = all[i][order[i][j]];
      }
    }
    return new Neighbours(order, distances);
  }

  NeighbourCoverage.Metrics metrics(Labelling labelling, int k) {
    int[] reference = labelling.reference();
    int[] generated = labelling.generated();
    boolean[] isGenerated = new boolean[order.length];
    for (int i : generated) {
      isGenerated[i] = true;
    }
    boolean[] reached = new boolean[order.length];
    int balls = 0;
    int covered = 0;
    for (int i : reference) {
      int others = reach(i, isGenerated, k, reached);
      balls += others;
      covered += others > 0 ? 1 : 0;
    }
    for (int i : generated) {
      reach(i, isGenerated, k, reached);
    }
    double m = generated.length;
    double n = reference.length;
    return new NeighbourCoverage.Metrics(
        count(generated, reached) / m, count(reference, reached) / n, balls / (k * m), covered / n);
  }

  /** The mean distance to the nearest vector of the other side. */
  double apart(Labelling labelling) {
    boolean[] isGenerated = new boolean[order.length];
    for (int i : labelling.generated()) {
      isGenerated[i] = true;
    }
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      int nearest = 0;
      while (isGenerated[order[i][nearest]] == isGenerated[i]) {
        nearest++;
      }
      sum += distances[i][nearest];
    }
    return sum / order.length;
  }

  /** Marks those of the other side within the ball of a vector, and counts them. */
  private int reach(int vector, boolean[] isGenerated, int k, boolean[] reached) {
    int[] others = order[vector];
    double[] away = distances[vector];
    int own = 0;
    int last = 0;
    while (own < k) {
      if (isGenerated[others[last]] == isGenerated[vector]) {
        own++;
      }
      last++;
    }
    double radius = away[last - 1];
    int inside = 0;
    for (int j = 0; j < last && away[j] < radius; j++) {
      if (isGenerated[others[j]] != isGenerated[vector]) {
        reached[others[j]] = true;
        inside++;
      }
    }
    return inside;
  }

  private static int count(int[] side, boolean[] reached) {
    int count = 0;
    for (int i : side) {
      count += reached[i] ? 1 : 0;
    }
    return count;
  }
}
