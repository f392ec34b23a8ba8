package org.cosmoassay.harness.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.simulator.gravity.ColaSimulation;
import org.cosmoassay.reference.simulator.gravity.GravitySettings;
import org.cosmoassay.reference.simulator.halo.Halos;
import org.cosmoassay.reference.simulator.initial.Displacements;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.BoxJackknife;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.cosmoassay.statistics.twopoint.JackknifeWeighting;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Simulated boxes of 1000 Mpc/h beside real Quijote halo catalogues of the same cosmologies, one
 * each: the 5000 most massive halos at z = 0. Needs a heap of 9 GB and 45 minutes of two cores: run
 * on request by {@code -Dcosmoassay.validation=true}; writes
 * src/docs/simulations/quijote-boxes.csv.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
final class QuijoteBoxTest {

  private static final int CATALOGUES = 16;
  private static final int HALOS = 5000;
  private static final int PARTICLES = 256;
  private static final double SIDE = 1000;

  /** Sub-boxes of the jackknife along each side; their sides exceed the last edge. */
  private static final int SUB_BOXES = 4;

  private static final RadialBins BINS = RadialBins.parse("lin:10:60:10");

  /** A vector with its jackknife errors. */
  private record Measured(Column values, JackknifeCovariance scatter) {}

  @Test
  void boxesAgreeWithRealOnesWithinTheirScatter() throws Exception {
    Path catalogue = RealData.file("quijote/halos_small.npy");
    Path table = RealData.file("quijote/cosmology_small.csv");
    StringBuilder rows = new StringBuilder("catalogue,statistic,r,simulated,real,error,pull\n");
    double[] ratios = new double[2];
    SummaryStatistics squares = new SummaryStatistics();
    double largest = 0;
    for (int i = 0; i < CATALOGUES; i++) {
      PointCloud real = real(catalogue, table, i);
      PointCloud simulated = simulated(real.cosmology(), i);
      List<List<Measured>> pairs =
          List.of(
              List.of(correlation(simulated), correlation(real)),
              List.of(velocity(simulated), velocity(real)));
      double sum = 0;
      for (int s = 0; s < 2; s++) {
        Measured a = pairs.get(s).get(0);
        Measured b = pairs.get(s).get(1);
        for (int bin = 0; bin < BINS.count(); bin++) {
          double error = Math.hypot(a.scatter().error(bin), b.scatter().error(bin));
          double pull = (a.values().value(bin) - b.values().value(bin)) / error;
          sum += pull * pull;
          largest = Math.max(largest, Math.abs(pull));
          ratios[s] += a.values().value(bin) / b.values().value(bin) / (CATALOGUES * BINS.count());
          rows.append(
              String.format(
                  Locale.ROOT,
                  "%d,%s,%.1f,%.5g,%.5g,%.3g,%.2f\n",
                  i,
                  s == 0 ? "xi" : "v12",
                  0.5 * (BINS.edge(bin) + BINS.edge(bin + 1)),
                  a.values().value(bin),
                  b.values().value(bin),
                  error,
                  pull));
        }
      }
      squares.addValue(sum / (2 * BINS.count()));
      System.out.printf("catalogue %d: mean square pull %.2f%n", i, sum / (2 * BINS.count()));
    }
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    Files.writeString(Path.of(root, "src/docs/simulations/quijote-boxes.csv"), rows);
    System.out.print(rows);
    double meanSquare = squares.getMean();
    double error = squares.getStandardDeviation() / Math.sqrt(CATALOGUES);
    System.out.printf(
        "mean square pull %.2f +- %.2f; mean ratio of xi %.3f, of v12 %.3f%n",
        meanSquare, error, ratios[0], ratios[1]);
    // Pulls of unit variance have a mean square of 1. Bins of one box move together, boxes do not:
    // its error is that of the mean over boxes.
    assertThat(meanSquare - 1).isLessThan(3 * error);
    assertThat(meanSquare).isLessThan(2.2);
    // Of 320 normal pulls, were they independent, one in seven sets has one beyond 3.5.
    assertThat(largest).isLessThan(3.5);
    assertThat(ratios).containsExactly(new double[] {1, 1}, within(0.1));
  }

  private static PointCloud real(Path catalogue, Path table, int index) throws Exception {
    CatalogueOptions options =
        new CatalogueOptions(
            List.of("x", "y", "z", "vx", "vy", "vz", "mass"),
            PeriodicBox.cube(SIDE),
            0.0,
            null,
            table,
            CatalogueOptions.InvalidPoints.REFUSE);
    try (Catalogue open = Catalogues.open(catalogue, options)) {
      return open.read(index).cloud();
    }
  }

  private static Measured correlation(PointCloud cloud) {
    return new Measured(
        TwoPointCorrelation.of(BINS).measure(cloud).column("xi"),
        BoxJackknife.of(BINS, SUB_BOXES, JackknifeWeighting.MOHAMMAD_PERCIVAL).measure(cloud));
  }

  /** The jackknife leaves out the halos of a sub-box; a mean over pairs needs no other randoms. */
  private static Measured velocity(PointCloud cloud) {
    int regions = SUB_BOXES * SUB_BOXES * SUB_BOXES;
    double[][] vectors = new double[regions][BINS.count()];
    for (int region = 0; region < regions; region++) {
      Column v12 = PairwiseVelocity.of(BINS).measure(without(cloud, region)).column("v12");
      for (int bin = 0; bin < BINS.count(); bin++) {
        vectors[region][bin] = v12.value(bin);
      }
    }
    return new Measured(
        PairwiseVelocity.of(BINS).measure(cloud).column("v12"), JackknifeCovariance.of(vectors));
  }

  private static PointCloud without(PointCloud cloud, int region) {
    int[] kept = IntStream.range(0, cloud.size()).filter(i -> subBox(cloud, i) != region).toArray();
    double[][] columns = new double[6][kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i] = cloud.position(axis, kept[i]);
        columns[3 + axis][i] = cloud.velocity(axis, kept[i]);
      }
    }
    return PointCloud.builder(cloud.box())
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .build();
  }

  private static int subBox(PointCloud cloud, int point) {
    int index = 0;
    for (int axis = 0; axis < 3; axis++) {
      index = index * SUB_BOXES + (int) (cloud.position(axis, point) / SIDE * SUB_BOXES);
    }
    return index;
  }

  private static PointCloud simulated(Cosmology cosmology, int index) {
    Displacements displacements =
        Displacements.of(
            PeriodicBox.cube(SIDE),
            PARTICLES,
            LinearPower.of(cosmology),
            Phases.random(20261128 + index));
    ColaSimulation.Run run =
        ColaSimulation.run(cosmology, displacements, GravitySettings.DEFAULT, List.of(0.0));
    PointCloud halos = Halos.of(run.snapshots().get(0), Halos.LINKING, 10, HALOS);
    System.out.printf(
        "catalogue %d: %d halos, the lightest of %.0f particles, energy drift %.3g%n",
        index,
        halos.size(),
        halos.mass(halos.size() - 1) / run.snapshots().get(0).particleMass(),
        run.energyDrift());
    return halos;
  }
}
