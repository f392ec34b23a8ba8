package org.cosmoassay.statistics.fourier;

/**
 * How the weight of a point is shared among the cells of a mesh: the cloud of the point, a B-spline
 * of order p per axis, is integrated over each cell.
 *
 * <p>The Fourier transform of the assignment is W(k) = prod_axis sinc^p(k_axis H / 2) with sinc x =
 * sin x / x and H the side of a cell. Sampling at the cells adds to a mode k the images k + 2 pi m
 * / H, m whole; see {@link #images} for what they add to white noise.
 *
 * <p>References: Hockney &amp; Eastwood (1988), doi:10.1201/9780367806934; Jing (2005),
 * doi:10.1086/427087; for PCS and interlacing Sefusatti et al. (2016), arXiv:1512.07295.
 */
public enum MassAssignment {
  /** Nearest grid point, p = 1: all to the cell that holds the point. */
  NGP("ngp", 1),
  /** Cloud in cell, p = 2: 8 cells. */
  CIC("cic", 2),
  /** Triangular-shaped cloud, p = 3: 27 cells. */
  TSC("tsc", 3),
  /** Piecewise cubic spline, p = 4: 64 cells. */
  PCS("pcs", 4);

  private final String label;
  private final int order;

  MassAssignment(String label, int order) {
    this.label = label;
    this.order = order;
  }

  /** The word on the command line and in benchmark files. */
  public String label() {
    return label;
  }

  /** Order p of the spline: the number of cells per axis that share a point. */
  public int order() {
    return order;
  }

  /** The assignment of that word. */
  public static MassAssignment ofLabel(String label) {
    for (MassAssignment assignment : values()) {
      if (assignment.label.equals(label)) {
        return assignment;
      }
    }
    throw new IllegalArgumentException("assignment " + label + " is none of ngp, cic, tsc, pcs");
  }

  /** Transform of the assignment along one axis, at half = k H / 2. */
  public double window(double half) {
    return Math.pow(sinc(half), order);
  }

  /**
   * Sum over all images m of W^2(k + 2 pi m / H) along one axis, at half = k H / 2: what white
   * noise of power 1 has on the mesh (Jing 2005, equation 20).
   */
  public double images(double half) {
    double s = Math.sin(half) * Math.sin(half);
    return switch (this) {
      case NGP -> 1;
      case CIC -> 1 - 2.0 / 3 * s;
      case TSC -> 1 - s + 2.0 / 15 * s * s;
      case PCS -> 1 - 4.0 / 3 * s + 2.0 / 5 * s * s - 4.0 / 315 * s * s * s;
    };
  }

  /**
   * Sum over all images m of (-1)^m W^2(k + 2 pi m / H) along one axis, at half = k H / 2. The mean
   * of the product of {@link #images} over the axes and of the product of this is what white noise
   * of power 1 has after interlacing, where only images with an even sum of the three m remain.
   *
   * <p>From the derivatives of sum_m (-1)^m / (x + m) = pi / sin(pi x).
   */
  public double alternatingImages(double half) {
    double c = Math.cos(half);
    double q = c * c;
    return switch (this) {
      case NGP -> c;
      case CIC -> c * (5 + q) / 6;
      case TSC -> c * (61 + q * (58 + q)) / 120;
      case PCS -> c * (1385 + q * (3111 + q * (543 + q))) / 5040;
    };
  }

  /**
   * First cell of those along one axis that share a point, from the number of half cells below the
   * point; it may lie below 0 or, with the cells that follow, beyond the last cell.
   */
  int firstCell(int halfCells) {
    return switch (this) {
      case NGP -> halfCells >> 1;
      case CIC -> (halfCells - 1) >> 1;
      case TSC -> (halfCells >> 1) - 1;
      case PCS -> ((halfCells - 1) >> 1) - 1;
    };
  }

  /**
   * Shares of the cells along one axis, from {@link #firstCell} up.
   *
   * @param halfCells number of whole half cells below the point
   * @param rest the rest of the coordinate in units of a cell, in [0, 1/2]
   * @param shares receives {@link #order} shares, whose sum is 1
   */
  void shares(int halfCells, double rest, double[] shares) {
    switch (this) {
      case NGP -> shares[0] = 1;
      case CIC -> {
        double t = 0.5 * ((halfCells - 1) & 1) + rest;
        shares[0] = 1 - t;
        shares[1] = t;
      }
      case TSC -> {
        double t = 0.5 * (halfCells & 1) + rest;
        double below = 1 - t;
        double middle = t - 0.5;
        shares[0] = 0.5 * below * below;
        shares[1] = 0.75 - middle * middle;
        shares[2] = 0.5 * t * t;
      }
      case PCS -> {
        double t = 0.5 * ((halfCells - 1) & 1) + rest;
        double u = 1 - t;
        shares[0] = u * u * u / 6;
        shares[1] = (4 - t * t * (6 - 3 * t)) / 6;
        shares[2] = (4 - u * u * (6 - 3 * u)) / 6;
        shares[3] = t * t * t / 6;
      }
    }
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-4 ? 1 - x * x / 6 : Math.sin(x) / x;
  }
}
