package org.cosmoassay.statistics.field;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of the density field are. */
public final class FieldDefinitions {

  /** Cells of 16 Mpc/h in a box of 1000 Mpc/h. */
  private static final int GRID = 64;

  /** Holds a few of some 5000 points in 1000 Mpc/h, and two cells of the mesh. */
  private static final double RADIUS = 30;

  /**
   * From where hardly any cell is below, for some 5000 points, to the densest few in a thousand.
   */
  private static final String THRESHOLDS = "lin:-1.6:4:28";

  private FieldDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(distribution(), minkowski(), scattering());
  }

  private static StatisticDefinition<Statistic> distribution() {
    return new StatisticDefinition<>(
        "density-pdf",
        "Density distribution",
        "Probability density of the density ratio 1 + delta, counted in cells or spheres or smoothed"
            + " by a Gaussian.",
        "p(1 + delta) = N_bin / (N_cells width)",
        List.of(
            new Paper("Uhlemann et al. (2016)", "arXiv:1512.05793"),
            new Paper("Coles & Jones (1991)", "doi:10.1093/mnras/248.1.1")),
        List.of(
            Parameter.bins("lin:0:4:40", "", "Bins of 1 + delta."),
            Parameter.word(
                "smoothing",
                DensitySampling.GAUSSIAN.label(),
                List.of(
                    DensitySampling.GAUSSIAN.label(),
                    DensitySampling.TOP_HAT.label(),
                    DensitySampling.CELLS.label()),
                "A gaussian or a top-hat of the radius around the centre of each cell, or the cells"
                    + " themselves; top-hat and cells count points, exactly."),
            radius("The radius of the gaussian or top-hat; cells have none."),
            grid(512)),
        List.of(
            ColumnDefinition.auxiliary("count", "", "number of cells in the bin"),
            ColumnDefinition.component("pdf", "", "p", "probability density of 1 + delta")),
        FieldDefinitions::distribution);
  }

  private static DensityDistribution distribution(ParameterValues values) {
    double[] edges = values.bins().edges();
    double radius = values.number("radius");
    int grid = values.whole("grid");
    String smoothing = values.text("smoothing");
    if (smoothing.equals(DensitySampling.CELLS.label())) {
      return DensityDistribution.inCells(edges, grid);
    }
    return smoothing.equals(DensitySampling.TOP_HAT.label())
        ? DensityDistribution.inSpheres(edges, radius, grid)
        : DensityDistribution.smoothed(edges, radius, grid);
  }

  private static StatisticDefinition<Statistic> minkowski() {
    return new StatisticDefinition<>(
        "minkowski",
        "Minkowski functionals",
        "Volume, surface, mean curvature and Euler characteristic of the regions denser than a"
            + " threshold; all of the geometry and topology that adds up over regions.",
        "v0 = volume / V; v1 = int dA / (6 V); v2 = int (1/R1 + 1/R2) dA / (6 pi V); v3 = Euler"
            + " characteristic / V",
        List.of(
            new Paper("Schmalzing & Buchert (1997)", "arXiv:astro-ph/9702130"),
            new Paper("Mecke, Buchert & Wagner (1994)", "arXiv:astro-ph/9312028")),
        List.of(
            Parameter.bins(
                    THRESHOLDS,
                    "",
                    "Every edge is a threshold, in the scatter of the field or in 1 + delta.")
                .above(Double.NEGATIVE_INFINITY),
            Parameter.word(
                "threshold",
                "sigma",
                List.of("sigma", "density"),
                "Whether thresholds are nu = (delta - mean) / sigma of this field, or 1 + delta."),
            radius("Standard deviation of the Gaussian that smooths the density."),
            grid(512)),
        List.of(
            ColumnDefinition.component("v0", "", "v0", "fraction of the volume"),
            ColumnDefinition.component("v1", "h/Mpc", "v1", "surface / 6 per volume"),
            ColumnDefinition.component(
                "v2", "h^2/Mpc^2", "v2", "integrated mean curvature / 3 pi per volume"),
            ColumnDefinition.component("v3", "h^3/Mpc^3", "v3", "Euler characteristic per volume")),
        FieldDefinitions::minkowski);
  }

  private static MinkowskiFunctionals minkowski(ParameterValues values) {
    double[] thresholds = values.bins().edges();
    double radius = values.number("radius");
    int grid = values.whole("grid");
    return values.text("threshold").equals("density")
        ? MinkowskiFunctionals.atDensities(thresholds, radius, grid)
        : MinkowskiFunctionals.atDeviations(thresholds, radius, grid);
  }

  private static StatisticDefinition<Statistic> scattering() {
    return new StatisticDefinition<>(
        "scattering",
        "Wavelet scattering",
        "Mean moduli of the overdensity convolved with solid harmonic wavelets, once and twice: the"
            + " structure at each scale, and how it is clustered at larger ones.",
        "S1(j, l) = mean U(delta, j, l)^q; S2(j1, j2, l) = mean U(U(delta, j1, l), j2, l)^q; U(f, j,"
            + " l)^2 = sum_m |f * psi_lm,j|^2",
        List.of(
            new Paper("Valogiannis & Dvorkin (2022)", "arXiv:2108.07821"),
            new Paper("Eickenberg et al. (2018)", "arXiv:1805.00571")),
        List.of(
            Parameter.number("width", 20, 0, 1000, "Mpc/h", "Width of the smallest wavelet.")
                .above(0),
            Parameter.whole(
                "scales", 4, 1, 10, "Number J of wavelets, each twice as wide as the one before."),
            Parameter.wholes("orders", List.of(0, 1, 2), 0, 4, "Orders l of the wavelets."),
            Parameter.number("power", 0.8, 0, 4, "", "Power q of the moduli.").above(0),
            grid(256)),
        List.of(
            ColumnDefinition.auxiliary("r1", "Mpc/h", "width of the first wavelet"),
            ColumnDefinition.auxiliary(
                "r2", "Mpc/h", "width of the second wavelet, none in the first order"),
            ColumnDefinition.components(
                    "s_l#",
                    "orders",
                    "",
                    "S l=#",
                    "scattering coefficients of order l: rows are J scales, then pairs of scales")
                .drawn(Drawing.LOGARITHMIC)),
        values ->
            WaveletScattering.of(
                values.number("width"),
                values.whole("scales"),
                values.wholes("orders").stream().mapToInt(Integer::intValue).toArray(),
                values.number("power"),
                values.whole("grid")));
  }

  private static Parameter radius(String description) {
    return Parameter.number("radius", RADIUS, 0, 1000, "Mpc/h", description).above(0);
  }

  private static Parameter grid(int most) {
    return Parameter.whole("grid", GRID, 8, most, "Number of cells along every side of the box.");
  }
}
