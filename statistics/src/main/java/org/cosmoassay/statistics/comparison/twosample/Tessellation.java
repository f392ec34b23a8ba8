package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;

/** Voronoi cells around some of the vectors, and who of the others lives in which. */
final class Tessellation {

  private static final int CENTRE = -1;

  private final int[] cell;
  private final int[] population;
  private final int filled;

  private Tessellation(int[] cell, int[] population, int filled) {
    this.cell = cell;
    this.population = population;
    this.filled = filled;
  }

  /**
   * The cells around vectors.
   *
   * @param distances between all vectors
   * @param centres indices of vectors; they themselves are not counted
   */
  static Tessellation of(double[][] distances, int[] centres) {
    int[] cell = new int[distances.length];
    for (int centre : centres) {
      cell[centre] = CENTRE;
    }
    int[] population = new int[centres.length];
    for (int i = 0; i < cell.length; i++) {
      if (cell[i] != CENTRE) {
        int nearest = 0;
        for (int c = 1; c < centres.length; c++) {
          if (distances[i][centres[c]] < distances[i][centres[nearest]]) {
            nearest = c;
          }
        }
        cell[i] = nearest;
        population[nearest]++;
      }
    }
    return new Tessellation(
        cell, population, (int) Arrays.stream(population).filter(x -> x > 0).count());
  }

  /** Chi^2 of a labelling, as if no cell were empty; 0 when a side or all but one cell is empty. */
  double chiSquared(Labelling labelling) {
    int[] generated = new int[population.length];
    for (int i : labelling.generated()) {
      if (cell[i] != CENTRE) {
        generated[cell[i]]++;
      }
    }
    int[] reference = new int[population.length];
    for (int c = 0; c < population.length; c++) {
      reference[c] = population[c] - generated[c];
    }
    double empty = filled > 1 ? (population.length - 1.0) / (filled - 1) : 0;
    return empty * chiSquared(reference, generated);
  }

  /**
   * Pearson's chi^2 of two rows of counts, without columns that are empty in both: the sum of (a_c
   * m - b_c n)^2 / ((a_c + b_c) n m), where n and m are the sums of the rows.
   */
  static double chiSquared(int[] first, int[] second) {
    double n = Arrays.stream(first).sum();
    double m = Arrays.stream(second).sum();
    double sum = 0;
    for (int c = 0; c < first.length; c++) {
      int population = first[c] + second[c];
      if (population > 0) {
        double difference = first[c] * m - second[c] * n;
        sum += difference * difference / population;
      }
    }
    return n == 0 || m == 0 ? 0 : sum / (n * m);
  }
}
