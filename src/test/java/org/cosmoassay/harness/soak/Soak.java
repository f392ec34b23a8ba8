package org.cosmoassay.harness.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The same few seeds again and again in one process, for as long as asked: memory, descriptors and
 * threads are sampled, and the results of a seed are compared with those of its first round.
 */
final class Soak {

  private static final int SEEDS = 5;
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(20);

  private final SoakJobs jobs;
  private final Path table;
  private final Map<Integer, SortedMap<String, String>> first = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final List<SoakSample> samples = new ArrayList<>();

  Soak(SoakJobs jobs, Path table) {
    this.jobs = jobs;
    this.table = table;
  }

  /**
   * A soak outside of the tests.
   *
   * @param args minutes; a directory for {@code soak.csv} and scratch files; the folder of example
   *     models
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path out = Files.createDirectories(Path.of(args[1]));
    Soak soak =
        new Soak(new SoakJobs(Path.of(args[2]), out.resolve("scratch")), out.resolve("soak.csv"));
    soak.run(Duration.ofSeconds(Math.round(60 * Double.parseDouble(args[0]))), 1);
    SoakSample last = soak.samples.get(soak.samples.size() - 1);
    System.out.println(last.rounds() + " rounds, " + last.differences() + " differences");
    System.exit(soak.differences.isEmpty() ? 0 : 3);
  }

  /** Runs for a time, and at least so many rounds of every seed. */
  void run(Duration time, int leastRounds) throws IOException, InterruptedException {
    Files.writeString(table, SoakSample.HEADER + "\n");
    long start = System.nanoTime();
    long sampled = start - SAMPLE_EVERY.toNanos();
    int rounds = 0;
    while (rounds < leastRounds * SEEDS || System.nanoTime() - start < time.toNanos()) {
      compare(rounds % SEEDS, jobs.run(rounds % SEEDS), rounds);
      rounds++;
      if (System.nanoTime() - sampled >= SAMPLE_EVERY.toNanos()) {
        sampled = System.nanoTime();
        sample(start, rounds);
      }
    }
    sample(start, rounds);
  }

  private void sample(long start, int rounds) throws IOException, InterruptedException {
    SoakSample sample =
        SoakSample.here((System.nanoTime() - start) * 1e-9, rounds, differences.size());
    samples.add(sample);
    Files.writeString(table, sample.row() + "\n", StandardOpenOption.APPEND);
  }

  private void compare(int seed, SortedMap<String, String> results, int round) {
    SortedMap<String, String> expected = first.putIfAbsent(seed, results);
    if (expected != null) {
      for (Map.Entry<String, String> entry : expected.entrySet()) {
        String now = Objects.requireNonNull(results.get(entry.getKey()));
        if (!now.equals(entry.getValue())) {
          String difference =
              "round %d, seed %d, %s: %s instead of %s"
                  .formatted(round, seed, entry.getKey(), now, entry.getValue());
          differences.add(difference);
          System.out.println(difference);
        }
      }
    }
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  List<SoakSample> samples() {
    return List.copyOf(samples);
  }
}
