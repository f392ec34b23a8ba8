package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.generators.diffusion.DiffusionModel;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.interpolant.InterpolantModel;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The page {@code src/docs/toys.md}: its table is that of {@code scores.csv}, its pictures exist.
 * {@code -Dcosmoassay.rewrite=true} writes the table, {@code -Dcosmoassay.validation=true} with it
 * the pictures.
 */
final class ToyPageTest {

  private static final String REWRITE = "cosmoassay.rewrite";
  private static final String BEGIN = "<!-- scores.csv, by ToyPageTest -->\n";
  private static final String END = "<!-- end -->";
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)");
  private static final double[] NONE = {};
  private static final List<PlaneDistribution> ALL = List.of(PlaneDistribution.values());
  private static final List<String> TOYS =
      List.of("two moons", "eight Gaussians", "checkerboard", "rings");

  private static Path docs() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")), "src", "docs");
  }

  private static String table() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            | family | on | seconds of one core | evaluations | energy distance | classifier | bounds |
            |---|---|---|---|---|---|---|
            """);
    ToyScores scores = ToyScores.read(TrainedToysTest.models());
    for (ToyRecipe recipe : ToyRecipe.all()) {
      for (PlaneDistribution truth : PlaneDistribution.values()) {
        scores.find(truth, recipe.family()).ifPresent(row -> text.append(line(row)));
      }
    }
    return text.toString();
  }

  private static String line(ToyScores.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %d | %.2f | %.3f | %s |\n",
        row.family(),
        row.distribution(),
        row.seconds(),
        row.evaluations(),
        row.score().energyRatio(),
        row.score().accuracy(),
        bounds(row));
  }

  private static String bounds(ToyScores.Row row) {
    if (row.holdsThresholds()) {
      return "held";
    }
    return TrainedToysTest.WITHOUT_THRESHOLD.contains(row.family()) ? "none asked" : "**missed**";
  }

  @Test
  void theTableIsThatOfTheModelsThatShip() throws IOException {
    Path page = docs().resolve("toys.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean(REWRITE)) {
      text = text.substring(0, begin) + table() + text.substring(end);
      Files.writeString(page, text);
    }
    assertThat(text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END)))
        .isEqualTo(table());
  }

  @Test
  void thePicturesExistAndAreSmall() throws IOException {
    Matcher pictures = PICTURE.matcher(Files.readString(docs().resolve("toys.md")));
    long bytes = 0;
    int count = 0;
    while (pictures.find()) {
      bytes += Files.size(docs().resolve(pictures.group(1)));
      count++;
    }
    assertThat(count).isEqualTo(3);
    assertThat(bytes).isLessThan(1_000_000);
  }

  @Test
  @EnabledIfSystemProperty(named = REWRITE, matches = "true")
  @EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
  void writesThePictures() throws IOException {
    samples();
    densities();
    paths();
  }

  /** Families with a model for each of these distributions. */
  private static List<String> shipped(List<PlaneDistribution> toys) throws IOException {
    ToyScores scores = ToyScores.read(TrainedToysTest.models());
    return ToyRecipe.all().stream()
        .map(ToyRecipe::family)
        .filter(family -> toys.stream().allMatch(truth -> scores.find(truth, family).isPresent()))
        .toList();
  }

  private static void samples() throws IOException {
    List<String> families = shipped(ALL);
    List<String> columns = new ArrayList<>(List.of("truth"));
    columns.addAll(families);
    ToyPictures picture = new ToyPictures(150, columns, TOYS);
    for (PlaneDistribution truth : PlaneDistribution.values()) {
      int row = ALL.indexOf(truth);
      picture.points(0, row, truth.draw(RandomStreams.of(3), 2500).points());
      int column = 1;
      for (String family : families) {
        TrainedModel model = model(truth, family);
        picture.points(column++, row, model.sample(2500, NONE, 3).points());
      }
    }
    picture.write(docs().resolve("toys-samples.png"));
  }

  private static void densities() throws IOException {
    List<String> families = new ArrayList<>(shipped(ALL));
    families.retainAll(
        List.of("affine-flow", "spline-flow", "continuous-flow", "flow-matching", "diffusion"));
    List<String> columns = new ArrayList<>(List.of("truth"));
    columns.addAll(families);
    ToyPictures picture = new ToyPictures(200, columns, TOYS);
    int n = 64;
    for (PlaneDistribution truth : PlaneDistribution.values()) {
      int row = ALL.indexOf(truth);
      double[] counted = counted(truth, n);
      double largest = percentile(counted);
      picture.density(0, row, counted, n, largest);
      for (String family : families) {
        TrainedModel model = model(truth, family);
        if (model instanceof TransportModel flow) {
          model = flow.with(OdeSolver.adaptive(OdeSolver.Method.DORMAND_PRINCE_54, 1e-3));
        }
        double[] density = model.logLikelihood(middles(n), NONE);
        for (int i = 0; i < density.length; i++) {
          density[i] = Math.exp(density[i]);
        }
        picture.density(1 + families.indexOf(family), row, density, n, largest);
      }
    }
    picture.write(docs().resolve("toys-densities.png"));
  }

  private static double[] middles(int n) {
    double cell = 2 * ToyPictures.REACH / n;
    double[] grid = new double[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      grid[2 * i] = (i % n + 0.5) * cell - ToyPictures.REACH;
      grid[2 * i + 1] = (Math.floorDiv(i, n) + 0.5) * cell - ToyPictures.REACH;
    }
    return grid;
  }

  /** The density of the truth by counts of two million points. */
  private static double[] counted(PlaneDistribution truth, int n) {
    int drawn = 2_000_000;
    double cell = 2 * ToyPictures.REACH / n;
    double[] points = truth.draw(RandomStreams.of(4), drawn).points();
    double[] density = new double[n * n];
    for (int i = 0; i < points.length; i += 2) {
      int x = (int) Math.floor((points[i] + ToyPictures.REACH) / cell);
      int y = (int) Math.floor((points[i + 1] + ToyPictures.REACH) / cell);
      if (x >= 0 && y >= 0 && x < n && y < n) {
        density[y * n + x] += 1 / (drawn * cell * cell);
      }
    }
    return density;
  }

  /** What one cell in fifty exceeds. */
  private static double percentile(double[] density) {
    double[] sorted = density.clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.98 * sorted.length)];
  }

  /** Carries points from one time to another. */
  @FunctionalInterface
  private interface Carrier {
    double[] carry(double[] points, double start, double end);
  }

  private static void paths() throws IOException {
    List<PlaneDistribution> toys = ALL.subList(0, 2);
    List<String> families = new ArrayList<>(shipped(toys));
    families.retainAll(List.of("flow-matching", "continuous-flow", "diffusion", "interpolant"));
    ToyPictures picture = new ToyPictures(260, families, TOYS.subList(0, 2));
    for (PlaneDistribution truth : toys) {
      for (String family : families) {
        picture.paths(families.indexOf(family), ALL.indexOf(truth), path(model(truth, family)));
      }
    }
    picture.write(docs().resolve("toys-paths.png"));
  }

  private static List<double[]> path(TrainedModel model) {
    double[] base = GaussianBase.draw(6, 2 * 100);
    if (model instanceof TransportModel flow) {
      return path(base, 0, 1, (x, start, end) -> flow.move(x, NONE, start, end).points());
    }
    if (model instanceof DiffusionModel diffusion) {
      return path(base, 1, 0, (x, from, to) -> diffusion.moveByFlow(x, NONE, from, to).points());
    }
    InterpolantModel interpolant = (InterpolantModel) model;
    double[] origins = PlaneDistribution.EIGHT_GAUSSIANS.draw(RandomStreams.of(6), 100).points();
    return path(origins, 0, 1, (x, start, end) -> interpolant.move(x, NONE, start, end).points());
  }

  private static TrainedModel model(PlaneDistribution truth, String family) throws IOException {
    return ShippedToysTest.load(truth, family).model();
  }

  private static List<double[]> path(double[] start, double from, double to, Carrier carrier) {
    int steps = 40;
    List<double[]> path = new ArrayList<>(List.of(start));
    for (int i = 0; i < steps; i++) {
      double begin = from + (to - from) * i / steps;
      double end = from + (to - from) * (i + 1) / steps;
      path.add(carrier.carry(path.get(i), begin, end));
    }
    return path;
  }
}
