package org.cosmoassay.harness.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.survey.JackknifeRegions;
import org.cosmoassay.statistics.survey.Survey;
import org.cosmoassay.statistics.survey.SurveyJackknife;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import org.cosmoassay.statistics.twopoint.BoxJackknife;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.cosmoassay.statistics.twopoint.JackknifeWeighting;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import picocli.CommandLine.Option;

/** Errors from the catalogue itself, as command-line options. */
final class JackknifeArguments {

  @Option(
      names = "--jackknife",
      paramLabel = "N",
      description =
          "Errors from leaving out one of N regions at a time: of a survey, or for xi the sub-boxes"
              + " of a box, whose number must be a cube (8, 27, 64, ...).")
  private int regions;

  @Option(
      names = "--jackknife-weighting",
      paramLabel = "FORM",
      defaultValue = "MOHAMMAD_PERCIVAL",
      description =
          "What becomes of pairs with one point in the region left out: mohammad_percival"
              + " (arXiv:2109.07071), which gives shot noise its right variance, or plain, which"
              + " leaves them all out; default: ${DEFAULT-VALUE}.")
  private JackknifeWeighting weighting = JackknifeWeighting.MOHAMMAD_PERCIVAL;

  boolean areGiven() {
    return regions != 0;
  }

  /** What was done, for the provenance. */
  String description() {
    return regions + " regions, " + weighting.name().toLowerCase(Locale.ROOT);
  }

  /** The covariance of a statistic of a survey. */
  JackknifeCovariance ofSurvey(SurveyStatistic statistic, Survey data, Survey randoms, long seed) {
    JackknifeRegions cells = JackknifeRegions.of(randoms, regions, seed);
    return SurveyJackknife.measure(statistic, data, randoms, cells, weighting).covariance();
  }

  /** The covariance of a statistic of a cloud in a box. */
  JackknifeCovariance ofCloud(Statistic statistic, PointCloud cloud) {
    if (!(statistic instanceof TwoPointCorrelation xi)) {
      throw new IllegalArgumentException(
          "--jackknife: in a box only xi has a jackknife, not " + statistic.name());
    }
    int perSide = (int) Math.round(Math.cbrt(regions));
    if (perSide * perSide * perSide != regions) {
      throw new IllegalArgumentException(
          "--jackknife: %d sub-boxes do not fill a box; take %d or %d"
              .formatted(regions, (int) Math.pow(perSide, 3), (int) Math.pow(perSide + 1, 3)));
    }
    return BoxJackknife.of(xi.bins(), perSide, weighting).measure(cloud);
  }

  /** The measurement with a column {@code _error} behind every component. */
  static Measurement withErrors(Measurement measurement, JackknifeCovariance covariance) {
    int rows = measurement.axis().size();
    List<Column> columns = new ArrayList<>();
    int component = 0;
    for (Column column : measurement.columns()) {
      columns.add(column);
      if (column.isComponent()) {
        double[] errors = new double[rows];
        for (int row = 0; row < rows; row++) {
          errors[row] = covariance.error(component * rows + row);
        }
        columns.add(Column.auxiliary(column.name() + "_error", column.unit(), errors));
        component++;
      }
    }
    Flag[] flags = new Flag[rows];
    Arrays.setAll(flags, measurement::flag);
    return Measurement.of(measurement.statistic(), measurement.axis(), columns, flags);
  }
}
