package org.cosmoassay.statistics.fourier;

import java.util.List;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics in Fourier space are. */
public final class FourierDefinitions {

  /** From a few fundamental modes of a box of 1000 Mpc/h to scales where halos are few. */
  private static final String WAVENUMBERS = "lin:0.01:0.31:30";

  private static final String POWER_UNIT = "Mpc^3/h^3";

  private static final Paper SEFUSATTI =
      new Paper("Sefusatti et al. (2016)", "doi:10.1093/mnras/stw1229");

  private static final ColumnDefinition MEAN_WAVENUMBER =
      ColumnDefinition.auxiliary("k_mean", "h/Mpc", "mean |k| of the modes of the bin");

  private static final ColumnDefinition MODES =
      ColumnDefinition.auxiliary("modes", "", "number of modes, k and -k as two");

  private FourierDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(power());
  }

  private static StatisticDefinition<Statistic> power() {
    return new StatisticDefinition<>(
        "power",
        "Power spectrum multipoles",
        "Variance of the Fourier modes of the density by wavenumber, and its Legendre multipoles in"
            + " the cosine mu of the angle to the line of sight; shot noise is subtracted.",
        "P_l(k) = (2 l + 1) < (V |delta(k)|^2 - N(k)) L_l(mu) > over the modes of the bin;"
            + "  N = V / number of points, and its images on the mesh",
        List.of(
            new Paper("Feldman, Kaiser & Peacock (1994)", "doi:10.1086/174036"),
            new Paper("Jing (2005)", "doi:10.1086/427087"),
            SEFUSATTI),
        List.of(
            wavenumbers(),
            Parameter.wholes(
                "ells", List.of(0, 2, 4), List.of(0, 2, 4), "Orders of the multipoles."),
            Parameter.word(
                "space",
                "real",
                List.of("real", "redshift"),
                "real, or redshift: positions shifted along the line of sight by v/(aH)."),
            Parameter.optionalNumber(
                    "redshift",
                    -1,
                    Double.POSITIVE_INFINITY,
                    "",
                    "Redshift of the mapping into redshift space; each cloud's own unless stated.")
                .above(-1),
            Parameter.optionalNumber(
                    "omega-m",
                    0,
                    2,
                    "",
                    "Omega_m of the mapping into redshift space; each cloud's own unless stated.")
                .above(0),
            Parameter.word(
                "los",
                "z",
                List.of("x", "y", "z", "average"),
                "Line of sight, or the average over all three."),
            grid(),
            assignment(),
            interlacing()),
        List.of(
            MEAN_WAVENUMBER,
            MODES,
            ColumnDefinition.components(
                    "p#", "ells", POWER_UNIT, "P#", "multipole of the power spectrum")
                .drawn(Drawing.TIMES_COORDINATE),
            ColumnDefinition.auxiliary(
                "shot_noise", POWER_UNIT, "shot noise, which is subtracted already")),
        FourierDefinitions::makePower);
  }

  private static Parameter wavenumbers() {
    return Parameter.bins(
        WAVENUMBERS,
        "h/Mpc",
        "Bins of the wavenumber k; those beyond the Nyquist wavenumber pi grid / side are flagged.");
  }

  private static Parameter grid() {
    return Parameter.whole(
        "grid",
        Meshing.DEFAULT.cells(),
        2,
        Mesh.MAX_CELLS_PER_SIDE,
        "Cells of the mesh along every side of the box.");
  }

  private static Parameter assignment() {
    return Parameter.word(
        "assignment",
        Meshing.DEFAULT.assignment().label(),
        List.of("cic", "tsc", "pcs"),
        "How points are shared among cells: cloud in cell, triangular-shaped cloud or piecewise"
            + " cubic spline; its transform is divided out.");
  }

  private static Parameter interlacing() {
    return Parameter.flag(
        "interlacing",
        Meshing.DEFAULT.interlaced(),
        "Whether aliases are reduced by a second mesh, displaced by half a cell.");
  }

  private static Meshing meshing(ParameterValues values) {
    return new Meshing(
        values.whole("grid"),
        MassAssignment.ofLabel(values.text("assignment")),
        values.flag("interlacing"));
  }

  private static PowerSpectrum makePower(ParameterValues values) {
    PowerSpectrum statistic =
        PowerSpectrum.of(values.bins().edges())
            .withElls(values.wholes("ells").stream().mapToInt(Integer::intValue).toArray())
            .on(meshing(values));
    statistic =
        switch (values.text("los")) {
          case "x" -> statistic.along(LineOfSight.X);
          case "y" -> statistic.along(LineOfSight.Y);
          case "z" -> statistic.along(LineOfSight.Z);
          default -> statistic.averaged();
        };
    return values.text("space").equals("real")
        ? statistic.inRealSpace()
        : statistic.inRedshiftSpace(values.number("redshift"), values.number("omega-m"));
  }
}
