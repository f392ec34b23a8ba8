package org.cosmoassay.statistics.fourier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabStatistic;

/**
 * The power spectrum and its Legendre multipoles, in real space or in redshift space, of a cloud or
 * of an overdensity given as a grid.
 *
 * <p>P_l(k) = (2 l + 1) &lt;(V |delta(k)|^2 - N(k)) L_l(mu)&gt;, the mean over the modes of the box
 * in lo &lt;= |k| &lt; hi, in (Mpc/h)^3, with delta(k) = 1/V integral of delta(x) exp(-i k x), mu
 * the cosine of the angle between k and the line of sight, and N(k) the shot noise V sum w^2 / (sum
 * w)^2, which is V/N without weights, with the images of it that the mesh adds to a mode. It is
 * subtracted mode by mode, from all multipoles. The transform of the mass assignment is divided
 * out. Images that the mesh adds to the clustering are reduced by interlacing and else stay.
 *
 * <p>Columns: {@code k_mean}, the mean |k| of the modes; {@code modes}, their number, where k and
 * -k are two; a column {@code p0}, {@code p2}, ... per multipole; {@code shot_noise}, without
 * images. A bin holds few modes at low k: what is isotropic then leaks into multipoles above 0, as
 * the mean of L_l over these modes is not 0.
 *
 * <p>A bin without modes is NaN and {@link Flag#EMPTY}. A bin that reaches beyond the Nyquist
 * wavenumber pi n / L is NaN and {@link Flag#BEYOND_RESOLUTION}; when that is the first bin, the
 * mesh is refused. A cloud of 0 or 1 points, or without weight, is NaN and {@link Flag#TOO_FEW},
 * with no modes counted. An average over lines of sight is the mean of their multipoles.
 *
 * <p>References: Feldman, Kaiser &amp; Peacock (1994), doi:10.1086/174036; Jing (2005),
 * doi:10.1086/427087; Sefusatti et al. (2016), arXiv:1512.07295.
 */
public final class PowerSpectrum implements SlabStatistic<PaintedPlanes>, FieldStatistic {

  private static final String UNIT = "Mpc^3/h^3";

  private final Axis axis;
  private final int[] ells;
  private final Meshing meshing;
  private final SightLines sight;

  private PowerSpectrum(Axis axis, int[] ells, Meshing meshing, SightLines sight) {
    this.axis = axis;
    this.ells = ells;
    this.meshing = meshing;
    this.sight = sight;
  }

  /**
   * Multipoles 0, 2 and 4 in real space along z, on the default mesh.
   *
   * @param edges of the bins of |k| [h/Mpc], strictly increasing, from 0 on
   */
  public static PowerSpectrum of(double... edges) {
    return new PowerSpectrum(
        wavenumbers(edges), new int[] {0, 2, 4}, Meshing.DEFAULT, SightLines.DEFAULT);
  }

  /** The axis of bins of |k|. */
  static Axis wavenumbers(double... edges) {
    Axis axis = Axis.binned("k", "h/Mpc", edges);
    if (axis.edge(0) < 0) {
      throw new IllegalArgumentException(
          "k: the lowest edge is %s h/Mpc; wavenumbers start at 0 or above"
              .formatted(axis.edge(0)));
    }
    return axis;
  }

  /**
   * With other multipoles, in the order of the columns.
   *
   * @throws IllegalArgumentException when there is none, or one is not 0, 2 or 4, or is repeated
   */
  public PowerSpectrum withElls(int... orders) {
    for (int ell : orders) {
      if (ell != 0 && ell != 2 && ell != 4) {
        throw new IllegalArgumentException("ells: " + ell + " is none of 0, 2, 4");
      }
    }
    if (orders.length == 0 || IntStream.of(orders).distinct().count() < orders.length) {
      throw new IllegalArgumentException(
          "ells: " + Arrays.toString(orders) + " must name one or more multipoles, each once");
    }
    return new PowerSpectrum(axis, orders.clone(), meshing, sight);
  }

  /** On another mesh. */
  public PowerSpectrum on(Meshing other) {
    return new PowerSpectrum(axis, ells, other, sight);
  }

  /** Along one line of sight. */
  public PowerSpectrum along(LineOfSight line) {
    return new PowerSpectrum(axis, ells, meshing, sight.along(EnumSet.of(line)));
  }

