package org.cosmoassay.harness.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;

/**
 * Which statistics of a realization can be measured.
 *
 * @param measurable by their id, in the order of the benchmark
 * @param missing why the others cannot, by their id
 */
record WantedStatistics(Map<String, Estimator> measurable, Map<String, String> missing) {

  static WantedStatistics of(Specimen specimen, Map<String, Estimator> statistics) {
    Map<String, Estimator> measurable = new LinkedHashMap<>();
    Map<String, String> missing = new TreeMap<>();
    for (Map.Entry<String, Estimator> entry : statistics.entrySet()) {
      Optional<String> hindrance = specimen.hindrance(entry.getValue());
      if (hindrance.isPresent()) {
        missing.put(entry.getKey(), hindrance.get());
      } else {
        measurable.put(entry.getKey(), entry.getValue());
      }
    }
    return new WantedStatistics(measurable, missing);
  }

  /**
   * Measures some of them.
   *
   * @param index number of the realization, for messages
   * @param open those to measure, by their id
   */
  static Map<String, Measurement> measure(
      Specimens specimens, int index, Specimen specimen, Map<String, Estimator> open)
      throws SourceException {
    List<Measurement> fresh;
    try {
      fresh = specimen.measureAll(List.copyOf(open.values()));
    } catch (IllegalArgumentException e) {
      // The benchmark's bins and this cloud's box do not go together.
      throw new SourceException(
          "source %s, realization %d: %s"
              .formatted(specimens.source().name(), index, Threads.original(e).getMessage()),
          e);
    }
    Map<String, Measurement> measured = new LinkedHashMap<>();
    int next = 0;
    for (String id : open.keySet()) {
      measured.put(id, fresh.get(next++));
    }
    return measured;
  }
}
