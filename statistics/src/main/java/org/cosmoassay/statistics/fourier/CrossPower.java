package org.cosmoassay.statistics.fourier;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The cross-power spectrum of two clouds in one box, or of two overdensities on one mesh, in real
 * space: whether the second has its structure where the first has it.
 *
 * <p>P_12(k) = V &lt;Re delta_1(k) delta_2*(k)&gt; over the modes in lo &lt;= |k| &lt; hi, in
 * (Mpc/h)^3, with modes as in {@link PowerSpectrum}. Clouds without common points share no shot
 * noise, so none is subtracted; common points add theirs.
 *
 * <p>r(k) = P_12 / sqrt(T_1 T_2), where T = V &lt;|delta|^2&gt; has its shot noise: the correlation
 * coefficient of the modes as they are, between -1 and 1. Shot noise lowers it; the coefficient of
 * the clustering alone is P_12 / sqrt(P_1 P_2) from the columns.
 *
 * <p>Columns: {@code k_mean} and {@code modes} as in {@link PowerSpectrum}; {@code p_cross}; {@code
 * r}; {@code p_1} and {@code p_2}, the power of each, shot noise subtracted; {@code transfer} =
 * sqrt(P_2 / P_1), NaN where one of them is not above 0.
 *
 * <p>Flags are those of {@link PowerSpectrum}. A field without any structure in a bin has no r
 * there: {@link Flag#TOO_FEW}; a cloud of 0 or 1 points, or without weight, makes all rows NaN.
 *
 * <p>Reference: Tegmark &amp; Bromley (1999), arXiv:astro-ph/9809324.
 */
public final class CrossPower implements CrossStatistic {

  private static final String UNIT = "Mpc^3/h^3";

  private final Axis axis;
  private final Meshing meshing;

  private CrossPower(Axis axis, Meshing meshing) {
    this.axis = axis;
    this.meshing = meshing;
  }

  /**
   * The cross-power on the default mesh.
   *
   * @param edges of the bins of |k| [h/Mpc], strictly increasing, from 0 on
   */
  public static CrossPower of(double... edges) {
    return new CrossPower(PowerSpectrum.wavenumbers(edges), Meshing.DEFAULT);
  }

  /** On another mesh. */
  public CrossPower on(Meshing other) {
    return new CrossPower(axis, other);
  }

  @Override
  public String name() {
    return "power-cross";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "k=%s;%s".formatted(Arrays.toString(axis.edges()), meshing.parameters());
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud first, PointCloud second) {
    if (!first.box().equals(second.box())) {
      throw new IllegalArgumentException(
          "power-cross: the first cloud is in %s, the second in %s; both must be in the same box"
              .formatted(first.box(), second.box()));
    }
    PowerSpectrum.requireResolved(name(), axis, Mesh.of(first.box(), meshing.cells()));
    if (!CloudModes.existFor(first) || !CloudModes.existFor(second)) {
      return tooFew();
    }
    return measure(meshing.modes(first), meshing.modes(second));
  }

  /**
   * Measures two overdensities given as grids, as they are; {@code transfer} is then what turns the
   * first into the second.
   *
   * @throws IllegalArgumentException when the meshes differ, or are too coarse for any bin
   */
  public Measurement measure(DensityField first, DensityField second) {
    if (!first.mesh().equals(second.mesh())) {
      throw new IllegalArgumentException(
          "power-cross: the first field is on %s, the second on %s; both must be on the same mesh"
              .formatted(first.mesh(), second.mesh()));
    }
    PowerSpectrum.requireResolved(name(), axis, first.mesh());
    return measure(new FieldModes(first.transform()), new FieldModes(second.transform()));
  }

  private Measurement measure(OverdensityModes first, OverdensityModes second) {
    ShellSums sums =
        ShellSums.over(first.mesh(), axis.edges(), 5, () -> new CrossTally(first, second));
    int bins = axis.size();
    double[] cross = new double[bins];
    double[] correlation = new double[bins];
    double[][] powers = new double[2][bins];
    double[] transfer = new double[bins];
    Flag[] flags = new Flag[bins];
    for (int bin = 0; bin < bins; bin++) {
      flags[bin] = sums.flag(bin);
      cross[bin] = sums.mean(0, bin);
      double totals = Math.sqrt(sums.mean(1, bin)) * Math.sqrt(sums.mean(2, bin));
      correlation[bin] = totals > 0 ? cross[bin] / totals : Double.NaN;
      if (totals == 0) {
        flags[bin] = Flag.TOO_FEW;
      }
      powers[0][bin] = sums.mean(1, bin) - sums.mean(3, bin);
      powers[1][bin] = sums.mean(2, bin) - sums.mean(4, bin);
      transfer[bin] =
          powers[0][bin] > 0 && powers[1][bin] > 0
              ? Math.sqrt(powers[1][bin] / powers[0][bin])
              : Double.NaN;
    }
    return measurement(
        sums.meanWavenumbers(), sums.modes(), cross, correlation, powers, transfer, flags);
  }

  private Measurement tooFew() {
    double[] missing = new double[axis.size()];
    Arrays.fill(missing, Double.NaN);
    Flag[] flags = new Flag[axis.size()];
    Arrays.fill(flags, Flag.TOO_FEW);
    return measurement(
        missing,
        new long[axis.size()],
        missing,
        missing,
        new double[][] {missing, missing},
        missing,
        flags);
  }

  private Measurement measurement(
      double[] means,
      long[] modes,
      double[] cross,
      double[] correlation,
      double[][] powers,
      double[] transfer,
      Flag[] flags) {
    return Measurement.of(
        name(),
        axis,
        List.of(
            Column.auxiliary("k_mean", "h/Mpc", means),
            Column.counts("modes", modes),
            Column.component("p_cross", UNIT, cross),
            Column.component("r", "", correlation),
            Column.auxiliary("p_1", UNIT, powers[0]),
            Column.auxiliary("p_2", UNIT, powers[1]),
            Column.auxiliary("transfer", "", transfer)),
        flags);
  }

  /** Adds cross-power, the total power of both, and the shot noise of both. */
  private static final class CrossTally implements ShellSums.Tally {
    private final OverdensityModes[] modes;
    private final double volume;
    private final double[][] values;
    private final double[][] noise;

    CrossTally(OverdensityModes first, OverdensityModes second) {
      this.modes = new OverdensityModes[] {first, second};
      this.volume = first.mesh().box().volume();
      this.values = new double[2][first.mesh().rowLength()];
      this.noise = new double[2][first.mesh().halfRow()];
    }

    @Override
    public void add(ShellSums.Row row, double[][] sums) {
      for (int m = 0; m < 2; m++) {
        modes[m].readModes(row.i(), row.j(), row.count(), values[m]);
        modes[m].readNoise(row.i(), row.j(), row.count(), noise[m]);
      }
      for (int k = 0; k < row.count(); k++) {
        int shell = row.shell(k);
        if (shell < 0) {
          continue;
        }
        double a = values[0][2 * k];
        double b = values[0][2 * k + 1];
        double c = values[1][2 * k];
        double d = values[1][2 * k + 1];
        double weight = row.multiplicity(k) * volume;
        sums[0][shell] += weight * (a * c + b * d);
        sums[1][shell] += weight * (a * a + b * b);
        sums[2][shell] += weight * (c * c + d * d);
        sums[3][shell] += row.multiplicity(k) * noise[0][k];
        sums[4][shell] += row.multiplicity(k) * noise[1][k];
      }
    }
  }
}
