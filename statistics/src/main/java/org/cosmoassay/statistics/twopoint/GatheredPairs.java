package org.cosmoassay.statistics.twopoint;

/**
 * Some pairs of one primary that lie within reach, on their way into slots: gathered without a
 * branch, as most candidates of a run are neither all near nor all far.
 */
final class GatheredPairs {

  static final int CAPACITY = 512;

  private final double limit;
  private int count;
  private final double[] dx = new double[CAPACITY];
  private final double[] dy = new double[CAPACITY];
  private final double[] dz = new double[CAPACITY];
  private final double[] lx = new double[CAPACITY];
  private final double[] ly = new double[CAPACITY];
  private final double[] lz = new double[CAPACITY];
  private final double[] r2 = new double[CAPACITY];
  private final int[] partner = new int[CAPACITY];
  private final int[] slots = new int[CAPACITY];

  /** For pairs of a squared separation below the limit, in (Mpc/h)^2. */
  GatheredPairs(double limit) {
    this.limit = limit;
  }

  /** Collects the pairs of primary i with partners {@code from .. to - 1}, at most the capacity. */
  void gather(PairGrid primaries, int i, PairGrid partners, int from, int to, double[] shift) {
    double[] x = partners.x();
    double[] y = partners.y();
    double[] z = partners.z();
    double xi = primaries.x()[i];
    double yi = primaries.y()[i];
    double zi = primaries.z()[i];
    double sx = shift[0];
    double sy = shift[1];
    double sz = shift[2];
    double most = limit;
    int n = 0;
    for (int j = from; j < to; j++) {
      double ex = x[j] - xi + sx;
      double ey = y[j] - yi + sy;
      double ez = z[j] - zi + sz;
      double q = ex * ex + ey * ey + ez * ez;
      dx[n] = ex;
      dy[n] = ey;
      dz[n] = ez;
      lx[n] = x[j] + xi;
      ly[n] = y[j] + yi;
      lz[n] = z[j] + zi;
      r2[n] = q;
      partner[n] = j;
      // 1 when q is below the limit, else 0: the sign bit of an exact comparison.
      n += (int) (Double.doubleToRawLongBits(q - most) >>> 63);
    }
    count = n;
  }

  int count() {
    return count;
  }

  double squaredSeparation(int k) {
    return r2[k];
  }

  int partner(int k) {
    return partner[k];
  }

  int slot(int k) {
    return slots[k];
  }

  /** Gives every pair the slot that the binning has for it. */
  void sort(PairBinning binning) {
    for (int k = 0; k < count; k++) {
      slots[k] = binning.slot(dx[k], dy[k], dz[k], lx[k], ly[k], lz[k]);
    }
  }
}
