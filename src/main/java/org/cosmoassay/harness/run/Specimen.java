package org.cosmoassay.harness.run;

import java.util.List;
import java.util.Optional;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.CloudCheck;

/** One realization of a source in hand, with all that is needed to measure it. */
interface Specimen {

  /** What is wrong with its points. */
  CloudCheck check();

  /** Why the statistic cannot be measured, in words for a report; empty when it can. */
  Optional<String> hindrance(Estimator statistic);

  /** Identity of all that the statistic looks at, for caching. */
  String identity(Estimator statistic);

  /**
   * A measurement per statistic, in their order; of statistics without hindrance.
   *
   * @throws IllegalArgumentException when the parameters of one do not fit
   */
  List<Measurement> measureAll(List<Estimator> statistics);
}
