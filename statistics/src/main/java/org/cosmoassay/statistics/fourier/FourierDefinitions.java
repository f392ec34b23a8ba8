package org.cosmoassay.statistics.fourier;

import java.util.List;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.Viewpoint;

/** What the statistics in Fourier space are. */
public final class FourierDefinitions {

  /** From a few fundamental modes of a box of 1000 Mpc/h to scales where halos are few. */
  private static final String WAVENUMBERS = "lin:0.01:0.31:30";

  private static final String POWER_UNIT = "Mpc^3/h^3";

  private static final Paper SEFUSATTI = new Paper("Sefusatti et al. (2016)", "arXiv:1512.07295");

  private static final ColumnDefinition MEAN_WAVENUMBER =
      ColumnDefinition.auxiliary("k_mean", "h/Mpc", "mean |k| of the modes of the bin");

  private static final ColumnDefinition MODES =
      ColumnDefinition.auxiliary("modes", "", "number of modes, k and -k as two");

  private static final String CROSS_FORMULA =
      "P_12(k) = V < Re delta_1(k) delta_2*(k) >,  r = P_12 / sqrt(T_1 T_2),"
          + "  T = V < |delta|^2 > with shot noise";

  private static final List<Paper> CROSS_PAPERS =
      List.of(new Paper("Tegmark & Bromley (1999)", "arXiv:astro-ph/9809324"));

  private FourierDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(power(), cross(), bispectrum());
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
        Viewpoint.parametersAfter(
            wavenumbers(WAVENUMBERS),
            Parameter.wholes(
                "ells", List.of(0, 2, 4), List.of(0, 2, 4), "Orders of the multipoles."),
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

  /** Those of two clouds in one box. */
  public static List<StatisticDefinition<CrossStatistic>> ofTwoClouds() {
    return List.of(
        new StatisticDefinition<>(
            "power-cross",
            "Cross-power spectrum",
            "Covariance of the Fourier modes of two clouds, and their correlation coefficient:"
                + " whether the second has its structure where the first has it.",
            CROSS_FORMULA,
            CROSS_PAPERS,
            List.of(wavenumbers(WAVENUMBERS), grid(), assignment(), interlacing()),
            crossColumns("first cloud", "second cloud"),
            FourierDefinitions::makeCross));
  }

  private static StatisticDefinition<Statistic> cross() {
    return new StatisticDefinition<>(
        "power-cross",
        "Cross-power spectrum of heavy and light points",
        "Covariance of the Fourier modes of the heavy points with those of the light ones, and"
            + " their correlation coefficient: whether a map puts its mass in the right places.",
        CROSS_FORMULA,
        CROSS_PAPERS,
        List.of(
            wavenumbers(WAVENUMBERS),
            Parameter.number("split", 0.5, 0.001, 0.999, "", "Fraction of points that are light."),
            grid(),
            assignment(),
            interlacing()),
        crossColumns("heavy points", "light points"),
        values -> MassSplitPower.of(makeCross(values), values.number("split")));
  }

  private static CrossPower makeCross(ParameterValues values) {
    return CrossPower.of(values.bins().edges()).on(meshing(values));
  }

  private static List<ColumnDefinition> crossColumns(String first, String second) {
    return List.of(
        MEAN_WAVENUMBER,
        MODES,
        ColumnDefinition.component("p_cross", POWER_UNIT, "P_12", "cross-power spectrum")
            .drawn(Drawing.TIMES_COORDINATE),
        ColumnDefinition.component(
            "r", "", "r", "correlation coefficient of the modes, shot noise included"),
        ColumnDefinition.auxiliary(
            "p_1", POWER_UNIT, "power of the " + first + ", shot noise subtracted"),
        ColumnDefinition.auxiliary(
            "p_2", POWER_UNIT, "power of the " + second + ", shot noise subtracted"),
        ColumnDefinition.auxiliary("transfer", "", "square root of p_2 / p_1"));
  }

  private static StatisticDefinition<Statistic> bispectrum() {
    return new StatisticDefinition<>(
        "bispectrum",
        "Bispectrum",
        "Mean product of three Fourier modes whose wavevectors form a triangle of a given shape: the"
            + " lowest order at which phases count; shot noise is subtracted.",
        "B = V^2 < delta(k1) delta(k2) delta(k3) > over k1 + k2 + k3 = 0, less the terms of"
            + " coinciding points;  Q = B / (P_1 P_2 + P_2 P_3 + P_3 P_1)",
        List.of(
            new Paper("Scoccimarro (2000)", "doi:10.1086/317248"),
            new Paper("Scoccimarro (2015)", "doi:10.1103/PhysRevD.92.083532"),
            new Paper("Watkinson et al. (2017)", "arXiv:1705.06284"),
            SEFUSATTI),
        List.of(
            wavenumbers("lin:0.02:0.2:9"),
            Parameter.word(
                "shape",
                "equilateral",
                List.of("equilateral", "squeezed", "isosceles"),
                "The third side: in the same bin; in a shell of long modes; or a ratio of the"
                    + " others."),
            Parameter.number(
                "ratio",
                0.5,
                0.01,
                1.99,
                "",
                "Of isosceles triangles: third side over the two sides in the bin."),
            Parameter.number(
                "long-lo",
                0.005,
                0,
                Double.POSITIVE_INFINITY,
                "h/Mpc",
                "Of squeezed triangles: least wavenumber of the long mode."),
            Parameter.number(
                    "long-hi",
                    0.02,
                    0,
                    Double.POSITIVE_INFINITY,
                    "h/Mpc",
                    "Of squeezed triangles: upper limit of the wavenumber of the long mode.")
                .above(0),
            grid(),
            assignment(),
            interlacing()),
        List.of(
            ColumnDefinition.auxiliary("triangles", "", "number of ordered triples of modes"),
            ColumnDefinition.component("b", "Mpc^6/h^6", "B", "bispectrum"),
            ColumnDefinition.auxiliary("q", "", "reduced bispectrum"),
            ColumnDefinition.auxiliary(
                "shot_noise", "Mpc^6/h^6", "shot noise, which is subtracted already")),
        values -> Bispectrum.of(shape(values), values.bins().edges()).on(meshing(values)));
  }

  private static TriangleShape shape(ParameterValues values) {
    return switch (values.text("shape")) {
      case "squeezed" -> TriangleShape.squeezed(values.number("long-lo"), values.number("long-hi"));
      case "isosceles" -> TriangleShape.isosceles(values.number("ratio"));
      default -> TriangleShape.equilateral();
    };
  }

  private static Parameter wavenumbers(String bins) {
    return Parameter.bins(
        bins,
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
