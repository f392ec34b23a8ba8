package org.cosmoassay.harness.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Expectation;

/**
 * What sources are held against.
 *
 * @param record its description, checks and missing statistics; without clouds when it is a table
 * @param statistics what is expected, by statistic id, in the order of the benchmark
 */
record MeasuredReference(SourceRecord record, Map<String, Expectation> statistics) {

  MeasuredReference {
    // Not Map.copyOf: its order differs from one JVM to the next, and comparisons follow it.
    statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
  }

  /** A source that was measured. */
  static MeasuredReference of(MeasuredSource source) {
    return new MeasuredReference(source.record(), new LinkedHashMap<>(source.ensembles()));
  }

  String name() {
    return record.name();
  }

  /** Whether it has no clouds. */
  boolean isTable() {
    return record.clouds().isEmpty();
  }
}
