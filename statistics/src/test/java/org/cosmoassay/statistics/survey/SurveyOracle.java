package org.cosmoassay.statistics.survey;

import java.util.Arrays;

/** Weighted pairs of data and randoms by double loops. */
final class SurveyOracle {

  /** The slot of a pair; -1 for none. */
  interface Slot {
    int of(Survey a, int i, Survey b, int j);
  }

  private final double[][] sums = new double[3][];
  private final double[] totals = new double[3];

  private SurveyOracle() {}

  static SurveyOracle of(Survey data, Survey randoms, int slots, Slot slot) {
    SurveyOracle oracle = new SurveyOracle();
    oracle.count(0, data, data, slots, slot);
    oracle.count(1, data, randoms, slots, slot);
    oracle.count(2, randoms, randoms, slots, slot);
    return oracle;
  }

  private void count(int kind, Survey a, Survey b, int slots, Slot slot) {
    sums[kind] = new double[slots];
    for (int i = 0; i < a.size(); i++) {
      for (int j = kind == 1 ? 0 : i + 1; j < b.size(); j++) {
        double w = a.weight(i) * b.weight(j);
        totals[kind] += w;
        int at = slot.of(a, i, b, j);
        if (at >= 0) {
          sums[kind][at] += w;
        }
      }
    }
  }

  double[] correlation(PairEstimator estimator) {
    double[] xi = new double[sums[0].length];
    Arrays.setAll(
        xi,
        slot -> {
          double dd = sums[0][slot] / totals[0];
          double dr = sums[1][slot] / totals[1];
          double rr = sums[2][slot] / totals[2];
          return switch (estimator) {
            case NATURAL -> dd / rr - 1;
            case DAVIS_PEEBLES -> dd / dr - 1;
            case HAMILTON -> dd * rr / dr / dr - 1;
            case LANDY_SZALAY -> (dd - 2 * dr + rr) / rr;
          };
        });
    return xi;
  }
}
