package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * Legendre multipoles xi_l(s) of the anisotropic correlation function xi(s, mu), mu = s_los / s, in
 * real space or in redshift space.
 *
 * <p>xi(s, mu) = DD / RR - 1 per cell, RR = N (N - 1) / 2 V_shell / V_box dmu / 2, and
 *
 * <p>xi_l(s) = (2 l + 1) / 2 sum_mu xi(s, mu) L_l(mu) dmu over mu in [-1, 1],
 *
 * <p>where L_l(mu) dmu is the integral of the Legendre polynomial over the bin: then an isotropic
 * xi leaks nothing into l &gt; 0. The factor 1/2, the width of the range, makes xi_0 the plain xi
 * of the shell; sums over [0, 1] write the same number without it. An unordered pair counts at +mu
 * and at -mu, as its two orders would, so only even multipoles differ from zero; see {@link MuBins}
 * for the edges. A pair of separation 0 has mu = 0.
 *
 * <p>The line of sight is an axis (default z) or the average of the three: DD is then the sum over
 * the three axes, RR three times that of one, which is the mean of the three xi_l where none is
 * empty.
 *
 * <p>A cell of (s, mu) without pairs has xi = -1 like any other sparse cell; a shell without pairs
 * is NaN and flagged, and so is every shell of a cloud of 0 or 1 points.
 *
 * <p>References: Hamilton (1992), doi:10.1086/186264; Kaiser (1987), doi:10.1093/mnras/227.1.1.
 */
public final class CorrelationMultipoles implements PairStatistic {

  private final RadialBins bins;
  private final int[] ells;
  private final MuBins muBins;
  private final boolean redshiftSpace;
  private final double redshift;
  private final double omegaM;
  private final Set<LineOfSight> lines;

  private CorrelationMultipoles(
      RadialBins bins,
      int[] ells,
      MuBins muBins,
      boolean redshiftSpace,
      double redshift,
      double omegaM,
      Set<LineOfSight> lines) {
    this.bins = bins;
    this.ells = ells;
    this.muBins = muBins;
    this.redshiftSpace = redshiftSpace;
    this.redshift = redshift;
    this.omegaM = omegaM;
    this.lines = lines;
  }

  /** Multipoles 0, 2 and 4 in real space along z with 200 bins of mu. */
  public static CorrelationMultipoles of(RadialBins bins) {
    return new CorrelationMultipoles(
        bins,
        new int[] {0, 2, 4},
        MuBins.DEFAULT,
        false,
        Double.NaN,
        Double.NaN,
        EnumSet.of(LineOfSight.Z));
  }

  /**
   * With other multipoles, in the order of the columns.
   *
   * @throws IllegalArgumentException when there is none, or one is odd, negative or repeated
   */
  public CorrelationMultipoles withElls(int... orders) {
    for (int ell : orders) {
      if (ell < 0 || ell % 2 != 0) {
        throw new IllegalArgumentException(
            "ells: " + ell + " is not an even number from 0 on; odd multipoles vanish");
      }
    }
    if (orders.length == 0 || IntStream.of(orders).distinct().count() < orders.length) {
      throw new IllegalArgumentException(
          "ells: " + Arrays.toString(orders) + " must name one or more multipoles, each once");
    }
    return new CorrelationMultipoles(
        bins, orders.clone(), muBins, redshiftSpace, redshift, omegaM, lines);
  }

  /** With another number of bins of mu over [-1, 1]. */
  public CorrelationMultipoles withMuBins(int count) {
    return new CorrelationMultipoles(
        bins, ells, MuBins.of(count), redshiftSpace, redshift, omegaM, lines);
  }

  /** Along one line of sight. */
  public CorrelationMultipoles along(LineOfSight line) {
    return new CorrelationMultipoles(
        bins, ells, muBins, redshiftSpace, redshift, omegaM, EnumSet.of(line));
  }

  /** Averaged over the lines of sight x, y and z. */
  public CorrelationMultipoles averaged() {
    return new CorrelationMultipoles(
        bins, ells, muBins, redshiftSpace, redshift, omegaM, EnumSet.allOf(LineOfSight.class));
  }

  /** In real space. */
  public CorrelationMultipoles inRealSpace() {
    return new CorrelationMultipoles(bins, ells, muBins, false, Double.NaN, Double.NaN, lines);
  }

  /** In redshift space, with redshift and matter density of each cloud. */
  public CorrelationMultipoles inRedshiftSpace() {
    return inRedshiftSpace(Double.NaN, Double.NaN);
  }

