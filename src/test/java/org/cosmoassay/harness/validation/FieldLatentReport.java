package org.cosmoassay.harness.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cosmoassay.generators.field.DensityMap;
import org.cosmoassay.generators.field.FieldModel;
import org.cosmoassay.generators.field.FieldModels;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.CrossPower;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;

/** Measures the model of density maps that ships on simulations it has not seen. */
final class FieldLatentReport {

  /** In h/Mpc; waves of the latent end at 0.0562, between the second and the third bin. */
  static final double[] EDGES = {0.02, 0.045, 0.058, 0.08, 0.11, 0.14, 0.17, 0.2};

  private static final int LARGEST_COUNT = 6;
  private static final int SEEDS = 4;

  private final FieldModel model;
  private final Path suite;
  private final StringBuilder text = new StringBuilder();

  private FieldLatentReport(FieldModel model, Path suite) {
    this.model = model;
    this.suite = suite;
  }

  static FieldLatentReport of(Path model, Path suite) throws IOException {
    return new FieldLatentReport(FieldModels.read(model), suite);
  }

  FieldModel model() {
    return model;
  }

  /** Clouds of a file of the suite with their cosmologies. */
  List<PointCloud> clouds(String name) throws IOException, CatalogueException {
    List<PointCloud> clouds = new ArrayList<>();
    List<String> conditions = Files.readAllLines(suite.resolve(name + ".csv"));
    try (Catalogue open =
        Catalogues.open(suite.resolve(name + ".npz"), CatalogueOptions.defaults())) {
      for (int i = 0; i < open.size(); i++) {
        double[] row =
            Arrays.stream(conditions.get(i + 1).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        clouds.add(
            open.read(i)
                .cloud()
                .withCosmology(new Cosmology(row[1], row[2], row[3], row[4], row[5], row[6])));
      }
    }
    return clouds;
  }

  DensityMap map(PointCloud cloud) {
    return DensityMap.of(cloud, model.side());
  }

  /** The map of whole halos: that of the cloud that a map is turned into. */
  private DensityMap whole(DensityMap map, int seed) {
    return map(FieldModels.cloud(map, 1000, seed));
  }

  static DensityField field(DensityMap map) {
    return DensityField.of(Mesh.of(map.box(), map.side()), map.copyValues()).map(v -> v - 1);
  }

  /** Power of maps, their shot noise in it, and correlation of their modes. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Spectra(double[] first, double[] second, double[] correlation) {

    static Spectra of(DensityMap first, DensityMap second) {
      var measured = CrossPower.of(EDGES).measure(field(first), field(second));
      return new Spectra(
          measured.column("p_1").values(),
          measured.column("p_2").values(),
          measured.column("r").values());
    }
  }

  /** Writes the picture and the table of figures. */
  void write(Path directory) throws IOException, CatalogueException {
    Files.createDirectories(directory);
    line("# Maps of `generators/models/field-latent` against simulations it has not seen");
    line("Means over the 16 fiducial boxes of the test split, every map turned into 1000 halos.");
    line("");
    List<PointCloud> fiducial = clouds("fiducial-test-z0.5");
    List<DensityMap> truth = fiducial.stream().map(this::map).toList();
    List<DensityMap> reconstructed = new ArrayList<>();
    List<DensityMap> synthesised = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      Cosmology cosmology = fiducial.get(i).cosmology();
      reconstructed.add(whole(model.reconstruct(truth.get(i), cosmology, i), i));
      synthesised.add(whole(model.synthesise(cosmology, 100 + i), i));
    }
    powers(truth, reconstructed, synthesised);
    counts(truth, reconstructed, synthesised);
    response();
    Cosmology cosmology = fiducial.get(0).cosmology();
    double[] latent = model.encode(truth.get(0));
    double[] steps = {-2, -1, 0, 1, 2};
    double[] wave = new double[latent.length];
    wave[0] = 1;
    List<DensityMap> along = traversed(latent, model.principalDirection(0), steps, cosmology);
    List<DensityMap> ofWave = traversed(latent, wave, steps, cosmology);
    line("| step along the longest principal direction | -2 | -1 | 0 | 1 | 2 |");
    line("|---|---|---|---|---|---|");
    row("empty cells", "%.3f", along.stream().mapToDouble(map -> share(map, 0)).toArray());
    row("variance of counts", "%.3f", along.stream().mapToDouble(m -> variance(m, 1)).toArray());
    row("of 2^3 cells", "%.3f", along.stream().mapToDouble(m -> variance(m, 2)).toArray());
    new MapPicture(6)
        .add("N-body", truth.subList(0, 5))
        .add("reconstructed", reconstructed.subList(0, 5))
        .add("synthesised", synthesised.subList(0, 5))
        .add("learned direction\n-2 -1 0 1 2", along)
        .add("longest wave\n-2 -1 0 1 2", ofWave)
        .write(directory.resolve("maps.png"));
    Files.writeString(directory.resolve("figures.md"), text);
  }

