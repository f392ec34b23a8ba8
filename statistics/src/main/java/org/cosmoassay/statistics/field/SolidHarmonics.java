package org.cosmoassay.statistics.field;

/**
 * Real solid harmonics of one order l in Racah's normalisation: 2l + 1 homogeneous polynomials of
 * degree l with sum_m S_lm(x, y, z)^2 = (x^2 + y^2 + z^2)^l.
 *
 * <p>S_lm(r) = sqrt(4 pi / (2l + 1)) r^l Y_lm(r / |r|) with Y_lm real: those of m &gt; 0 go with
 * cos m phi, those of m &lt; 0 with sin |m| phi.
 *
 * <p>Reference: Helgaker, Jorgensen &amp; Olsen 2000, doi:10.1002/9781119019572, section 6.4.
 */
final class SolidHarmonics {

  private SolidHarmonics() {}

  /** The values of all 2l + 1 of them at a point, from m = -l to l. */
  static double[] at(int l, double x, double y, double z) {
    double[] before = new double[0];
    double[] current = {1};
    double squared = x * x + y * y + z * z;
    for (int n = 0; n < l; n++) {
      double[] next = new double[2 * n + 3];
      double cosine = current[2 * n];
      double sine = n == 0 ? 0 : current[0];
      double factor = Math.sqrt((n == 0 ? 2.0 : 1.0) * (2 * n + 1) / (2 * n + 2));
      next[2 * n + 2] = factor * (x * cosine - y * sine);
      next[0] = factor * (y * cosine + x * sine);
      for (int m = -n; m <= n; m++) {
        double lower = Math.abs(m) < n ? before[m + n - 1] : 0;
        double up = (2 * n + 1) * z * current[m + n];
        double down = Math.sqrt((double) (n + m) * (n - m)) * squared * lower;
        next[m + n + 1] = (up - down) / Math.sqrt((double) (n + m + 1) * (n - m + 1));
      }
      before = current;
      current = next;
    }
    return current;
  }

  /** Whether S_lm changes sign with the coordinate of an axis. */
  static boolean isOdd(int l, int m, int axis) {
    return switch (axis) {
      case 0 -> Math.abs(m) % 2 == (m < 0 ? 0 : 1);
      case 1 -> m < 0;
      default -> (l + Math.abs(m)) % 2 == 1;
    };
  }
}
