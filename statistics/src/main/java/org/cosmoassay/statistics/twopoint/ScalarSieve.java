package org.cosmoassay.statistics.twopoint;

/** Keeps candidates one by one, without a branch. */
final class ScalarSieve implements Sieve {

  @Override
  public int keep(
      double[] gaps,
      double limit,
      double[] x,
      double[] y,
      double[] z,
      double[] toX,
      double[] toY,
      double[] toZ,
      int at,
      int n) {
    int kept = at;
    for (int j = 0; j < n; j++) {
      toX[kept] = x[j];
      toY[kept] = y[j];
      toZ[kept] = z[j];
      kept += Branchless.below(gaps[j], limit);
    }
    return kept;
  }
}
