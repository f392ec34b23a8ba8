package org.cosmoassay.harness.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.statistics.comparison.Departure;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.cosmoassay.statistics.comparison.Status;

/**
 * What later runs are held against: how far every source lay from the reference, cloud by cloud,
 * and what must be the same for that to mean anything.
 *
 * @param run name of the benchmark
 * @param version version of the program that measured
 * @param seed seed of the run
 * @param reference name of the reference
 * @param statistics the statistics in benchmark order
 * @param sources the sources in benchmark order
 */
public record Baseline(
    String run,
    String version,
    long seed,
    String reference,
    List<Measured> statistics,
    List<Source> sources) {

  public Baseline {
    statistics = List.copyOf(statistics);
    sources = List.copyOf(sources);
  }

  /** The source of that name. */
  public Optional<Source> source(String name) {
    return sources.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * A statistic, and what the reference measures in it.
   *
   * @param referenceHash SHA-256 of the values of the reference; empty when it has none
   */
  public record Measured(StatisticRecord statistic, String referenceHash) {}

  /**
   * A source.
   *
   * @param paired whether its clouds are paired with those of the reference
   * @param drawn whether its clouds are drawn from the seed of the run
   * @param clouds number of clouds
   * @param sanity what the sanity gates found, by name
   * @param missing statistics that could not be measured, each with its reason
   * @param hashes SHA-256 of the measured values by statistic
   * @param distances one per judged rows
   */
  public record Source(
      String name,
      boolean paired,
      boolean drawn,
      int clouds,
      Map<String, Sanity> sanity,
      Map<String, String> missing,
      Map<String, String> hashes,
      List<Distance> distances) {

    public Source {
      // Not Map.copyOf: its order differs from one JVM to the next.
      sanity = Collections.unmodifiableMap(new LinkedHashMap<>(sanity));
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
      hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
      distances = List.copyOf(distances);
    }

    /** The distance over these rows of a statistic. */
    public Optional<Distance> distance(String statistic, RowSelection rows) {
      return distances.stream()
          .filter(d -> d.statistic().equals(statistic) && d.rows().equals(rows))
          .findFirst();
    }
  }

  /**
   * What a sanity gate found.
   *
   * @param value the number it looked at, NaN without one
   */
  public record Sanity(Status status, double value) {}

  /** How far a source lies from the reference over some rows. */
  public record Distance(String statistic, RowSelection rows, Departure departure) {}
}