  private List<DensityMap> traversed(
      double[] latent, double[] direction, double[] steps, Cosmology cosmology) {
    return model.traverse(latent, direction, steps, cosmology, 0).stream()
        .map(map -> whole(map, 0))
        .toList();
  }

  private void powers(List<DensityMap> truth, List<DensityMap> again, List<DensityMap> drawn) {
    int bins = EDGES.length - 1;
    double[][] r = new double[bins][truth.size()];
    double[][] reconstructed = new double[bins][truth.size()];
    double[][] synthesised = new double[bins][truth.size()];
    double[][] power = new double[bins][truth.size()];
    for (int i = 0; i < truth.size(); i++) {
      Spectra spectra = Spectra.of(truth.get(i), again.get(i));
      Spectra other = Spectra.of(truth.get(i), drawn.get(i));
      for (int bin = 0; bin < bins; bin++) {
        r[bin][i] = spectra.correlation()[bin];
        power[bin][i] = spectra.first()[bin];
        reconstructed[bin][i] = spectra.second()[bin];
        synthesised[bin][i] = other.second()[bin];
      }
    }
    StringBuilder header = new StringBuilder("| k, h/Mpc |");
    for (int bin = 0; bin < bins; bin++) {
      header.append(String.format(Locale.ROOT, " %.3f-%.3f |", EDGES[bin], EDGES[bin + 1]));
    }
    line(header.toString());
    line("|---|" + "---|".repeat(bins));
    row("r of reconstructed and true map", "%.3f", each(r, FieldLatentReport::mean));
    row("its error", "%.3f", each(r, FieldLatentReport::error));
    row("power of reconstructed over true", "%.2f", ratios(reconstructed, power));
    row("power of synthesised over true", "%.2f", ratios(synthesised, power));
    row("its error", "%.2f", errors(synthesised, power));
    // 1000 points of no order in 250 Mpc/h.
    row("power of no order over true", "%.2f", each(power, row -> 15625 / mean(row)));
    line("");
  }

  private void counts(List<DensityMap> truth, List<DensityMap> again, List<DensityMap> drawn) {
    line("| halos in a cell | 0 | 1 | 2 | 3 | 4 | 5 | 6 and more |");
    line("|---|---|---|---|---|---|---|---|");
    row("N-body", "%.4f", shares(truth));
    row("reconstructed", "%.4f", shares(again));
    row("synthesised", "%.4f", shares(drawn));
    line("");
    line("| variance of counts over mean | 1 cell | 2^3 cells | 4^3 cells |");
    line("|---|---|---|---|");
    row("N-body", "%.3f", variances(truth));
    row("reconstructed", "%.3f", variances(again));
    row("synthesised", "%.3f", variances(drawn));
    line("");
  }

  private double[] shares(List<DensityMap> maps) {
    double[] shares = new double[LARGEST_COUNT + 1];
    for (DensityMap map : maps) {
      for (int n = 0; n <= LARGEST_COUNT; n++) {
        shares[n] += share(map, n) / maps.size();
      }
    }
    return shares;
  }

  private static double share(DensityMap map, int count) {
    double[] values = map.copyValues();
    return Arrays.stream(values)
            .filter(v -> Math.min(LARGEST_COUNT, Math.round(v * 1000 / values.length)) == count)
            .count()
        / (double) values.length;
  }

  private static double[] variances(List<DensityMap> maps) {
    double[] variances = new double[3];
    for (DensityMap map : maps) {
      for (int i = 0; i < variances.length; i++) {
        variances[i] += variance(map, 1 << i) / maps.size();
      }
    }
    return variances;
  }

  /** Variance of the number of halos in blocks of cells, over its mean: 1 for no order. */
  private static double variance(DensityMap map, int block) {
    int side = map.side() / block;
    double[] sums = new double[side * side * side];
    double[] values = map.copyValues();
    for (int cell = 0; cell < values.length; cell++) {
      int i = cell / (map.side() * map.side()) / block;
      int j = cell / map.side() % map.side() / block;
      int k = cell % map.side() / block;
      sums[(i * side + j) * side + k] += values[cell] * 1000 / values.length;
    }
    double mean = mean(sums);
    return Arrays.stream(sums).map(n -> (n - mean) * (n - mean)).sum() / sums.length / mean;
  }

