package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
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

  /** Creates the directory and locks it against a second run; closing unlocks. */
  public Lock lock() throws RunStoreException {
    Path file = root.resolve(".cache").resolve("lock");
    try {
      Files.createDirectories(root.resolve(".cache"));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new RunStoreException(
            root + ": another run is at work in this directory; wait for it or pass another --out");
      }
      sweep();
      return new Lock(channel);
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

  /** Holds a run directory for one run. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws RunStoreException {
      try {
        channel.close();
      } catch (IOException e) {
        throw new RunStoreException("The lock could not be released (" + e.getMessage() + ").", e);
      }
    }
  }
}
