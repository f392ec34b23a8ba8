package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run. What a user reads lies at its top; what lets a killed run resume lies
 * in {@code .cache}.
 */
public final class RunDirectory {

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

  public Path root() {
    return root;
  }

  /** {@code run.json}. */
  public Path record() {
    return root.resolve("run.json");
  }

  /** {@code measurements/<source>/<statistic>.npz}. */
  public Path measurement(String source, String statistic) {
    return root.resolve("measurements").resolve(source).resolve(statistic + ".npz");
  }

  /** {@code slices/<source>.npz}: what the side-by-side pictures show. */
  public Path slice(String source) {
    return root.resolve("slices").resolve(source + ".npz");
  }

  Path cachedMeasurement(String key) {
    return root.resolve(".cache").resolve("measurements").resolve(key + ".npz");
  }

  /** Where the output of an external command with this key is kept. */
  public Path cachedSample(String key, String extension) {
    return root.resolve(".cache").resolve("samples").resolve(key + "." + extension);
  }

  /**
   * Creates the directory, sweeps what a killed run left half-written, and does the work while no
   * other run can.
   */
  public <T> T whileLocked(Callable<T> work) throws Exception {
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
    }
  }

  private FileChannel openLock() throws RunStoreException {
    try {
      Path cache = Files.createDirectories(root.resolve(".cache"));
      return FileChannel.open(
          cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw RunStoreException.writing(root, e);
    }
  }

  /** Removes what a killed run left half-written. */
  private void sweep() throws IOException, RunStoreException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path entry : tree.filter(RunDirectory::isHalfWritten).toList()) {
        Files.deleteIfExists(entry);
      }
    }
    Path samples = root.resolve(".cache").resolve("samples");
    if (Files.isDirectory(samples)) {
      try (Stream<Path> calls = Files.list(samples)) {
        for (Path call : calls.filter(Files::isDirectory).toList()) {
          deleteRecursively(call);
        }
      }
    }
  }

  private static boolean isHalfWritten(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(".") && name.endsWith(".tmp") && Files.isRegularFile(entry);
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
    deleteRecursively(root.resolve(".cache").resolve("measurements"));
    deleteRecursively(root.resolve(".cache").resolve("samples"));
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
