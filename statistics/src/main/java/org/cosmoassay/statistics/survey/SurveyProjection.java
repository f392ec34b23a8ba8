package org.cosmoassay.statistics.survey;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;

/**
 * The projected correlation function w_p(r_p) of a survey, in Mpc/h, or the xi(r_p, pi) of which it
 * is the sum, along the direction of each pair's mid-point.
 *
 * <p>w_p(r_p) = 2 sum_k xi(r_p, pi_k) dpi over 0 &lt;= pi &lt; pi_max, with pi^2 = (s.l)^2 / l^2, l
 * = x_1 + x_2, r_p^2 = s^2 - pi^2, and xi of every cell by a {@link PairEstimator}, Landy-Szalay
 * unless stated.
 *
 * <p>w_p is NaN and flagged TOO_FEW when a cell of its row has no random pairs to divide by, or the
 * row too few ({@link SurveyStatistic}), EMPTY when the row has no data pairs at all. xi(r_p, pi)
 * is NaN cell by cell, by the same rule, and its row flagged TOO_FEW or else EMPTY when any is.
 *
 * <p>Reference: Davis &amp; Peebles (1983), doi:10.1086/160884; mid-points: Fisher et al. (1994),
 * doi:10.1093/mnras/267.4.927.
 */
public final class SurveyProjection implements PairSurveyStatistic {

  private final CylinderBins bins;
  private final boolean summed;
  private final PairEstimator estimator;

  private SurveyProjection(CylinderBins bins, boolean summed, PairEstimator estimator) {
    this.bins = bins;
    this.summed = summed;
    this.estimator = estimator;
  }

  /** w_p(r_p). */
  public static SurveyProjection summed(CylinderBins bins) {
    return new SurveyProjection(bins, true, PairEstimator.LANDY_SZALAY);
  }

  /** xi(r_p, pi). */
  public static SurveyProjection cells(CylinderBins bins) {
    return new SurveyProjection(bins, false, PairEstimator.LANDY_SZALAY);
  }

  /** By another estimator. */
  public SurveyProjection by(PairEstimator other) {
    return new SurveyProjection(bins, summed, other);
  }

  @Override
  public String name() {
    return summed ? "wp" : "xi-rp-pi";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    return bins + ";estimator=" + estimator.label();
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
    return PairBinning.projectionsToMidPoint(bins.across(), bins.along());
  }

  @Override
  public PairEstimator estimator() {
    return estimator;
  }

  @Override
  public Measurement evaluate(SurveyCounts counts) {
    return summed ? sum(counts) : cells(counts);
  }

  private Measurement sum(SurveyCounts counts) {
    int width = bins.along().count();
    double[] wp = new double[bins.across().count()];
    Flag[] flags = new Flag[wp.length];
    for (int i = 0; i < wp.length; i++) {
      flags[i] = counts.flag(i * width, width);
      for (int k = 0; k < width; k++) {
        double dpi = bins.along().edge(k + 1) - bins.along().edge(k);
        wp[i] += 2 * dpi * counts.correlation(i * width + k);
      }
      wp[i] = flags[i] == Flag.NONE ? wp[i] : Double.NaN;
    }
    List<Column> columns = new ArrayList<>(counts.columns(width));
    columns.add(Column.component("wp", "Mpc/h", wp));
    return Measurement.of(name(), bins.across().axis("rp"), columns, flags);
  }

  private Measurement cells(SurveyCounts counts) {
    int width = bins.along().count();
    int rows = bins.across().count();
    Flag[] flags = new Flag[rows];
    double[][] xi = new double[width][rows];
    long[][] pairs = new long[width][rows];
    for (int i = 0; i < rows; i++) {
      flags[i] = Flag.NONE;
      for (int k = 0; k < width; k++) {
        int slot = i * width + k;
        Flag flag = counts.flag(slot, 1);
        xi[k][i] = flag == Flag.NONE ? counts.correlation(slot) : Double.NaN;
        pairs[k][i] = counts.dataData().pairs(slot);
        boolean graver = flags[i] == Flag.NONE || flag == Flag.TOO_FEW;
        flags[i] = graver ? flag : flags[i];
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      columns.add(Column.component("xi_pi" + k, "", xi[k]));
    }
    for (int k = 0; k < width; k++) {
      columns.add(Column.counts("pairs_pi" + k, pairs[k]));
    }
    return Measurement.of(name(), bins.across().axis("rp"), columns, flags);
  }
}
