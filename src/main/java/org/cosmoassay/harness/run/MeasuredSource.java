package org.cosmoassay.harness.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;

/**
 * All that is known of a source once its clouds were measured.
 *
 * @param record its description, checks and missing statistics
 * @param ensembles measurements by statistic id, in the order of the benchmark
 */
record MeasuredSource(SourceRecord record, Map<String, MeasuredEnsemble> ensembles) {

  MeasuredSource {
    // Not Map.copyOf: its order differs from one JVM to the next, and comparisons follow it.
    ensembles = Collections.unmodifiableMap(new LinkedHashMap<>(ensembles));
  }

  String name() {
    return record.name();
  }

  List<CloudCheck> clouds() {
    return record.clouds();
  }
}
