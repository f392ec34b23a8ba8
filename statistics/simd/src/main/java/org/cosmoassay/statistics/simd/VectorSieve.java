package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.Sieve;

/** Keeps candidates a vector at a time. */
final class VectorSieve implements Sieve {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

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
    int j = 0;
    for (; j <= n - WIDTH; j += WIDTH) {
      VectorMask<Double> near = DoubleVector.fromArray(SPECIES, gaps, j).lt(limit);
      DoubleVector.fromArray(SPECIES, x, j).compress(near).intoArray(toX, kept);
      DoubleVector.fromArray(SPECIES, y, j).compress(near).intoArray(toY, kept);
      DoubleVector.fromArray(SPECIES, z, j).compress(near).intoArray(toZ, kept);
      kept += near.trueCount();
    }
    for (; j < n; j++) {
      if (gaps[j] < limit) {
        toX[kept] = x[j];
        toY[kept] = y[j];
        toZ[kept] = z[j];
        kept++;
      }
    }
    return kept;
  }
}