  /** Averaged over the lines of sight x, y and z. */
  public PowerSpectrum averaged() {
    return new PowerSpectrum(axis, ells, meshing, sight.along(EnumSet.allOf(LineOfSight.class)));
  }

  /** In real space. */
  public PowerSpectrum inRealSpace() {
    return new PowerSpectrum(
        axis, ells, meshing, new SightLines(sight.lines(), false, Double.NaN, Double.NaN));
  }

  /** In redshift space, with redshift and matter density of each cloud. */
  public PowerSpectrum inRedshiftSpace() {
    return inRedshiftSpace(Double.NaN, Double.NaN);
  }

  /**
   * In redshift space, with a redshift and a matter density instead of those of the cloud.
   *
   * @param redshift redshift, above -1; NaN to take the cloud's own
   * @param omegaM matter density today, not negative; NaN to take the cloud's own
   */
  public PowerSpectrum inRedshiftSpace(double redshift, double omegaM) {
    return new PowerSpectrum(
        axis, ells, meshing, new SightLines(sight.lines(), true, redshift, omegaM));
  }

  @Override
  public String name() {
    return "power";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "k=%s;ells=%s;%s;%s"
        .formatted(
            Arrays.toString(axis.edges()),
            IntStream.of(ells).mapToObj(Integer::toString).collect(Collectors.joining(",")),
            sight.parameters(),
            meshing.parameters());
  }

  @Override
  public Set<Requirement> requires() {
    return sight.requires();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    requireResolved(name(), axis, Mesh.of(cloud.box(), meshing.cells()));
    if (!CloudModes.existFor(cloud)) {
      return tooFew();
    }
    List<Spectrum> spectra = new ArrayList<>();
    for (SightLines.View view : sight.views()) {
      spectra.add(spectrum(meshing.modes(view.space().view(cloud)), view.lines()));
    }
    return measurement(spectra);
  }

  @Override
  public List<SlabPass<PaintedPlanes>> passes(PeriodicBox box, long points) {
    Mesh mesh = Mesh.of(box, meshing.cells());
    requireResolved(name(), axis, mesh);
    List<SlabPass<PaintedPlanes>> passes = new ArrayList<>();
    for (SightLines.View view : sight.views()) {
      passes.add(new PaintingPass(meshing, view.space(), mesh));
    }
    return passes;
  }

  @Override
  public Measurement evaluate(CloudOutline outline, List<PaintedPlanes> sums) {
    if (!CloudModes.existFor(outline)) {
      return tooFew();
    }
    Mesh mesh = Mesh.of(outline.box(), meshing.cells());
    List<SightLines.View> views = sight.views();
    List<Spectrum> spectra = new ArrayList<>();
    for (int v = 0; v < views.size(); v++) {
      CloudModes modes = CloudModes.of(outline, sums.get(v), mesh, meshing);
      spectra.add(spectrum(modes, views.get(v).lines()));
    }
    return measurement(spectra);
  }

  /**
   * Measures an overdensity given as a grid, as it is: no shot noise is subtracted and no window
   * divided out. A constant added to the field changes nothing.
   *
   * @throws IllegalArgumentException when even the first bin is beyond the resolution of the mesh
   */
  @Override
  public Measurement measure(DensityField overdensity) {
    requireResolved(name(), axis, overdensity.mesh());
    List<LineOfSight> lines = sight.lines().stream().sorted().toList();
    return measurement(List.of(spectrum(new FieldModes(overdensity.transform()), lines)));
  }

  /** Refuses a mesh on which no bin is resolved, and says how many cells would resolve all. */
  static void requireResolved(String name, Axis axis, Mesh mesh) {
    if (axis.edge(1) > mesh.nyquist()) {
      double longest = Math.max(mesh.box().lx(), Math.max(mesh.box().ly(), mesh.box().lz()));
      throw new IllegalArgumentException(
          "%s: the bins of k start with %s to %s h/Mpc, but a mesh of %d x %d x %d cells holds k up to %.4g h/Mpc; lower the bins, or give a grid of %.0f cells per side"
              .formatted(
                  name,
                  axis.edge(0),
                  axis.edge(1),
                  mesh.nx(),
                  mesh.ny(),
                  mesh.nz(),
                  mesh.nyquist(),
                  Math.ceil(axis.edge(axis.size()) * longest / Math.PI)));
    }
  }

  /** Sums over modes, and the shot noise of what has them. */
  private record Spectrum(ShellSums sums, double shotNoise) {}

