package org.cosmoassay.harness.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.Problem;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.config.TableSpec;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.TabulatedMean;

/** The tables of a reference, read, and the benchmark in their bins. */
public final class ReferenceTables {

  private final Benchmark benchmark;
  private final Map<String, Expectation> expectations;
  private final Set<Path> files;

  private ReferenceTables(
      Benchmark benchmark, Map<String, Expectation> expectations, Set<Path> files) {
    this.benchmark = benchmark;
    this.expectations = expectations;
    this.files = files;
  }

  /**
   * Reads every table.
   *
   * @throws ConfigurationException with everything that is wrong with any of them
   */
  public static ReferenceTables read(Benchmark benchmark, Origin.Tables origin)
      throws ConfigurationException {
    Map<String, Expectation> expectations = new LinkedHashMap<>();
    Set<Path> files = new LinkedHashSet<>();
    List<StatisticSpec> statistics = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (StatisticSpec statistic : benchmark.statistics()) {
      TableSpec spec = Objects.requireNonNull(origin.tables().get(statistic.id()));
      TableOpener opener = new TableOpener(statistic, spec, origin, benchmark.seed());
      try {
        TableOpener.Opened opened = opener.open();
        statistics.add(opened.statistic());
        expectations.put(statistic.id(), opened.expectation());
        files.addAll(opener.files());
      } catch (TableException e) {
        problems.add(spec.at(e.key()).problem(statistic.id() + ": " + e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new ReferenceTables(benchmark.withStatistics(statistics), expectations, files);
  }

  /** The benchmark, its statistics in the bins of the tables. */
  public Benchmark benchmark() {
    return benchmark;
  }

  /** What each table says, by identifier of its statistic. */
  public Map<String, Expectation> expectations() {
    return Collections.unmodifiableMap(expectations);
  }

  /** The files that were read. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** What the tables are, in one line. */
  public String description() {
    return expectations.entrySet().stream()
            .map(e -> e.getKey() + ", " + words(e.getValue()))
            .collect(Collectors.joining("; ", "tables: ", ""))
        + " ("
        + files.stream()
            .map(file -> String.valueOf(file.getFileName()))
            .distinct()
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String words(Expectation expectation) {
    if (expectation instanceof MeasuredEnsemble ensemble) {
      return ensemble.size() + " realizations";
    }
    TabulatedMean mean = (TabulatedMean) expectation;
    String of = mean.realizations() == 1 ? "one vector" : "the mean of " + mean.realizations();
    String with = mean.isDiagonal() ? " with errors that count as independent" : " with covariance";
    return of + with + (mean.samples() == 0 ? "" : " from " + mean.samples() + " samples");
  }
}
