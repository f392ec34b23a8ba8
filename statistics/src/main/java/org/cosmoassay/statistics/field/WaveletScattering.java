package org.cosmoassay.statistics.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.FourierField;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * Scattering coefficients of the overdensity delta: means of moduli of convolutions with
 * {@linkplain SolidHarmonicWavelets solid harmonic wavelets} of widths R_j = 2^j R_0 and orders l.
 *
 * <p>With the modulus over all 2l + 1 components, U(f, j, l) = sqrt(sum_m |f * psi_lm,j|^2), and
 * the mean over the box,
 *
 * <ul>
 *   <li>first order: S1(j, l) = mean U(delta, j, l)^q, the amount of structure at a scale;
 *   <li>second order: S2(j1, j2, l) = mean U(U(delta, j1, l), j2, l)^q for j1 &lt; j2, how
 *       structure at the small scale is clustered at the large one.
 * </ul>
 *
 * <p>All are dimensionless, do not change under translations and rotations, and grow as A^q with
 * the amplitude of delta. The wavelet of order 0 is a Gaussian: S1(j, 0) is the mean |delta|^q
 * smoothed over R_j, which stands for the coefficient of order 0 of the papers; that of the bare
 * mesh would measure the noise of points in its cells. S2(j1, j2, 0) hardly differs from S1(j1, 0),
 * since a Gaussian keeps the mean of a modulus.
 *
 * <p>Rows of the axis {@code path}: first the J scales j = 0 .. J - 1 of first order, then the
 * pairs (0, 1), (0, 2) .. (J - 2, J - 1) of second order. Columns: {@code r1} and {@code r2}, the
 * widths [Mpc/h], r2 NaN in the first order, and {@code s_l#}, one for each l. Without points every
 * row is NaN, flagged {@link Flag#TOO_FEW}. Weights count.
 *
 * <p>A wave delta = A cos(k x) has S1 = mean |A (k R)^l exp(-k^2 R^2 / 2) cos(k x)|^q. Poisson
 * points of density n have, for q = 2, S1 = Gamma(l + 3/2) / (4 pi^2 n R^3).
 *
 * <p>The wavelets are normalised by sum_m |psi_lm(k)|^2 = ((k R)^l exp(-k^2 R^2 / 2))^2; with
 * normalised Y_lm, as in the papers, S1 is multiplied by ((2l + 1) / (4 pi))^(q/2) and S2 by its
 * square.
 *
 * <p>References: Eickenberg et al. 2018, arXiv:1805.00571; Valogiannis &amp; Dvorkin 2022,
 * arXiv:2108.07821.
 */
public final class WaveletScattering implements Statistic {

  /** The widest wavelet is then 32768 times as wide as the smallest. */
  private static final int MAX_SCALES = 16;

  /** The second scale of the first order. */
  private static final int NONE = -1;

  /** Scales j1 and j2 of a row. */
  private record Path(int first, int second) {}

  private final double width;
  private final int scales;
  private final int[] orders;
  private final double power;
  private final int grid;
  private final List<Path> paths;

  private WaveletScattering(double width, int scales, int[] orders, double power, int grid) {
    this.width = width;
    this.scales = scales;
    this.orders = orders;
    this.power = power;
    this.grid = grid;
    this.paths = paths(scales);
  }

  /**
   * Scattering coefficients.
   *
   * @param width R_0, the width of the smallest wavelet, in Mpc/h
   * @param scales number J of widths, 1 to {@value #MAX_SCALES}, each twice the one before
   * @param orders which l, different numbers of 0 or more
   * @param power q, above 0
   * @param grid number of cells along every side of the box
   */
  public static WaveletScattering of(
      double width, int scales, int[] orders, double power, int grid) {
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException(
          "width = " + width + " Mpc/h is no length; give a finite one above 0");
    }
    if (scales < 1 || scales > MAX_SCALES) {
      throw new IllegalArgumentException("scales = " + scales + "; give 1 to " + MAX_SCALES);
    }
    if (orders.length == 0
        || Arrays.stream(orders).anyMatch(l -> l < 0)
        || Arrays.stream(orders).distinct().count() < orders.length) {
      throw new IllegalArgumentException(
          "orders = "
              + Arrays.toString(orders)
              + "; give one or more different numbers of 0 or more");
    }
    if (!(power > 0) || Double.isInfinite(power)) {
      throw new IllegalArgumentException(
          "power = " + power + " must be finite and above 0, such as 0.8");
    }
    return new WaveletScattering(width, scales, orders.clone(), power, grid);
  }

  private static List<Path> paths(int scales) {
    List<Path> paths = new ArrayList<>();
    for (int j = 0; j < scales; j++) {
      paths.add(new Path(j, NONE));
    }
    for (int first = 0; first < scales; first++) {
      for (int second = first + 1; second < scales; second++) {
        paths.add(new Path(first, second));
      }
    }
    return List.copyOf(paths);
  }

  @Override
  public String name() {
    return "scattering";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "width=%s; scales=%d; orders=%s; power=%s; grid=%d"
        .formatted(width, scales, Arrays.toString(orders), power, grid);
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    Mesh mesh = Mesh.of(cloud.box(), grid);
    SmoothedDensity.requireResolved(name(), "width", width, mesh);
    SmoothedDensity.requireBelowHalfBox(
        name(), "the largest width", width(scales - 1), cloud.box());
    return SmoothedDensity.of(cloud, mesh)
        .map(density -> measure(density.overdensity()))
        .orElseGet(this::missing);
  }

  /** The coefficients of any field of zero mean, such as delta, on a mesh. */
  Measurement measure(FourierField field) {
    return measurement(order -> coefficients(field, order), Flag.NONE);
  }

  private Measurement missing() {
    double[] values = new double[paths.size()];
    Arrays.fill(values, Double.NaN);
    return measurement(order -> values, Flag.TOO_FEW);
  }

  private Measurement measurement(IntFunction<double[]> coefficients, Flag flag) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.auxiliary("r1", "Mpc/h", widths(Path::first)));
    columns.add(Column.auxiliary("r2", "Mpc/h", widths(Path::second)));
    for (int order : orders) {
      columns.add(Column.component("s_l" + order, "", coefficients.apply(order)));
    }
    Flag[] flags = new Flag[paths.size()];
    Arrays.fill(flags, flag);
    double[] numbers = IntStream.range(0, paths.size()).asDoubleStream().toArray();
    return Measurement.of(name(), Axis.sampled("path", "", numbers), columns, flags);
  }

  private double[] coefficients(FourierField field, int order) {
    SolidHarmonicWavelets wavelets = SolidHarmonicWavelets.of(field.mesh(), order);
    double[] values = new double[paths.size()];
    for (int j = 0; j < scales; j++) {
      DensityField squares = wavelets.squaredModulus(field, width(j));
      values[paths.indexOf(new Path(j, NONE))] = mean(squares);
      if (j + 1 < scales) {
        FourierField modulus = squares.map(Math::sqrt).transform();
        for (int second = j + 1; second < scales; second++) {
          values[paths.indexOf(new Path(j, second))] =
              mean(wavelets.squaredModulus(modulus, width(second)));
        }
      }
    }
    return values;
  }

  private double mean(DensityField squares) {
    double half = 0.5 * power;
    return squares.map(square -> Math.pow(square, half)).mean();
  }

  private double width(int scale) {
    return width * (1 << scale);
  }

  private double[] widths(ToIntFunction<Path> scale) {
    return paths.stream()
        .mapToInt(scale)
        .mapToDouble(j -> j == NONE ? Double.NaN : width(j))
        .toArray();
  }
}