  private Spectrum spectrum(OverdensityModes modes, List<LineOfSight> lines) {
    double[] edges = axis.edges();
    Wavenumbers wavenumbers = Wavenumbers.of(modes.mesh());
    ShellSums sums =
        ShellSums.over(
            modes.mesh(),
            edges,
            ells.length,
            () -> new MultipoleTally(modes, ells, lines, wavenumbers));
    return new Spectrum(sums, modes.shotNoise());
  }

  private Measurement measurement(List<Spectrum> spectra) {
    ShellSums shells = spectra.get(0).sums();
    double[][] power = new double[ells.length][axis.size()];
    for (int e = 0; e < ells.length; e++) {
      for (int bin = 0; bin < axis.size(); bin++) {
        double sum = 0;
        for (Spectrum spectrum : spectra) {
          sum += spectrum.sums().mean(e, bin);
        }
        power[e][bin] = sum / spectra.size();
      }
    }
    double[] noise = new double[axis.size()];
    Arrays.fill(noise, spectra.get(0).shotNoise());
    Flag[] flags = new Flag[axis.size()];
    Arrays.setAll(flags, shells::flag);
    return measurement(shells.meanWavenumbers(), shells.modes(), power, noise, flags);
  }

  private Measurement tooFew() {
    double[] missing = new double[axis.size()];
    Arrays.fill(missing, Double.NaN);
    double[][] power = new double[ells.length][];
    Arrays.fill(power, missing);
    Flag[] flags = new Flag[axis.size()];
    Arrays.fill(flags, Flag.TOO_FEW);
    return measurement(missing, new long[axis.size()], power, missing, flags);
  }

  private Measurement measurement(
      double[] means, long[] modes, double[][] power, double[] noise, Flag[] flags) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.auxiliary("k_mean", "h/Mpc", means));
    columns.add(Column.counts("modes", modes));
    for (int e = 0; e < ells.length; e++) {
      columns.add(Column.component("p" + ells[e], UNIT, power[e]));
    }
    columns.add(Column.auxiliary("shot_noise", UNIT, noise));
    return Measurement.of(name(), axis, columns, flags);
  }

  /** Adds (2 l + 1) P(k) L_l(mu), averaged over lines of sight, for every l. */
  private static final class MultipoleTally implements ShellSums.Tally {
    private final OverdensityModes modes;
    private final int[] ells;
    private final int[] axes;
    private final Wavenumbers wavenumbers;
    private final double volume;
    private final double[] values;
    private final double[] noise;

    MultipoleTally(
        OverdensityModes modes, int[] ells, List<LineOfSight> lines, Wavenumbers wavenumbers) {
      this.modes = modes;
      this.ells = ells;
      this.axes = lines.stream().mapToInt(LineOfSight::axis).toArray();
      this.wavenumbers = wavenumbers;
      this.volume = modes.mesh().box().volume();
      this.values = new double[modes.mesh().rowLength()];
      this.noise = new double[modes.mesh().halfRow()];
    }

    @Override
    public void add(ShellSums.Row row, double[][] sums) {
      modes.readModes(row.i(), row.j(), row.count(), values);
      modes.readNoise(row.i(), row.j(), row.count(), noise);
      double across = wavenumbers.across(row.i(), row.j());
      for (int k = 0; k < row.count(); k++) {
        int shell = row.shell(k);
        if (shell < 0) {
          continue;
        }
        double real = values[2 * k];
        double imaginary = values[2 * k + 1];
        double power = volume * (real * real + imaginary * imaginary) - noise[k];
        double weighted = row.multiplicity(k) * power;
        for (int e = 0; e < ells.length; e++) {
          sums[e][shell] += ells[e] == 0 ? weighted : weighted * angular(ells[e], row, across, k);
        }
      }
    }

    /** (2 l + 1) L_l(mu), averaged over the lines of sight. */
    private double angular(int ell, ShellSums.Row row, double across, int k) {
      double sum = 0;
      for (int axis : axes) {
        int index = axis == 0 ? row.i() : axis == 1 ? row.j() : k;
        double square = wavenumbers.squaredCosine(axis, index, across, k);
        sum += ell == 2 ? 0.5 * (3 * square - 1) : 0.125 * (square * (35 * square - 30) + 3);
      }
      return (2 * ell + 1) * sum / axes.length;
    }
  }
}
