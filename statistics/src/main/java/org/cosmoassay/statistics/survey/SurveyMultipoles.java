package org.cosmoassay.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.CorrelationMultipoles;
import org.cosmoassay.statistics.twopoint.MuBins;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Legendre multipoles xi_l(s) of the correlation function xi(s, mu) of a survey, mu being the
 * cosine of the angle between a pair's separation and the direction of its mid-point.
 *
 * <p>xi_l(s) = (2 l + 1) / 2 sum_mu xi(s, mu) L_l(mu) dmu over mu in [-1, 1], L_l(mu) dmu being the
 * integral over the bin, and xi(s, mu) of every cell by a {@link PairEstimator}, Landy-Szalay
 * unless stated. See {@link MuBins} for edges.
 *
 * <p>A row is NaN and flagged TOO_FEW when one of its cells has no random pairs to divide by, or
 * the row too few ({@link SurveyStatistic}), EMPTY when it has no data pairs at all.
 *
 * <p>References: Landy &amp; Szalay (1993), doi:10.1086/172900; Hamilton (1992),
 * doi:10.1086/186264.
 */
public final class SurveyMultipoles implements PairSurveyStatistic {

  private final RadialBins bins;
  private final MuBins muBins;
  private final int[] ells;
  private final PairEstimator estimator;

  private SurveyMultipoles(RadialBins bins, MuBins muBins, int[] ells, PairEstimator estimator) {
    this.bins = bins;
    this.muBins = muBins;
    this.ells = ells;
    this.estimator = estimator;
  }

  /**
   * The given even multipoles with that many bins of mu over [-1, 1].
   *
   * @throws IllegalArgumentException when there is none, or one is odd, negative or repeated
   */
  public static SurveyMultipoles of(RadialBins bins, int muBins, int... ells) {
    boolean odd = IntStream.of(ells).anyMatch(ell -> ell < 0 || ell % 2 != 0);
    if (odd || ells.length == 0 || IntStream.of(ells).distinct().count() < ells.length) {
      throw new IllegalArgumentException(
          "ells: " + Arrays.toString(ells) + " must name one or more even numbers, each once");
    }
    return new SurveyMultipoles(bins, MuBins.of(muBins), ells.clone(), PairEstimator.LANDY_SZALAY);
  }

  /** By another estimator. */
  public SurveyMultipoles by(PairEstimator other) {
    return new SurveyMultipoles(bins, muBins, ells, other);
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
    return "bins="
        + bins
        + ";ells="
        + IntStream.of(ells).mapToObj(Integer::toString).collect(Collectors.joining(","))
        + ";mu-bins="
        + muBins.count()
        + ";estimator="
        + estimator.label();
  }

  @Override
  public boolean needsDistances() {
    return true;
  }

  @Override
  public PairPoints points(Survey survey) {
    return survey.positions();
  }

  @Override
  public PairBinning binning() {
    return PairBinning.anglesToMidPoint(bins, muBins);
  }

  @Override
  public PairEstimator estimator() {
    return estimator;
  }

  @Override
  public Measurement evaluate(SurveyCounts counts) {
    int width = muBins.foldedCount();
    double[][] xi = new double[ells.length][bins.count()];
    Flag[] flags = new Flag[bins.count()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = counts.flag(i * width, width);
      for (int k = 0; k < ells.length; k++) {
        xi[k][i] = flags[i] == Flag.NONE ? multipole(counts, i, ells[k]) : Double.NaN;
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.auxiliary("s_mean", "Mpc/h", counts.meanSeparations(width)));
    columns.addAll(counts.columns(width));
    for (int k = 0; k < ells.length; k++) {
      columns.add(Column.component("xi" + ells[k], "", xi[k]));
    }
    return Measurement.of(name(), bins.axis("s"), columns, flags);
  }

  private double multipole(SurveyCounts counts, int i, int ell) {
    int width = muBins.foldedCount();
    double sum = 0;
    for (int k = 0; k < width; k++) {
      double weight =
          CorrelationMultipoles.legendreIntegral(ell, muBins.foldedEdge(k + 1))
              - CorrelationMultipoles.legendreIntegral(ell, muBins.foldedEdge(k));
      sum += counts.correlation(i * width + k) * weight;
    }
    return (2 * ell + 1) * sum;
  }
}