  /**
   * In redshift space, with a redshift and a matter density instead of those of the cloud.
   *
   * @param redshift redshift, above -1; NaN to take the cloud's own
   * @param omegaM matter density today, not negative; NaN to take the cloud's own
   */
  public CorrelationMultipoles inRedshiftSpace(double redshift, double omegaM) {
    if (redshift <= -1 || Double.isInfinite(redshift)) {
      throw new IllegalArgumentException("redshift: " + redshift + " must be finite and above -1");
    }
    if (omegaM < 0 || Double.isInfinite(omegaM)) {
      throw new IllegalArgumentException("omega-m: " + omegaM + " must be finite and 0 or more");
    }
    return new CorrelationMultipoles(bins, ells, muBins, true, redshift, omegaM, lines);
  }

  @Override
  public String name() {
    return "xi-multipoles";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    String space =
        redshiftSpace
            ? "redshift;redshift=" + orOwn(redshift) + ";omega-m=" + orOwn(omegaM)
            : "real";
    return "bins="
        + bins
        + ";ells="
        + IntStream.of(ells).mapToObj(Integer::toString).collect(Collectors.joining(","))
        + ";mu-bins="
        + muBins.count()
        + ";los="
        + (lines.size() > 1 ? "average" : lines.iterator().next().label())
        + ";space="
        + space;
  }

  private static String orOwn(double override) {
    return Double.isNaN(override) ? "cloud" : Double.toString(override);
  }

  @Override
  public Set<Requirement> requires() {
    return space(LineOfSight.Z).requires();
  }

  private PairSpace space(LineOfSight line) {
    return redshiftSpace ? new PairSpace(line, redshift, omegaM) : PairSpace.REAL;
  }

  /** One walk in real space serves all lines of sight; in redshift space every line has its own. */
  @Override
  public List<PairRequest> requests() {
    if (!redshiftSpace) {
      return List.of(PairRequest.angles(bins, PairSpace.REAL, muBins, lines));
    }
    return lines.stream()
        .map(line -> PairRequest.angles(bins, space(line), muBins, Set.of(line)))
        .toList();
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    double[] means = new double[bins.count()];
    double[][] xi = new double[ells.length][bins.count()];
    Flag[] flags = new Flag[bins.count()];
    for (int i = 0; i < flags.length; i++) {
      double pairs = 0;
      double separations = 0;
      for (PairTally tally : tallies) {
        PairCounts counts = tally.counts();
        pairs += counts.pairs(i);
        separations += counts.pairs(i) > 0 ? counts.pairs(i) * counts.meanSeparation(i) : 0;
      }
      flags[i] = pairs == 0 ? Flag.EMPTY : Flag.NONE;
      means[i] = pairs == 0 ? Double.NaN : separations / pairs;
      for (int k = 0; k < ells.length; k++) {
        xi[k][i] = pairs == 0 ? Double.NaN : multipole(tallies, i, ells[k]);
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.auxiliary("s_mean", "Mpc/h", means));
    for (int k = 0; k < ells.length; k++) {
      columns.add(Column.component("xi" + ells[k], "", xi[k]));
    }
    return Measurement.of(name(), bins.axis("s"), columns, flags);
  }

  private double multipole(List<PairTally> tallies, int i, int ell) {
    double unclustered = tallies.get(0).counts().unclustered(i) * lines.size();
    double sum = 0;
    for (int k = 0; k < muBins.foldedCount(); k++) {
      double low = muBins.foldedEdge(k);
      double high = muBins.foldedEdge(k + 1);
      double xi = pairs(tallies, i, k) / (unclustered * (high - low)) - 1;
      sum += xi * (legendreIntegral(ell, high) - legendreIntegral(ell, low));
    }
    return (2 * ell + 1) * sum;
  }

  private double pairs(List<PairTally> tallies, int i, int k) {
    long pairs = 0;
    int walk = 0;
    for (LineOfSight line : lines) {
      pairs += tallies.get(redshiftSpace ? walk++ : 0).pairs(line, i, k);
    }
    return pairs;
  }

  /** Integral of L_l from 0 to mu, for even l: (L_{l+1}(mu) - L_{l-1}(mu)) / (2 l + 1). */
  public static double legendreIntegral(int ell, double mu) {
    if (ell == 0) {
      return mu;
    }
    double before = 1;
    double current = mu;
    double below = 1;
    for (int l = 1; l <= ell; l++) {
      below = before;
      before = current;
      current = ((2 * l + 1) * mu * current - l * below) / (l + 1);
    }
    return (current - below) / (2 * ell + 1);
  }
}
