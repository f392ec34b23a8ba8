package org.cosmoassay.statistics.comparison.twosample;

/**
 * Sums of a symmetric matrix of pairs within and between the two sides of a labelling, for m^2/2
 * additions: what is not in the generated block follows from row sums.
 */
final class PairSums {

  private final double[][] matrix;
  private final double[] rows;
  private final double total;

  PairSums(double[][] matrix) {
    this.matrix = matrix;
    this.rows = new double[matrix.length];
    double all = 0;
    for (int i = 0; i < matrix.length; i++) {
      double sum = 0;
      for (double value : matrix[i]) {
        sum += value;
      }
      rows[i] = sum;
      all += sum;
    }
    this.total = all;
  }

  /** Sums over ordered pairs, an element with itself included. */
  record Sums(double reference, double generated, double between) {}

  Sums of(Labelling labelling) {
    int[] chosen = labelling.generated();
    double diagonal = 0;
    double off = 0;
    double ofRows = 0;
    for (int a = 0; a < chosen.length; a++) {
      double[] row = matrix[chosen[a]];
      diagonal += row[chosen[a]];
      ofRows += rows[chosen[a]];
      double sum = 0;
      for (int b = 0; b < a; b++) {
        sum += row[chosen[b]];
      }
      off += sum;
    }
    double within = diagonal + 2 * off;
    double between = ofRows - within;
    return new Sums(total - 2 * between - within, within, between);
  }
}
