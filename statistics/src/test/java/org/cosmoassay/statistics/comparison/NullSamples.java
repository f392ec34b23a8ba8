package org.cosmoassay.statistics.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.zip.ZipFile;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;

/** Pairs of ensembles of one law, made up or real. */
interface NullSamples {

  /** What the ensembles are, e.g. {@code Gaussian, 16 v 24, 3 values}. */
  String name();

  EnsemblePair draw(long trial);

  /** Gaussian vectors, each value correlated with every other, or the exponentials of them. */
  static NullSamples madeUp(int n, int m, int p, double correlation, boolean skewed) {
    String name =
        "%s, %d v %d, %d values, correlation %s"
            .formatted(skewed ? "lognormal" : "Gaussian", n, m, p, correlation);
    return of(
        name,
        trial -> {
          double[][] all = correlated(n + m, p, correlation, RandomStreams.split(1, name, trial));
          for (double[] vector : all) {
            for (int k = 0; skewed && k < p; k++) {
              vector[k] = Math.exp(vector[k]);
            }
          }
          return Ensembles.unpaired(Arrays.copyOf(all, n), Arrays.copyOfRange(all, n, n + m));
        });
  }

  /** Gaussian vectors in pairs that share three quarters of their variance. */
  static NullSamples pairs(int n, int p, double correlation) {
    String name = "Gaussian, %d pairs, %d values, correlation %s".formatted(n, p, correlation);
    return of(
        name,
        trial -> {
          double[][] all = correlated(3 * n, p, correlation, RandomStreams.split(1, name, trial));
          double[][] common = Ensembles.times(Arrays.copyOf(all, n), Math.sqrt(3));
          return Ensembles.paired(
              Ensembles.plus(common, Arrays.copyOfRange(all, n, 2 * n)),
              Ensembles.plus(common, Arrays.copyOfRange(all, 2 * n, 3 * n)));
        });
  }

  /** Two parts of an ensemble, drawn anew each time. */
  static NullSamples parts(String ensemble, double[][] vectors, int n, int m) {
    String name = "%s, %d v %d, %d values".formatted(ensemble, n, m, vectors[0].length);
    return of(
        name,
        trial -> {
          UniformRandomProvider random = RandomStreams.of(RandomStreams.split(1, name, trial));
          double[][] order = vectors.clone();
          for (int i = 0; i < n + m; i++) {
            int j = i + random.nextInt(order.length - i);
            double[] kept = order[i];
            order[i] = order[j];
            order[j] = kept;
          }
          return Ensembles.unpaired(Arrays.copyOf(order, n), Arrays.copyOfRange(order, n, n + m));
        });
  }

  /** Rows of p numbers. */
  static double[][] quijote(String file, int p) throws IOException {
    double[] values = RealData.npy(RealData.file("quijote-ensembles/" + file));
    double[][] vectors = new double[values.length / p][];
    Arrays.setAll(vectors, i -> Arrays.copyOfRange(values, i * p, (i + 1) * p));
    return vectors;
  }

  /** xi of the 64 fiducial clouds of the suite that ships, in 10 bins from 5 to 45 Mpc/h. */
  static double[][] shippedSuite() throws IOException {
    String root = Objects.requireNonNullElse(System.getProperty("cosmoassay.root"), "..");
    Path folder = Path.of(root, "reference-data", "suites", "cosmoassay-nbody-v1");
    TwoPointCorrelation xi = TwoPointCorrelation.of(RadialBins.parse("lin:5:45:10"));
    List<double[]> vectors = new ArrayList<>();
    for (String split : List.of("train", "validation", "test")) {
      double[] positions = positions(folder.resolve("fiducial-" + split + "-z0.5.npz"));
      for (int first = 0; first < positions.length; first += 3000) {
        double[][] xyz = new double[3][1000];
        for (int i = 0; i < 3000; i++) {
          xyz[i % 3][i / 3] = positions[first + i];
        }
        vectors.add(
            xi.measure(PointCloud.of(PeriodicBox.cube(250), xyz[0], xyz[1], xyz[2]))
                .column("xi")
                .values());
      }
    }
    return vectors.toArray(double[][]::new);
  }

  private static double[] positions(Path npz) throws IOException {
    Path file = Files.createTempFile("positions", ".npy");
    try (ZipFile zip = new ZipFile(npz.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("positions.npy"))) {
      Files.write(file, in.readAllBytes());
      return RealData.npy(file);
    } finally {
      Files.delete(file);
    }
  }

  private static double[][] correlated(int n, int p, double correlation, long seed) {
    double[][] vectors = Ensembles.gaussian(n, p + 1, 0, 1, seed);
    for (int i = 0; i < n; i++) {
      double common = Math.sqrt(correlation) * vectors[i][p];
      double[] vector = new double[p];
      for (int k = 0; k < p; k++) {
        vector[k] = common + Math.sqrt(1 - correlation) * vectors[i][k];
      }
      vectors[i] = vector;
    }
    return vectors;
  }

  private static NullSamples of(String name, LongFunction<EnsemblePair> draw) {
    return new NullSamples() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public EnsemblePair draw(long trial) {
        return draw.apply(trial);
      }
    };
  }
}
