package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.Measurement;

/**
 * Has the clouds of all sources measured by an engine. Every measurement is kept as soon as it
 * comes back, so that a killed run goes on where it was.
 */
final class EngineMeasurer implements CloudMeasurer, AutoCloseable {

  private final MeasurementCache cache;
  private final SourceSet sources;
  private final Progress progress;
  private final Map<String, Integer> firstTasks = new LinkedHashMap<>();
  private final NavigableMap<Integer, String> byFirstTask = new TreeMap<>();
  private final Map<Integer, CloudResult> results = new ConcurrentHashMap<>();
  private final Engine.Execution execution;

  /**
   * Starts with all sources at once.
   *
   * @param lookedAtAgain so many of the first clouds of every source are wanted after they were
   *     measured
   * @param withReference whether the reference has clouds to be measured
   */
  EngineMeasurer(
      Engine engine,
      BenchmarkText text,
      SourceSet sources,
      int lookedAtAgain,
      boolean withReference,
      MeasurementCache cache,
      Progress progress)
      throws RunStoreException {
    this.cache = cache;
    this.sources = sources;
    this.progress = progress;
    ArrayList<Integer> sizes = new ArrayList<>();
    firstTasks.put(sources.reference().name(), 0);
    sizes.add(withReference ? sources.reference().size() : 0);
    int tasks = sizes.get(0);
    for (SourceSet.Judged judged : sources.judged()) {
      firstTasks.put(judged.source().name(), tasks);
      sizes.add(judged.source().size());
      tasks += judged.source().size();
    }
    SweepJob job =
        new SweepJob(
            TaskShare.newName("sweep"),
            text.absolute(),
            sizes,
            lookedAtAgain,
            new HashSet<>(cache.keys()));
    firstTasks.forEach((source, first) -> byFirstTask.put(first, source));
    this.execution = engine.start(job, tasks, this::keep);
  }

  private void keep(int task, CloudResult result) throws RunStoreException {
    for (Map.Entry<String, byte[]> file : result.fresh().entrySet()) {
      cache.keep(file.getKey(), file.getValue());
    }
    CloudSource.Realization cloud = result.cloud();
    if (cloud != null) {
      Map.Entry<Integer, String> first = Objects.requireNonNull(byFirstTask.floorEntry(task));
      sources
          .remembered(first.getValue())
          .ifPresent(source -> source.remember(task - first.getKey(), cloud));
    }
    results.put(task, result.withoutContents());
  }

  @Override
  public List<MeasuredCloud> measure(Specimens specimens, Stopwatch watch)
      throws SourceException, RunStoreException {
    String source = specimens.source().name();
    int first = Objects.requireNonNull(firstTasks.get(source));
    List<MeasuredCloud> clouds = new ArrayList<>();
    for (int i : IntStream.range(0, specimens.source().size()).toArray()) {
      CloudResult result = result(first + i);
      watch.drawn(i, result.drawn());
      watch.computed(result.computed());
      Map<String, Measurement> measured = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : result.keys().entrySet()) {
        measured.put(entry.getKey(), cache.read(entry.getValue()));
      }
      clouds.add(new MeasuredCloud(result.cloudCheck(), measured, result.missing()));
      progress.step();
    }
    return clouds;
  }

  private CloudResult result(int task) throws SourceException, RunStoreException {
    EngineTasks.await(execution, task);
    CloudResult result = Objects.requireNonNull(results.remove(task));
    if (!result.failure().isEmpty()) {
      throw new SourceException(result.failure());
    }
    return result;
  }

  @Override
  public void close() {
    execution.close();
  }
}
