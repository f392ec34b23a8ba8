package org.cosmoassay.harness.store;

import java.util.List;
import java.util.Map;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Everything a run found, with its provenance: the content of {@code run.json}. It holds no clock
 * time and no thread count, so that the same benchmark gives the same bytes.
 *
 * @param name name of the benchmark
 * @param configuration the benchmark as resolved; itself a benchmark that loads
 * @param reference the reference ensemble
 * @param sources the judged sources in benchmark order
 * @param statistics the statistics in benchmark order
 * @param verdicts every gate's opinion, source by source
 * @param comparisons the numbers behind them, source by source
 */
public record RunRecord(
    String name,
    JsonNode configuration,
    SourceRecord reference,
    List<SourceRecord> sources,
    List<StatisticRecord> statistics,
    List<Verdict> verdicts,
    List<Comparison> comparisons,
    Provenance provenance) {

  public RunRecord {
    sources = List.copyOf(sources);
    statistics = List.copyOf(statistics);
    verdicts = List.copyOf(verdicts);
    comparisons = List.copyOf(comparisons);
  }

  /** The same run under other opinions. */
  public RunRecord withVerdicts(List<Verdict> other) {
    return new RunRecord(
        name, configuration, reference, sources, statistics, other, comparisons, provenance);
  }

  /** The verdicts of one source. */
  public List<Verdict> verdictsOf(String source) {
    return verdicts.stream().filter(v -> v.source().equals(source)).toList();
  }

  /** Whether any gate of that source has the status. */
  public boolean has(String source, Status status) {
    return verdictsOf(source).stream().anyMatch(v -> v.status() == status);
  }

  /**
   * One ensemble of clouds.
   *
   * @param description what it is, in one line
   * @param paired whether its realizations share their conditions with the reference row by row
   * @param role how its verdicts count
   * @param clouds a check per realization
   * @param missing statistics that could not be measured, each with its reason
   */
  public record SourceRecord(
      String name,
      String description,
      boolean paired,
      Role role,
      List<CloudCheck> clouds,
      Map<String, String> missing) {

    public SourceRecord {
      clouds = List.copyOf(clouds);
      missing = Map.copyOf(missing);
    }
  }

  /**
   * One statistic.
   *
   * @param id the name in this benchmark
   * @param subject what it is measured of
   * @param statistic the statistic's own name
   * @param parameters canonical text of its parameters
   * @param version the version of its numbers
   */
  public record StatisticRecord(
      String id, Subject subject, String statistic, String parameters, int version) {}

  /**
   * What would be needed to repeat the run.
   *
   * @param version version of the program
   * @param commit commit the program was built from, or {@code unknown}
   * @param java version and vendor of the JVM
   * @param kernel name of the pair kernel
   * @param seed seed of the run, from which every stream of random numbers is split
   * @param inputs files that were read, with their SHA-256
   */
  public record Provenance(
      String version, String commit, String java, String kernel, long seed, List<Input> inputs) {

    public Provenance {
      inputs = List.copyOf(inputs);
    }
  }

  /** An input file and its SHA-256 in hexadecimal. */
  public record Input(String path, String sha256) {}
}
