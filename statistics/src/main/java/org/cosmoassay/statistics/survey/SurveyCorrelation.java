package org.cosmoassay.statistics.survey;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * The two-point correlation function of a survey in bins of separation: xi(r) of positions, or w
 * (theta) of directions.
 *
 * <p>Pairs of data and randoms are counted with the product of their weights and combined by a
 * {@link PairEstimator}, Landy-Szalay unless stated. Weights of all pairs are (W^2 - sum w^2) / 2
 * within, W_D W_R between. Columns dd, dr and rr are exact numbers of pairs, without weights.
 *
 * <p>Angles theta in degrees are binned by the chord between unit vectors: a pair belongs to bin i
 * when c(theta_i)^2 &lt;= |n_1 - n_2|^2 &lt; c(theta_{i+1})^2 with c = 2 sin(theta / 2), in double
 * precision; no angle of a pair is ever computed. theta = 180 includes antipodes.
 *
 * <p>A row is NaN and flagged TOO_FEW when there are no random pairs to divide by, or too few
 * ({@link SurveyStatistic}), EMPTY when there are, but no data pairs.
 *
 * <p>References: Landy &amp; Szalay (1993), doi:10.1086/172900; Peebles &amp; Hauser (1974),
 * doi:10.1086/190308.
 */
public final class SurveyCorrelation implements PairSurveyStatistic {

  private final RadialBins separations;
  private final Axis axis;
  private final boolean angular;
  private final PairEstimator estimator;

  private SurveyCorrelation(
      RadialBins separations, Axis axis, boolean angular, PairEstimator estimator) {
    this.separations = separations;
    this.axis = axis;
    this.angular = angular;
    this.estimator = estimator;
  }

  /** xi(r) in bins of separation in Mpc/h. */
  public static SurveyCorrelation of(RadialBins bins) {
    return new SurveyCorrelation(bins, bins.axis("r"), false, PairEstimator.LANDY_SZALAY);
  }

  /**
   * w(theta) in bins between the given angles.
   *
   * @param degrees strictly increasing edges from 0 to 180
   */
  public static SurveyCorrelation angular(double... degrees) {
    Axis axis = Axis.binned("theta", "deg", degrees);
    double[] chords = axis.edges();
    if (chords[0] < 0 || chords[chords.length - 1] > 180) {
      throw new IllegalArgumentException(
          "theta: edges from %s to %s; angles go from 0 to 180 degrees"
              .formatted(chords[0], chords[chords.length - 1]));
    }
    for (int i = 0; i < chords.length; i++) {
      // Antipodes lie within rounding of the largest chord, 2, on either side.
      chords[i] = chords[i] == 180 ? 2.001 : 2 * Math.sin(Math.toRadians(chords[i]) / 2);
    }
    return new SurveyCorrelation(RadialBins.of(chords), axis, true, PairEstimator.LANDY_SZALAY);
  }

  /** By another estimator. */
  public SurveyCorrelation by(PairEstimator other) {
    return new SurveyCorrelation(separations, axis, angular, other);
  }

  @Override
  public String name() {
    return angular ? "w-theta" : "xi";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    return "bins=" + RadialBins.of(axis.edges()) + ";estimator=" + estimator.label();
  }

  @Override
  public boolean needsDistances() {
    return !angular;
  }

  @Override
  public PairPoints points(Survey survey) {
    return angular ? survey.sphere() : survey.positions();
  }

  @Override
  public PairBinning binning() {
    return PairBinning.separations(separations);
  }

  @Override
  public PairEstimator estimator() {
    return estimator;
  }

  @Override
  public Measurement evaluate(SurveyCounts counts) {
    double[] xi = new double[separations.count()];
    Flag[] flags = new Flag[xi.length];
    for (int i = 0; i < xi.length; i++) {
      flags[i] = counts.flag(i, 1);
      xi[i] = flags[i] == Flag.NONE ? counts.correlation(i) : Double.NaN;
    }
    List<Column> columns = new ArrayList<>();
    if (!angular) {
      columns.add(Column.auxiliary("r_mean", "Mpc/h", counts.meanSeparations(1)));
    }
    columns.addAll(counts.columns(1));
    columns.add(Column.component(angular ? "w" : "xi", "", xi));
    return Measurement.of(name(), axis, columns, flags);
  }
}
