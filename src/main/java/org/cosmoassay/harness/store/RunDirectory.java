package org.cosmoassay.harness.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cosmoassay.reference.AtomicFile;
import org.jspecify.annotations.Nullable;

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
        || Files.exists(root.resolve(CACHE).resolve(LOCK))
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
    return root.resolve(MEASUREMENTS).resolve(source).resolve(statistic + ".npz");
  }

  /** {@code slices/<source>.npz}: what the side-by-side pictures show. */
  public Path slice(String source) {
    return root.resolve(SLICES).resolve(source + ".npz");
  }

  /** {@code training/<source>.csv}: how the losses of its model went down. */
  public Path training(String source) {
    return root.resolve(TRAINING).resolve(source + ".csv");
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
    return root.resolve(NOVELTY).resolve(source + "-" + side + ".npz");
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
   */
  public <T> T whileLocked(Callable<T> work) throws Exception {
    boolean isNew = !Files.exists(root);
    FileChannel channel = openLock();
    try {
      if (tryLock(channel) == null) {
        throw new RunStoreException(
            root + ": another run is at work in this directory; wait for it or pass another --out");
      }
      sweep();
      return work.call();
    } finally {
      channel.close();
      removeIfEmpty(isNew);
    }
  }

  /** A run that failed before it wrote anything leaves no directory behind. */
  private void removeIfEmpty(boolean isNew) throws IOException {
    if (!isNew) {
      return;
    }
    Path cache = root.resolve(CACHE);
    if (entries(root).equals(List.of(cache))
        && entries(cache).equals(List.of(cache.resolve(LOCK)))) {
      Files.delete(cache.resolve(LOCK));
      Files.delete(cache);
      Files.delete(root);
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

  private FileChannel openLock() throws RunStoreException {
    try {
      Path cache = Files.createDirectories(root.resolve(CACHE));
      return FileChannel.open(
          cache.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw RunStoreException.writing(root, e);
    }
  }

  /** Removes what a killed run left half-written. */
  private void sweep() throws RunStoreException {
    sweep(root, 1);
    for (String written :
        List.of(CACHE, MEASUREMENTS, SLICES, TABLES, FIGURES, NOVELTY, TRAINING)) {
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
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory, depth)) {
      for (Path entry : tree.filter(RunDirectory::isHalfWritten).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (UncheckedIOException e) {
      throw RunStoreException.writing(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw RunStoreException.writing(directory, e);
    }
  }

  private static boolean isHalfWritten(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return AtomicFile.isTemporary(name) && Files.isRegularFile(entry);
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

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
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
