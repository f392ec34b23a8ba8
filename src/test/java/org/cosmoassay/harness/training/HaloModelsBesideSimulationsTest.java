package org.cosmoassay.harness.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.halo.HaloModels;
import org.cosmoassay.harness.config.TrainingFile;
import org.cosmoassay.harness.mock.PairedBase;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.neighbour.NeighbourCdf;
import org.cosmoassay.statistics.neighbour.QueryPoints;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The best model that ships beside simulations that it has not seen, in their own phases: 16
 * fiducial ones and 16 of a hypercube of cosmologies. Two minutes: run on request by {@code
 * -Dcosmoassay.validation=true}.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
final class HaloModelsBesideSimulationsTest {

  private static final String MODEL = "halo-spline-flow";
  private static final int DRAWS = 3;
  private static final RadialBins BINS = RadialBins.parse("edges:10,15,20,25,30,35,40,50,60");
  private static final RadialBins RESPONSE = RadialBins.parse("edges:10,30");
  private static final NeighbourCdf NEIGHBOURS =
      NeighbourCdf.of(new int[] {1, 2}, Bins.parse("lin:2:60:28"), QueryPoints.random(7, 20000));

  /** Draws of the model, and for each the simulation whose phases it began in. */
  private record Beside(List<PointCloud> drawn, List<PointCloud> simulated) {}

  @ParameterizedTest
  @ValueSource(strings = {"fiducial", "hypercube"})
  void clusteringVelocitiesAndNeighboursAreThoseOfSimulations(String set) throws Exception {
    Beside beside = beside(set);
    for (int bin = 0; bin < BINS.count(); bin++) {
      double[] xi = vector(beside.drawn(), bin, true);
      double[] truth = vector(beside.simulated(), bin, true);
      double mean = mean(truth);
      double ratio = mean(xi) / mean;
      double infall =
          mean(vector(beside.drawn(), bin, false)) / mean(vector(beside.simulated(), bin, false));
      double[] difference =
          IntStream.range(0, xi.length / DRAWS)
              .mapToDouble(
                  i ->
                      IntStream.range(DRAWS * i, DRAWS * (i + 1))
                          .mapToDouble(k -> (xi[k] - truth[k]) / DRAWS)
                          .sum())
              .toArray();
      double error =
          new StandardDeviation().evaluate(difference) / Math.sqrt(difference.length) / mean;
      String row =
          String.format(
              Locale.ROOT,
              "%s, %s at %.0f-%.0f Mpc/h: xi %.3f +- %.3f, v12 %.3f of N-body",
              MODEL,
              set,
              BINS.edge(bin),
              BINS.edge(bin + 1),
              ratio,
              error,
              infall);
      System.out.println(row);
      // What is asked of it, 10 %, and where 16 boxes cannot tell that, twice their own error.
      assertThat(ratio).as(row).isCloseTo(1, within(Math.max(0.1, 2 * error)));
      assertThat(infall).as(row).isCloseTo(1, within(0.15));
    }
    for (String column : List.of("cdf_k1", "cdf_k2")) {
      double[] drawn = neighbours(beside.drawn(), column);
      double[] simulated = neighbours(beside.simulated(), column);
      for (int i = 0; i < drawn.length; i++) {
        assertThat(drawn[i]).as("%s of %s", column, set).isCloseTo(simulated[i], within(0.02));
      }
    }
  }

  @Test
  void clusteringFollowsTheCosmology() throws Exception {
    Beside beside = beside("hypercube");
    double[] drawn = slopes(beside.drawn());
    double[] simulated = slopes(beside.simulated());
    System.out.printf(
        Locale.ROOT,
        "slopes of xi at 10-30 Mpc/h with Omega_m %.2f (N-body %.2f), with sigma_8 %.2f (%.2f)%n",
        drawn[1],
        simulated[1],
        drawn[2],
        simulated[2]);
    assertThat(drawn[1] / simulated[1]).isCloseTo(1, within(0.25));
    // 16 boxes do not know that with sigma_8 better than its sign (0.17 +- 0.36).
    assertThat(Math.signum(drawn[2])).isEqualTo(Math.signum(simulated[2]));
  }

  private static double[] slopes(List<PointCloud> clouds) {
    double[] xi =
        clouds.stream()
            .mapToDouble(c -> TwoPointCorrelation.of(RESPONSE).measure(c).column("xi").value(0))
            .toArray();
    double[][] parameters =
        clouds.stream()
            .map(c -> new double[] {c.cosmology().omegaM(), c.cosmology().sigma8()})
            .toArray(double[][]::new);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(xi, parameters);
    return regression.estimateRegressionParameters();
  }

  private static Beside beside(String set) throws Exception {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    Path models = root.resolve("generators/models");
    TrainingFile file = TrainingFile.load(models.resolve(MODEL + ".yaml"));
    TrainingClouds held = TrainingClouds.of(heldOut(file, set));
    PeriodicBox box = held.clouds().get(0).box();
    Ensemble base =
        PairedBase.of(
            HaloModels.base(file.family(), file.architecture(), box), held.simulations(), i -> {});
    Generator model =
        HaloModels.open(
            models.resolve(MODEL),
            new GeneratorSettings(box, held.clouds().get(0).size(), Map.of()));
    List<PointCloud> drawn = new ArrayList<>();
    List<PointCloud> simulated = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      Cosmology cosmology = held.clouds().get(i).cosmology();
      for (int draw = 0; draw < DRAWS; draw++) {
        drawn.add(HaloModels.carry(model, base.cloud(i), cosmology, 100 + i + 1000L * draw));
        simulated.add(held.clouds().get(i));
      }
    }
    return new Beside(drawn, simulated);
  }

  private static TrainingFile heldOut(TrainingFile file, String set) {
    return new TrainingFile(
        file.family(),
        file.suite(),
        file.redshift(),
        List.of(set),
        "test",
        file.only(),
        file.told(),
        file.architecture(),
        file.clouds(),
        file.halos(),
        file.warmStart(),
        file.augmented(),
        file.settings());
  }

  private static double[] vector(List<PointCloud> clouds, int bin, boolean clustering) {
    return clouds.stream()
        .mapToDouble(
            c ->
                clustering
                    ? TwoPointCorrelation.of(BINS).measure(c).column("xi").value(bin)
                    : PairwiseVelocity.of(BINS).measure(c).column("v12").value(bin))
        .toArray();
  }

  private static double[] neighbours(List<PointCloud> clouds, String column) {
    double[] mean = new double[29];
    for (PointCloud cloud : clouds) {
      var measured = NEIGHBOURS.measure(cloud).column(column);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += measured.value(i) / clouds.size();
      }
    }
    return mean;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
