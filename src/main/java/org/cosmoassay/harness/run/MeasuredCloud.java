package org.cosmoassay.harness.run;

import java.util.Map;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.CloudCheck;

/**
 * All that is known of a realization once it was measured.
 *
 * @param measurements by statistic id
 * @param missing why statistics were not measured, by their id
 */
record MeasuredCloud(
    CloudCheck check, Map<String, Measurement> measurements, Map<String, String> missing) {

  Measurement measured(String id) {
    Measurement measurement = measurements.get(id);
    if (measurement == null) {
      throw new IllegalStateException("Not measured: " + id);
    }
    return measurement;
  }
}
