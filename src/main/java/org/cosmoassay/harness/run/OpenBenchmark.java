package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.table.ReferenceTables;
import org.cosmoassay.statistics.Estimator;
import org.jspecify.annotations.Nullable;

/** A benchmark with its sources, opened away from its run directory; has a scratch directory. */
final class OpenBenchmark implements AutoCloseable {

  private final Benchmark benchmark;
  private final Path scratch;
  private final SourceSet sources;
  private final Map<String, Estimator> statistics = new LinkedHashMap<>();
  private final List<Specimens> specimens = new ArrayList<>();

  private OpenBenchmark(Benchmark benchmark, Path scratch, SourceSet sources) {
    this.benchmark = benchmark;
    this.scratch = scratch;
    this.sources = sources;
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    RandomPairs randomPairs = new RandomPairs();
    specimens.add(Specimens.ofReference(sources.reference(), randomPairs));
    for (SourceSet.Judged judged : sources.judged()) {
      specimens.add(
          Specimens.of(judged.source(), sources.reference(), judged.paired(), randomPairs));
    }
  }

  static OpenBenchmark of(BenchmarkText text)
      throws ConfigurationException, SourceException, IOException {
    Benchmark benchmark = text.benchmark();
    ReferenceTables tables = null;
    if (benchmark.reference().origin() instanceof Origin.Tables origin) {
      tables = ReferenceTables.read(benchmark, origin);
      benchmark = tables.benchmark();
    }
    Path scratch = Files.createTempDirectory("cosmoassay-");
    try {
      return open(benchmark, scratch, tables);
    } catch (SourceException | RuntimeException e) {
      delete(scratch);
      throw e;
    }
  }

  private static OpenBenchmark open(
      Benchmark benchmark, Path scratch, @Nullable ReferenceTables tables) throws SourceException {
    return new OpenBenchmark(
        benchmark, scratch, SourceSet.open(benchmark, RunDirectory.at(scratch), tables));
  }

  Benchmark benchmark() {
    return benchmark;
  }

  SourceSet sources() {
    return sources;
  }

  RunDirectory scratch() {
    return RunDirectory.at(scratch);
  }

  /** By their id, in the order of the benchmark. */
  Map<String, Estimator> statistics() {
    return statistics;
  }

  /** The reference's, and then those of the sources, in the order of the benchmark. */
  List<Specimens> specimens() {
    return specimens;
  }

  @Override
  public void close() throws IOException {
    sources.close();
    delete(scratch);
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
