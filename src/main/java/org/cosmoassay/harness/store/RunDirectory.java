package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.DirectoryLock;
import org.cosmoassay.reference.PlainName;

/**
 * The directory of one run. What a user reads lies at its top; what lets a killed run resume lies
 * in {@code .cache}.
 */
public final class RunDirectory {

  private static final String CACHE = ".cache";
  private static final String LOCK = "lock";
  private static final String MEASUREMENTS = "measurements";
  private static final String SLICES = "slices";
  private static final String TRAINING = "training";
  private static final String TABLES = "tables";
  private static final String FIGURES = "figures";
  private static final String NOVELTY = "novelty";
  private static final String PAPER = "paper";

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /** The run directory at a path, which need not exist yet. */
  public static RunDirectory at(Path root) {
    return new RunDirectory(root);
  }

  /** An existing, finished run. */
  public static RunDirectory finished(Path root) throws RunStoreException {
    RunDirectory directory = new RunDirectory(root);
    if (!Files.isRegularFile(directory.record())) {
      throw new RunStoreException(
          root
              + ": this is no finished run (it holds no run.json); name a directory made by `run`");
    }
    return directory;
  }

  /** Whether a run was begun here, finished or not. */
  public boolean isBegun() {
    return Files.exists(record())
        || Files.isDirectory(root.resolve(CACHE))
        || Files.isDirectory(root.resolve(MEASUREMENTS));
  }

  public Path root() {
    return root;
  }

  /** {@code run.json}. */
  public Path record() {
    return root.resolve("run.json");
  }

  /** {@code measurements/<source>/<statistic>.npz}. */
  public Path measurement(String source, String statistic) {
    return root.resolve(MEASUREMENTS)
        .resolve(plain(source))
        .resolve(PlainName.require("statistic", statistic) + ".npz");
  }

  /** Names come from files of others, too: none of them leads out of this directory. */
  private static String plain(String source) {
    return PlainName.require("source", source);
  }

  /** {@code slices/<source>.npz}: what the side-by-side pictures show. */
  public Path slice(String source) {
    return root.resolve(SLICES).resolve(plain(source) + ".npz");
  }

  /** {@code training/<source>.csv}: how the losses of its model went down. */
  public Path training(String source) {
    return root.resolve(TRAINING).resolve(plain(source) + ".csv");
  }

  /** {@code calibration.json}: how the gates of the benchmark behave. */
  public Path calibration() {
    return root.resolve("calibration.json");
  }

  /** {@code timings.json}: how long each source took. */
  public Path timings() {
    return root.resolve("timings.json");
  }

  /** {@code response.json}: how statistics answer to the conditions. */
  public Path response() {
    return root.resolve("response.json");
  }

  /** Where the trials of a calibration with this key are kept. */
  public Path cachedTrials(String key) {
    return root.resolve(CACHE).resolve("trials").resolve(key + ".json");
  }

  /** {@code novelty.json}: how close generated clouds are to those a model learned from. */
  public Path novelty() {
    return root.resolve("novelty.json");
  }

  /** {@code inference.json}: parameters inferred from the clouds of the reference. */
  public Path inference() {
    return root.resolve("inference.json");
  }

  /**
   * {@code novelty/<source>-<side>.npz}: the slabs of the closest pair.
   *
   * @param side {@code generated}, or {@code training} for the training cloud moved upon it
   */
  public Path closest(String source, String side) {
    return root.resolve(NOVELTY).resolve(plain(source) + "-" + side + ".npz");
  }

  Path cachedMatches(String key) {
    return root.resolve(CACHE).resolve(NOVELTY).resolve(key + ".npz");
  }

  Path cachedMeasurement(String key) {
    return root.resolve(CACHE).resolve("measurements").resolve(key + ".npz");
  }

  /** Where the copy of a file from another file system is kept. */
  public Path cachedInput(String key, String name) {
    return root.resolve(CACHE).resolve("inputs").resolve(key).resolve(name);
  }

  /** Where the output of an external command with this key is kept. */
  public Path cachedSample(String key, String extension) {
    return root.resolve(CACHE).resolve("samples").resolve(key + "." + extension);
  }

  /**
   * Creates the directory, sweeps what a killed run left half-written, and does the work while no
   * other run can.
   *
   * @param command that does it, for the message to others
   */
  public <T> T whileLocked(String command, Callable<T> work) throws Exception {
    boolean isNew = !Files.exists(root);
    DirectoryLock lock = lock(command);
    try (lock) {
      sweep();
      return work.call();
    } finally {
      removeIfEmpty(isNew);
    }
  }