  /**
   * Slopes of power with cosmology: of simulations by least squares, of the model from the same
   * seeds.
   */
  private void response() throws IOException, CatalogueException {
    List<PointCloud> all = new ArrayList<>(clouds("hypercube-train-z0.5"));
    all.addAll(clouds("hypercube-validation-z0.5"));
    all.addAll(clouds("hypercube-test-z0.5"));
    ToDoubleFunction<DensityMap> power =
        map -> {
          double[] bins = Spectra.of(map, map).first();
          return Math.log((bins[2] + bins[3] + bins[4]) / 3);
        };
    double[][] simulated = slopes(all, power);
    Cosmology fiducial = clouds("fiducial-test-z0.5").get(0).cosmology();
    double[][] drawn = {
      slope(fiducial.withOmegaM(0.2), fiducial.withOmegaM(0.4), 0.2, power),
      slope(withSigma8(fiducial, 0.7), withSigma8(fiducial, 0.9), 0.2, power)
    };
    line("| slope of ln P at 0.058-0.14 h/Mpc | with Omega_m | with sigma_8 |");
    line("|---|---|---|");
    for (int i = 0; i < 2; i++) {
      double[][] slopes = i == 0 ? simulated : drawn;
      line(
          String.format(
              Locale.ROOT,
              "| %s | %.2f +- %.2f | %.2f +- %.2f |",
              i == 0 ? "simulations" : "synthesised",
              slopes[0][0],
              slopes[0][1],
              slopes[1][0],
              slopes[1][1]));
    }
    line("");
  }

  private static Cosmology withSigma8(Cosmology c, double sigma8) {
    return new Cosmology(c.omegaM(), c.omegaB(), c.h(), c.nS(), sigma8, c.redshift());
  }

  private double[] slope(
      Cosmology low, Cosmology high, double span, ToDoubleFunction<DensityMap> power) {
    double[] slopes = new double[SEEDS];
    for (int seed = 0; seed < slopes.length; seed++) {
      double at = power.applyAsDouble(whole(model.synthesise(low, seed), seed));
      slopes[seed] = (power.applyAsDouble(whole(model.synthesise(high, seed), seed)) - at) / span;
    }
    return new double[] {mean(slopes), error(slopes)};
  }

  /** Least squares with a constant, Omega_m and sigma_8: slope and error of both. */
  private double[][] slopes(List<PointCloud> clouds, ToDoubleFunction<DensityMap> power) {
    double[] om = clouds.stream().mapToDouble(c -> c.cosmology().omegaM()).toArray();
    double[] s8 = clouds.stream().mapToDouble(c -> c.cosmology().sigma8()).toArray();
    double[] y = clouds.stream().mapToDouble(c -> power.applyAsDouble(map(c))).toArray();
    double a = covariance(om, om);
    double b = covariance(om, s8);
    double c = covariance(s8, s8);
    double determinant = a * c - b * b;
    double first = (c * covariance(om, y) - b * covariance(s8, y)) / determinant;
    double second = (a * covariance(s8, y) - b * covariance(om, y)) / determinant;
    double left = covariance(y, y) - first * covariance(om, y) - second * covariance(s8, y);
    double noise = left / (y.length - 3);
    return new double[][] {
      {first, Math.sqrt(noise * c / determinant)}, {second, Math.sqrt(noise * a / determinant)}
    };
  }

  private static double covariance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - mean(x)) * (y[i] - mean(y));
    }
    return sum / x.length;
  }

  private static double[] each(double[][] rows, ToDoubleFunction<double[]> of) {
    return Arrays.stream(rows).mapToDouble(of).toArray();
  }

  private static double[] ratios(double[][] above, double[][] below) {
    double[] ratios = new double[above.length];
    Arrays.setAll(ratios, bin -> mean(above[bin]) / mean(below[bin]));
    return ratios;
  }

  /** Of ratios of independent means. */
  private static double[] errors(double[][] above, double[][] below) {
    double[] ratios = ratios(above, below);
    double[] errors = new double[ratios.length];
    Arrays.setAll(
        errors,
        bin ->
            ratios[bin]
                * Math.hypot(
                    error(above[bin]) / mean(above[bin]), error(below[bin]) / mean(below[bin])));
    return errors;
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(Double.NaN);
  }

  private static double error(double[] numbers) {
    double mean = mean(numbers);
    double sum = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(sum / (numbers.length - 1.0) / numbers.length);
  }

  private void row(String label, String format, double[] numbers) {
    StringBuilder row = new StringBuilder("| " + label + " |");
    for (double number : numbers) {
      row.append(' ').append(String.format(Locale.ROOT, format, number)).append(" |");
    }
    line(row.toString());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
