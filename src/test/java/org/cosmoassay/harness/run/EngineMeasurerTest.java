package org.cosmoassay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.comparison.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from an engine besides measurements. */
final class EngineMeasurerTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void cloudsThatAModelDrewElsewhereAreNotDrawnAgainWhenTheyAreLookedAtAgain() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: drawn-elsewhere
            seed: 3
            reference: {name: n-body, dataset: cosmoassay-nbody-v1/fiducial-validation}
            sources:
              - {name: random, generator: uniform, realizations: 2}
              - {name: maps, model: "%s", realizations: 3}
            statistics: [{xi: {bins: "edges:30,60"}}]
            gates: []
            novelty: {clouds: 2}
            """
                .formatted(ROOT.resolve("generators/models/field-latent")));
    BenchmarkText text = BenchmarkText.read(file, Map.of());
    Benchmark benchmark = text.benchmark();
    RunDirectory run = RunDirectory.at(directory.resolve("run"));
    Map<String, Estimator> statistics = new LinkedHashMap<>();
    benchmark.statistics().forEach(spec -> statistics.put(spec.id(), spec.create(3)));
    try (SourceSet sources = SourceSet.open(benchmark, run, null);
        EngineMeasurer measurer =
            new EngineMeasurer(
                new OneAtATime(),
                text,
                sources,
                benchmark.novelty().clouds(),
                true,
                MeasurementCache.in(run),
                Progress.NONE)) {
      assertThat(sources.remembered("random")).isEmpty();
      RememberedSource maps = sources.remembered("maps").orElseThrow();
      for (int i = 0; i < 2; i++) {
        String drawn = CloudHash.of(maps.recall(i).orElseThrow().cloud());
        assertThat(drawn).isEqualTo(CloudHash.of(maps.original().realize(i).cloud()));
      }
      assertThat(maps.recall(2)).isEmpty();
      Specimens specimens =
          Specimens.of(
              sources.judged().get(1).source(), sources.reference(), false, new RandomPairs());
      MeasuredSource measured =
          new SourceMeasurer(statistics.keySet(), measurer, Progress.NONE)
              .measure(specimens, false, Role.JUDGED);
      assertThat(measured.ensembles()).containsOnlyKeys("xi");
    }
  }

  /** Does the tasks of a job as another process would, which gets and sends bytes alone. */
  private static final class OneAtATime implements Engine {

    @Override
    public <R extends Serializable> Execution start(Job<R> job, int tasks, Results<R> results) {
      Job<R> sent;
      try {
        sent = overTheWire(job);
        for (int task = 0; task < tasks; task++) {
          results.accept(task, overTheWire(sent.run(task)));
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return new Execution() {
        @Override
        public void await(int task) {
          // Everything is done.
        }

        @Override
        public void close() {
          sent.release();
        }
      };
    }

    @SuppressWarnings("unchecked") // what was written is what is read
    private static <T> T overTheWire(T sent) throws IOException, ClassNotFoundException {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
        out.writeObject(sent);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray()))) {
        return (T) in.readObject();
      }
    }

    @Override
    public void close() {
      // Nothing is at work.
    }
  }
}
