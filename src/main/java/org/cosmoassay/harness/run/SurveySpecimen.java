package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.survey.SurveyStatistic;

/** A survey with its randoms. */
final class SurveySpecimen implements Specimen {

  private final SurveySource.Realization realization;
  private final RandomPairs randomPairs;

  SurveySpecimen(SurveySource.Realization realization, RandomPairs randomPairs) {
    this.realization = realization;
    this.randomPairs = randomPairs;
  }

  @Override
  public CloudCheck check() {
    return realization.check();
  }

  /** Benchmarks that lack what a statistic of surveys needs are refused before anything runs. */
  @Override
  public Optional<String> hindrance(Estimator statistic) {
    return Optional.empty();
  }

  @Override
  public String identity(Estimator statistic) {
    return realization.identity() + "\n" + realization.window().identity();
  }

  @Override
  public List<Measurement> measureAll(List<Estimator> statistics) {
    List<Measurement> measurements = new ArrayList<>();
    for (Estimator statistic : statistics) {
      measurements.add(randomPairs.measure((SurveyStatistic) statistic, realization));
    }
    return measurements;
  }
}
