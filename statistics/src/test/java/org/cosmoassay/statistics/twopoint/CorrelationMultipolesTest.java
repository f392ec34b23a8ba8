package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RedshiftSpace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationMultipolesTest {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:40:12");
  private static final PeriodicBox CUBE = PeriodicBox.cube(200);
  private static final Invariance SUMS =
      Invariance.within(1e-12, "mean separations are summed in the order of the grid");

  @Nested
  class InRealSpace extends StatisticContract {

    @Override
    protected Statistic statistic() {
      return CorrelationMultipoles.of(BINS);
    }

    @Override
    protected List<Statistic> variants() {
      CorrelationMultipoles plain = CorrelationMultipoles.of(BINS);
      return List.of(
          plain.withElls(0, 2),
          plain.withMuBins(100),
          plain.along(LineOfSight.X),
          plain.averaged(),
          plain.inRedshiftSpace(),
          plain.inRedshiftSpace(0.5, 0.3),
          plain.inRedshiftSpace(0.5, Double.NaN),
          CorrelationMultipoles.of(RadialBins.of(1, 2)));
    }

    @Override
    protected List<int[]> axisPermutations() {
      return List.of(new int[] {1, 0, 2});
    }

    @Override
    protected Invariance underTranslation() {
      return SUMS;
    }

    @Override
    protected Invariance underAxisPermutation() {
      return SUMS;
    }

    @Override
    protected Invariance underPointOrder() {
      return SUMS;
    }
  }

  @Nested
  class AveragedInRedshiftSpace extends StatisticContract {

    @Override
    protected Statistic statistic() {
      return CorrelationMultipoles.of(BINS).inRedshiftSpace().averaged();
    }

    @Override
    protected Invariance underTranslation() {
      return SUMS;
    }

    @Override
    protected Invariance underAxisPermutation() {
      return SUMS;
    }

    @Override
    protected Invariance underPointOrder() {
      return SUMS;
    }
  }

  @Test
  void printsItsColumnsInOrder() {
    Measurement xi =
        CorrelationMultipoles.of(BINS).withElls(0, 4).measure(TestClouds.uniform(CUBE, 300, 1));
    assertThat(xi.axis().name()).isEqualTo("s");
    assertThat(xi.columns()).extracting(Column::name).containsExactly("s_mean", "xi0", "xi4");
    assertThat(xi.components()).extracting(Column::name).containsExactly("xi0", "xi4");
  }

  /** Tolerance: rounding in a sum over 200 cells of magnitude xi. */
  @ParameterizedTest
  @EnumSource(LineOfSight.class)
  void equalsBruteForceOverOrderedPairs(LineOfSight line) {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(200, 130, 170), 20, 25, 4, 3);
    for (int count : new int[] {200, 10, 7, 1}) {
      Measurement xi = CorrelationMultipoles.of(BINS).along(line).withMuBins(count).measure(cloud);
      for (int ell : new int[] {0, 2, 4}) {
        double[] expected = bruteForce(cloud, line, count, ell);
        for (int i = 0; i < BINS.count(); i++) {
          double tolerance = 1e-11 * (1 + Math.abs(expected[i]));
          assertThat(xi.column("xi" + ell).value(i)).isCloseTo(expected[i], within(tolerance));
        }
      }
    }
  }

  /** (2 l + 1) / 2 sum_mu xi(s, mu) L_l(mu) dmu over [-1, 1], every pair in both orders. */
  private static double[] bruteForce(PointCloud cloud, LineOfSight line, int count, int ell) {
    double[][] cells = new double[BINS.count()][count];
    for (BruteForce.Pair pair : BruteForce.pairs(cloud, BINS)) {
      double along =
          switch (line) {
            case X -> pair.dx();
            case Y -> pair.dy();
            case Z -> pair.dz();
          };
      double mu = Math.abs(along) / Math.sqrt(pair.r2());
      int upper = 0;
      while (upper < count - 1 && (2.0 * (upper + 1) - count) / count <= mu) {
        upper++;
      }
      cells[pair.bin()][upper] += 0.5;
      cells[pair.bin()][count - 1 - upper] += 0.5;
    }
    PolynomialFunction legendre = PolynomialsUtils.createLegendrePolynomial(ell);
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    double[] xi = new double[BINS.count()];
    double n = cloud.size();
    for (int i = 0; i < xi.length; i++) {
      double shell = 4 * Math.PI / 3 * (Math.pow(BINS.edge(i + 1), 3) - Math.pow(BINS.edge(i), 3));
      double cell = n * (n - 1) / 2 * shell / cloud.box().volume() / count;
      for (int k = 0; k < count; k++) {
        double low = 2.0 * k / count - 1;
        double weight = gauss.legendre(5, low, low + 2.0 / count).integrate(legendre);
        xi[i] += (2 * ell + 1) / 2.0 * (cells[i][k] / cell - 1) * weight;
      }
    }
    return xi;
  }

  /** Tolerance: rounding in a sum over 100 cells. */
  @Test
  void monopoleIsThePlainCorrelation() {
    PointCloud cloud = TestClouds.thomas(CUBE, 20, 25, 4, 3);
    double[] plain = TwoPointCorrelation.of(BINS).measure(cloud).column("xi").values();
    for (CorrelationMultipoles multipoles :
        List.of(CorrelationMultipoles.of(BINS), CorrelationMultipoles.of(BINS).averaged())) {
      Measurement measured = multipoles.measure(cloud);
      for (int i = 0; i < plain.length; i++) {
        assertThat(measured.column("xi0").value(i))
            .isCloseTo(plain[i], within(1e-12 * (1 + Math.abs(plain[i]))));
      }
    }
  }

  /** One pair along z: mu = 1 along z and 0 along x; 1 + xi0 = 1 / RR. */
  @Test
  void tellsAlongFromAcross() {
    PointCloud cloud = TestClouds.at(CUBE, new double[3], new double[] {0, 0, 199});
    CorrelationMultipoles xi = CorrelationMultipoles.of(RadialBins.of(0, 2)).withMuBins(2000);
    double peak = 3 * CUBE.volume() / (32 * Math.PI);
    Measurement along = xi.along(LineOfSight.Z).measure(cloud);
    Measurement across = xi.along(LineOfSight.X).measure(cloud);
    assertThat(along.column("xi0").value(0)).isCloseTo(peak - 1, within(1e-9 * peak));
    // L_2 varies by 0.3% over the bin of mu that ends at 1, by next to nothing at 0.
    assertThat(along.column("xi2").value(0)).isCloseTo(5 * peak, within(0.01 * peak));
    assertThat(across.column("xi2").value(0)).isCloseTo(-2.5 * peak, within(1e-4 * peak));
    assertThat(across.column("xi4").value(0)).isCloseTo(27.0 / 8 * peak, within(1e-4 * peak));
  }

  /** A coincident pair has mu = 0 in every direction. */
  @Test
  void coincidentPointsHaveMuZero() {
    PointCloud cloud = TestClouds.at(CUBE, new double[3], new double[3]);
    RadialBins bins = RadialBins.of(0, 1);
    PairTally tally =
        PairTraversal.walk(
            cloud,
            PairRequest.angles(bins, PairSpace.REAL, MuBins.DEFAULT, Set.of(LineOfSight.values())));
    for (LineOfSight line : LineOfSight.values()) {
      assertThat(tally.pairs(line, 0, 0)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 200, 201})
  void muEdgesAreInclusiveBelow(int count) {
    MuBins bins = MuBins.of(count);
    assertThat(bins.foldedEdge(0)).isZero();
    assertThat(bins.foldedEdge(bins.foldedCount())).isEqualTo(1);
    for (int k = 0; k < bins.foldedCount(); k++) {
      assertThat(bins.foldedIndex(bins.foldedEdge(k))).isEqualTo(k);
      assertThat(bins.foldedIndex(Math.nextDown(bins.foldedEdge(k + 1)))).isEqualTo(k);
    }
    assertThat(bins.foldedIndex(1)).isEqualTo(bins.foldedCount() - 1);
    assertThat(bins.foldedIndex(Math.nextUp(1.0))).isEqualTo(bins.foldedCount() - 1);
  }

  @Test
  void inRedshiftSpaceIsThatOfTheShiftedCloud() {
    PointCloud cloud = TestClouds.thomas(CUBE, 20, 25, 4, 3);
    CorrelationMultipoles real = CorrelationMultipoles.of(BINS);
    for (LineOfSight line : LineOfSight.values()) {
      Measurement shifted = real.along(line).measure(RedshiftSpace.shift(cloud, line));
      assertThat(real.along(line).inRedshiftSpace().measure(cloud).vector())
          .containsExactly(shifted.vector());
    }
    Cosmology other = cloud.cosmology().withRedshift(1).withOmegaM(0.2);
    assertThat(real.inRedshiftSpace(1, 0.2).measure(cloud).vector())
        .containsExactly(real.inRedshiftSpace().measure(cloud.withCosmology(other)).vector());
    assertThat(real.inRedshiftSpace().inRealSpace().measure(cloud).vector())
        .containsExactly(real.measure(cloud).vector());
  }

  @Test
  void saysWhatRedshiftSpaceRequires() {
    CorrelationMultipoles real = CorrelationMultipoles.of(BINS);
    assertThat(real.requires()).isEmpty();
    assertThat(real.inRedshiftSpace().requires())
        .containsExactlyInAnyOrder(Requirement.VELOCITIES, Requirement.EXPANSION);
    assertThat(real.inRedshiftSpace(0.5, Double.NaN).requires()).contains(Requirement.EXPANSION);
    assertThat(real.inRedshiftSpace(0.5, 0.3).requires()).containsExactly(Requirement.VELOCITIES);
    PointCloud unstated = TestClouds.uniform(CUBE, 10, 1).withCosmology(Cosmology.UNSTATED);
    assertThat(real.inRedshiftSpace(0.5, 0.3).measure(unstated).axis().size()).isEqualTo(12);
    assertThatIllegalStateException()
        .isThrownBy(() -> real.inRedshiftSpace().measure(unstated))
        .withMessageContaining("redshift");
  }

  @Test
  void refusesMultipolesThatSayNothing() {
    CorrelationMultipoles xi = CorrelationMultipoles.of(BINS);
    assertThatIllegalArgumentException().isThrownBy(() -> xi.withElls(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> xi.withElls(-2));
    assertThatIllegalArgumentException().isThrownBy(() -> xi.withElls(2, 2));
    assertThatIllegalArgumentException().isThrownBy(xi::withElls);
    assertThatIllegalArgumentException().isThrownBy(() -> xi.withMuBins(0));
    assertThatIllegalArgumentException().isThrownBy(() -> xi.inRedshiftSpace(-1, 0.3));
    assertThatIllegalArgumentException().isThrownBy(() -> xi.inRedshiftSpace(0, -0.3));
  }

  @Test
  void flagsShellsWithoutPairs() {
    Measurement xi =
        CorrelationMultipoles.of(RadialBins.of(0, 1, 2)).averaged().measure(TestClouds.at(CUBE));
    assertThat(xi.vector()).containsOnly(Double.NaN);
    assertThat(xi.flag(0)).isEqualTo(Flag.EMPTY);
  }
}