  private DirectoryLock lock(String command) throws RunStoreException {
    try {
      Path cache = Files.createDirectories(root.resolve(CACHE));
      return DirectoryLock.take(cache.resolve(LOCK), command);
    } catch (DirectoryLock.HeldException e) {
      throw new RunStoreException(root + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw RunStoreException.writing(root, e);
    }
  }

  /** A run that failed before it wrote anything leaves no directory behind. */
  private void removeIfEmpty(boolean isNew) throws IOException {
    Path cache = root.resolve(CACHE);
    if (isNew && entries(root).equals(List.of(cache)) && entries(cache).isEmpty()) {
      try {
        Files.delete(cache);
        Files.delete(root);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        return; // Another run has begun here meanwhile.
      }
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private void withdrawFigures(String prefix) throws IOException {
    Path figures = root.resolve(FIGURES);
    if (Files.isDirectory(figures)) {
      for (Path figure : entries(figures)) {
        if (String.valueOf(figure.getFileName()).startsWith(prefix)) {
          Files.delete(figure);
        }
      }
    }
  }

  /** Takes back {@code run.json} and the reports made from it. */
  public void withdrawRecord() throws RunStoreException {
    try {
      Files.deleteIfExists(root.resolve("report.html"));
      Files.deleteIfExists(root.resolve("report.pdf"));
      Files.deleteIfExists(record());
    } catch (IOException e) {
      throw RunStoreException.writing(root, e);
    }
  }

  /** Takes back a file that an earlier run of another benchmark left here. */
  public void withdraw(Path file) throws RunStoreException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Removes what a killed run left half-written. */
  private void sweep() throws RunStoreException {
    sweep(root, 1);
    for (String written :
        List.of(CACHE, MEASUREMENTS, SLICES, TABLES, FIGURES, NOVELTY, TRAINING, PAPER)) {
      sweep(root.resolve(written), Integer.MAX_VALUE);
    }
    Path samples = root.resolve(CACHE).resolve("samples");
    if (Files.isDirectory(samples)) {
      try {
        for (Path call : entries(samples)) {
          if (Files.isDirectory(call)) {
            deleteRecursively(call);
          }
        }
      } catch (IOException e) {
        throw RunStoreException.writing(samples, e);
      }
    }
  }

  private static void sweep(Path directory, int depth) throws RunStoreException {
    try {
      AtomicFile.sweep(directory, depth);
    } catch (IOException e) {
      throw RunStoreException.writing(directory, e);
    }
  }

  /**
   * Takes back the results of an earlier run, so that a run that is killed never leaves results of
   * two benchmarks side by side. {@link #withdrawRecord} comes last: while {@code run.json} is
   * there, it lists the rest.
   */
  public void withdrawResults(RunRecord earlier) throws RunStoreException {
    List<String> sources = new ArrayList<>(List.of(earlier.reference().name()));
    earlier.sources().forEach(s -> sources.add(s.name()));
    try {
      for (String source : sources) {
        for (RunRecord.StatisticRecord statistic : earlier.statistics()) {
          Files.deleteIfExists(measurement(source, statistic.id()));
        }
        Path folder = root.resolve(MEASUREMENTS).resolve(source);
        if (Files.isDirectory(folder) && entries(folder).isEmpty()) {
          Files.delete(folder);
        }
        Files.deleteIfExists(slice(source));
        Files.deleteIfExists(training(source));
        Files.deleteIfExists(root.resolve(FIGURES).resolve("slice-" + source + ".svg"));
      }
      Files.deleteIfExists(novelty());
      Files.deleteIfExists(inference());
      withdrawFigures("inference-");
      deleteRecursively(root.resolve(NOVELTY));
      withdrawFigures(NOVELTY + "-");
      for (RunRecord.StatisticRecord statistic : earlier.statistics()) {
        Files.deleteIfExists(root.resolve(TABLES).resolve(statistic.id() + ".csv"));
        withdrawFigures(statistic.id() + "-");
      }
      withdrawFigures(TRAINING + "-");
    } catch (IOException e) {
      throw RunStoreException.writing(root, e);
    }
  }

  /** Forgets every cached measurement and sample, so that all is measured anew. */
  public void clearCache() throws RunStoreException {
    deleteRecursively(root.resolve(CACHE).resolve("measurements"));
    deleteRecursively(root.resolve(CACHE).resolve("samples"));
    deleteRecursively(root.resolve(CACHE).resolve(NOVELTY));
  }

  private void deleteRecursively(Path path) throws RunStoreException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw RunStoreException.writing(path, e);
    }
  }
}
