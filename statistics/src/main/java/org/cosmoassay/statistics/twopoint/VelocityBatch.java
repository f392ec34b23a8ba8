package org.cosmoassay.statistics.twopoint;

/**
 * Pairs of a kernel, some hundred at a time, on their way into the sums of relative velocity. The
 * arithmetic runs over whole arrays without a branch, which compilers turn into vectors; only the
 * sums by slot are taken pair by pair, in the order of the pairs.
 *
 * <p>v_r = (u . d) / r and v_t = u - (v_r / r) d for the relative velocity u of a pair with
 * separation vector d of length r = sqrt(r2), every operation rounded to double; sums of three
 * terms from the left. Both change at most their sign with the order of the two points.
 */
final class VelocityBatch {

  private final CellGrid grid;
  private final PairSums sums;
  private final SeparationLookup lookup;

  /** Squared separation, separation vector and second point, filled by the kernel. */
  private final double[] r2;

  private final double[] dx;
  private final double[] dy;
  private final double[] dz;
  private final int[] partner;

  private final double[] ux;
  private final double[] uy;
  private final double[] uz;
  private final double[] separation;
  private final double[] radial;
  private final double[] across;
  private int known;

  VelocityBatch(
      CellGrid grid,
      PairSums sums,
      SeparationLookup lookup,
      double[] r2,
      double[] dx,
      double[] dy,
      double[] dz,
      int[] partner) {
    this.grid = grid;
    this.sums = sums;
    this.lookup = lookup;
    this.r2 = r2;
    this.dx = dx;
    this.dy = dy;
    this.dz = dz;
    this.partner = partner;
    ux = new double[dx.length];
    uy = new double[dx.length];
    uz = new double[dx.length];
    separation = new double[dx.length];
    radial = new double[dx.length];
    across = new double[dx.length];
  }

  /** The pairs since the last call, up to {@code filled}, have the primary i. */
  void primary(int i, int filled) {
    double[] vx = grid.vx();
    double[] vy = grid.vy();
    double[] vz = grid.vz();
    double vxi = vx[i];
    double vyi = vy[i];
    double vzi = vz[i];
    for (int k = known; k < filled; k++) {
      int j = partner[k];
      ux[k] = vx[j] - vxi;
      uy[k] = vy[j] - vyi;
      uz[k] = vz[j] - vzi;
    }
    known = filled;
  }

  /** Adds the pairs with known primaries to the sums and forgets them. */
  void sum() {
    project(known);
    if (sums.request().moments()) {
      addMoments(known);
    }
    VelocityBins bins = sums.request().velocityBins();
    if (bins != null) {
      count(known, bins);
    }
    known = 0;
  }

  private void project(int filled) {
    double[] r2 = this.r2;
    double[] dx = this.dx;
    double[] dy = this.dy;
    double[] dz = this.dz;
    double[] ux = this.ux;
    double[] uy = this.uy;
    double[] uz = this.uz;
    double[] separation = this.separation;
    double[] radial = this.radial;
    double[] across = this.across;
    for (int k = 0; k < filled; k++) {
      double r = Math.sqrt(r2[k]);
      // Nothing is added to any r but 0, for which the quotients are 0 then.
      double divisor = r + Double.MIN_NORMAL;
      double along = (ux[k] * dx[k] + uy[k] * dy[k] + uz[k] * dz[k]) / divisor;
      double rate = along / divisor;
      double tx = ux[k] - rate * dx[k];
      double ty = uy[k] - rate * dy[k];
      double tz = uz[k] - rate * dz[k];
      separation[k] = r;
      radial[k] = along;
      across[k] = tx * tx + ty * ty + tz * tz;
    }
  }

  private void addMoments(int filled) {
    long[] counts = sums.counts();
    double offset = sums.separations().offset();
    long offsetBits = Double.doubleToRawLongBits(offset);
    long[] multiples = new long[counts.length];
    double[] moments = sums.moments();
    double[] r2 = this.r2;
    double[] separation = this.separation;
    double[] radial = this.radial;
    for (int k = 0; k < filled; k++) {
      int slot = lookup.slot(r2[k]);
      int at = slot * PairSums.MOMENTS;
      if (counts[slot]++ == 0) {
        moments[at + PairSums.ORIGIN] = radial[k];
      }
      double d = radial[k] - moments[at + PairSums.ORIGIN];
      double d2 = d * d;
      multiples[slot] += Double.doubleToRawLongBits(separation[k] + offset) - offsetBits;
      moments[at + PairSums.FIRST] += d;
      moments[at + PairSums.SECOND] += d2;
      moments[at + PairSums.THIRD] += d2 * d;
      moments[at + PairSums.FOURTH] += d2 * d2;
      moments[at + PairSums.TRANSVERSE] += transverse(k);
    }
    for (int slot = 0; slot < multiples.length; slot++) {
      sums.separations().add(slot, multiples[slot]);
    }
  }

  private void count(int filled, VelocityBins bins) {
    long[] histogram = sums.velocities();
    boolean alongSeparation = bins.component() == VelocityBins.Component.RADIAL;
    for (int k = 0; k < filled; k++) {
      int bin = bins.index(alongSeparation ? radial[k] : Math.sqrt(transverse(k)));
      if (bin >= 0) {
        histogram[lookup.slot(r2[k]) * bins.count() + bin]++;
      }
    }
  }

  /** |v_t|^2; without a direction nothing is transverse. */
  private double transverse(int k) {
    return r2[k] > 0 ? across[k] : 0;
  }
}
