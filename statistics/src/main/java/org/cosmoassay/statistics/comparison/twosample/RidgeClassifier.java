package org.cosmoassay.statistics.comparison.twosample;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression with a ridge: the maximum of the sum of log-likelihoods minus (lambda/2)
 * |w|^2, in a space in which vectors have a mean square length of 1, with lambda = 0.1. Unpaired
 * vectors have a constant beside their values; of pairs, the differences are classified without.
 *
 * <p>By 30 steps of Newton's method with the largest possible curvature X X^T / 4 in place of the
 * true one, which never overshoots (Bohning and Lindsay 1988, doi:10.1007/BF00049423). That matrix
 * does not depend on labels, so it is inverted once a fold and a permutation costs products only.
 */
final class RidgeClassifier implements ClassifierTest.Classifier {

  private static final double LAMBDA = 0.1;
  private static final int STEPS = 30;

  private final double[][] products;
  private final int[][] folds;
  private final int[][] others;
  private final double[][][] inverses;

  private RidgeClassifier(
      double[][] products, int[][] folds, int[][] others, double[][][] inverses) {
    this.products = products;
    this.folds = folds;
    this.others = others;
    this.inverses = inverses;
  }

  static RidgeClassifier of(TwoSamples samples, int[][] folds) {
    double[][] products = products(samples);
    int[][] others = new int[folds.length][];
    double[][][] inverses = new double[folds.length][][];
    for (int fold = 0; fold < folds.length; fold++) {
      others[fold] = ClassifierTest.others(folds, fold);
      int size = others[fold].length;
      double[][] curvature = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          curvature[i][j] = 0.25 * products[others[fold][i]][others[fold][j]];
        }
        curvature[i][i] += LAMBDA;
      }
      inverses[fold] =
          new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-9, 0)
              .getSolver()
              .getInverse()
              .getData();
    }
    return new RidgeClassifier(products, folds, others, inverses);
  }

  /** Scalar products of the items, 1 on the average of their diagonal, plus 1 unless paired. */
  private static double[][] products(TwoSamples samples) {
    boolean paired = samples.paired();
    int n = samples.referenceSize();
    int items = paired ? n : samples.size();
    double[][] vectors = new double[items][samples.dimension()];
    double squares = 0;
    for (int i = 0; i < items; i++) {
      for (int k = 0; k < samples.dimension(); k++) {
        double value = paired ? samples.value(n + i, k) - samples.value(i, k) : samples.value(i, k);
        vectors[i][k] = value;
        squares += value * value;
      }
    }
    double[][] products = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < samples.dimension(); k++) {
          sum += vectors[i][k] * vectors[j][k];
        }
        double scaled = squares == 0 ? 0 : sum * items / squares;
        products[i][j] = paired ? scaled : scaled + 1;
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  @Override
  public double[] logOdds(int fold, boolean[] positive) {
    int[] trained = others[fold];
    double[][] inverse = inverses[fold];
    int size = trained.length;
    // w = X^T a, so that log-odds are K a; one step is a += (K/4 + lambda)^-1 (y - pi - lambda a).
    double[] a = new double[size];
    double[] odds = new double[size];
    double[] gradient = new double[size];
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < size; i++) {
        double expected = 1 / (1 + Math.exp(-odds[i]));
        gradient[i] = (positive[trained[i]] ? 1 : 0) - expected - LAMBDA * a[i];
      }
      for (int i = 0; i < size; i++) {
        double change = 0;
        double[] row = inverse[i];
        for (int j = 0; j < size; j++) {
          change += row[j] * gradient[j];
        }
        a[i] += change;
        // (K/4) delta = gradient - lambda delta: no second product of matrix and vector.
        odds[i] += 4 * (gradient[i] - LAMBDA * change);
      }
    }
    double[] logOdds = new double[folds[fold].length];
    for (int t = 0; t < logOdds.length; t++) {
      double[] row = products[folds[fold][t]];
      for (int j = 0; j < size; j++) {
        logOdds[t] += row[trained[j]] * a[j];
      }
    }
    return logOdds;
  }
}
