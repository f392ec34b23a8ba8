package org.cosmoassay.statistics.novelty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jtransforms.fft.DoubleFFT_3D;

/**
 * The largest correlation of two patterns over all symmetries of the box and all shifts. Holds
 * buffers: one for each task.
 *
 * <p>Of one symmetry and its inversion, whose pattern is the complex conjugate, a single complex
 * transform gives the correlations at all shifts of the grid, one as its real and one as its
 * imaginary part. From the best shifts of the best symmetries Newton's method climbs to the tops
 * beside them. Of clouds that are alike nowhere the highest top of all may be missed, by little.
 */
final class PatternSearch {

  /** Symmetries from whose best shift of the grid the top is sought. */
  private static final int CLIMBS = 6;

  private static final int MOST_STEPS = 20;

  /** A step, as an angle of the longest wave, after which nothing changes any more. */
  private static final double LEAST_STEP = 1e-10;

  private final PatternGrid grid;
  private final DoubleFFT_3D transform;
  private final double[] values;
  private final double[][] cosine = new double[3][];
  private final double[][] sine = new double[3][];
  private final double[] real;
  private final double[] imaginary;

  PatternSearch(PatternGrid grid) {
    this.grid = grid;
    this.transform = new DoubleFFT_3D(grid.cells(0), grid.cells(1), grid.cells(2));
    this.values = new double[2 * grid.cells(0) * grid.cells(1) * grid.cells(2)];
    for (int axis = 0; axis < 3; axis++) {
      cosine[axis] = new double[2 * grid.reach(axis) + 1];
      sine[axis] = new double[2 * grid.reach(axis) + 1];
    }
    this.real = new double[grid.size()];
    this.imaginary = new double[grid.size()];
  }

  /** How the other pattern comes to lie upon the first; of equals the first that is tried. */
  PatternMatch best(Pattern first, Pattern other) {
    List<Start> starts = new ArrayList<>();
    for (int s = 0; s < grid.symmetries().size(); s++) {
      correlate(first, other, s);
      starts.add(highest(s, 0));
      starts.add(highest(s, 1));
    }
    starts.sort(Comparator.comparingDouble(Start::correlation).reversed());
    double correlation = Double.NEGATIVE_INFINITY;
    double[] angles = new double[3];
    Start from = starts.get(0);
    for (Start start : starts.subList(0, Math.min(CLIMBS, starts.size()))) {
      double[] climbing = angles(start.place);
      prepare(first, other, start.symmetry, start.part == 1);
      double top = climb(climbing);
      if (top > correlation) {
        correlation = top;
        angles = climbing;
        from = start;
      }
    }
    PeriodicBox box = grid.box();
    double[] shift = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = angles[axis] / (2 * Math.PI) * box.side(axis);
    }
    BoxSymmetry half = grid.symmetries().get(from.symmetry);
    return new PatternMatch(correlation, from.part == 1 ? half.inverted() : half, 0, 0, 0)
        .withShift(box, shift);
  }

  /**
   * The best shift of the grid for a symmetry.
   *
   * @param symmetry of those without inversion
   * @param part 0, or 1 for its inversion
   * @param place of the shift
   */
  private record Start(int symmetry, int part, int place, double correlation) {}

  private Start highest(int symmetry, int part) {
    int highest = part;
    for (int i = part; i < values.length; i += 2) {
      if (values[i] > values[highest]) {
        highest = i;
      }
    }
    return new Start(symmetry, part, highest >> 1, values[highest]);
  }

  /**
   * Fills the values with the correlations of a symmetry and, as imaginary parts, its inversion.
   */
  private void correlate(Pattern first, Pattern other, int symmetry) {
    Arrays.fill(values, 0);
    for (int w = 0; w < grid.size(); w++) {
      int source = grid.source(symmetry, w);
      double a = first.real(w);
      double b = first.imaginary(w);
      double c = other.real(source);
      double d = other.imaginary(source);
      // (a + ib)(c - id) + i (a + ib)(c + id)
      values[2 * grid.place(w)] = a * c + b * d - a * d - b * c;
      values[2 * grid.place(w) + 1] = b * c - a * d + a * c - b * d;
    }
    transform.complexInverse(values, false);
  }

  private double[] angles(int place) {
    int k = place % grid.cells(2);
    int j = place / grid.cells(2) % grid.cells(1);
    int i = place / grid.cells(2) / grid.cells(1);
    return new double[] {
      2 * Math.PI * i / grid.cells(0),
      2 * Math.PI * j / grid.cells(1),
      2 * Math.PI * k / grid.cells(2)
    };
  }

  /** The products of amplitudes whose waves make up the correlation as a function of the shift. */
  private void prepare(Pattern first, Pattern other, int symmetry, boolean inverted) {
    for (int w = 0; w < grid.size(); w++) {
      int source = grid.source(symmetry, w);
      double c = other.real(source);
      double d = inverted ? -other.imaginary(source) : other.imaginary(source);
      real[w] = first.real(w) * c + first.imaginary(w) * d;
      imaginary[w] = first.imaginary(w) * c - first.real(w) * d;
    }
  }

  /** Moves angles to the top of the correlation beside them and returns its value. */
  private double climb(double[] angles) {
    double[] at = derivatives(angles);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = newton(at);
      double[] tried = new double[3];
      double[] there = at;
      double size = 1;
      // Half a step where a whole one leads down.
      for (int half = 0; half < MOST_STEPS; half++, size /= 2) {
        for (int axis = 0; axis < 3; axis++) {
          tried[axis] = angles[axis] + size * move[axis];
        }
        there = derivatives(tried);
        if (there[0] > at[0]) {
          break;
        }
      }
      if (!(there[0] > at[0])) {
        break;
      }
      System.arraycopy(tried, 0, angles, 0, 3);
      at = there;
      if (size * (Math.abs(move[0]) + Math.abs(move[1]) + Math.abs(move[2])) < LEAST_STEP) {
        break;
      }
    }
    return at[0];
  }

  /** Value, three first and six second derivatives (xx, yy, zz, xy, xz, yz) by the angles. */
  private double[] derivatives(double[] angles) {
    for (int axis = 0; axis < 3; axis++) {
      int reach = grid.reach(axis);
      for (int n = -reach; n <= reach; n++) {
        cosine[axis][n + reach] = Math.cos(n * angles[axis]);
        sine[axis][n + reach] = Math.sin(n * angles[axis]);
      }
    }
    double[] sums = new double[10];
    // Opposite waves add the same.
    for (int w = grid.size() / 2; w < grid.size(); w++) {
      int i = grid.wave(w, 0);
      int j = grid.wave(w, 1);
      int k = grid.wave(w, 2);
      double ci = cosine[0][i + grid.reach(0)];
      double si = sine[0][i + grid.reach(0)];
      double cj = cosine[1][j + grid.reach(1)];
      double sj = sine[1][j + grid.reach(1)];
      double ck = cosine[2][k + grid.reach(2)];
      double sk = sine[2][k + grid.reach(2)];
      double cij = ci * cj - si * sj;
      double sij = si * cj + ci * sj;
      double c = cij * ck - sij * sk;
      double s = sij * ck + cij * sk;
      double value = 2 * (real[w] * c - imaginary[w] * s);
      double slope = -2 * (real[w] * s + imaginary[w] * c);
      sums[0] += value;
      sums[1] += i * slope;
      sums[2] += j * slope;
      sums[3] += k * slope;
      sums[4] -= i * i * value;
      sums[5] -= j * j * value;
      sums[6] -= k * k * value;
      sums[7] -= i * j * value;
      sums[8] -= i * k * value;
      sums[9] -= j * k * value;
    }
    return sums;
  }

  /** Newton's step up; along the slope where the correlation is not curved like a top. */
  private static double[] newton(double[] d) {
    double a = -d[4];
    double b = -d[7];
    double c = -d[8];
    double e = -d[5];
    double f = -d[9];
    double g = -d[6];
    double minor = a * e - b * b;
    double determinant = a * (e * g - f * f) - b * (b * g - c * f) + c * (b * f - c * e);
    if (!(a > 0 && minor > 0 && determinant > 0)) {
      double curvature = Math.abs(a) + Math.abs(e) + Math.abs(g);
      double scale = curvature == 0 ? 0 : 1 / curvature;
      return new double[] {scale * d[1], scale * d[2], scale * d[3]};
    }
    return new double[] {
      ((e * g - f * f) * d[1] + (c * f - b * g) * d[2] + (b * f - c * e) * d[3]) / determinant,
      ((c * f - b * g) * d[1] + (a * g - c * c) * d[2] + (b * c - a * f) * d[3]) / determinant,
      ((b * f - c * e) * d[1] + (b * c - a * f) * d[2] + minor * d[3]) / determinant
    };
  }
}
