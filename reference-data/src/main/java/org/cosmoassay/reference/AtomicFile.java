package org.cosmoassay.reference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a file so that it appears whole or not at all: into a temporary file of the same
 * directory, forced to the disk, then renamed over the target. On failure the target is as it was
 * and the temporary file is gone; after a crash at most a file {@code .NAME.*.tmp} is left.
 */
public final class AtomicFile {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Threads may write the same target at once, each through a temporary file of its own. */
  private static final int MOST_ATTEMPTS = 10_000;

  /** Writes the content of a file to a stream; the stream is closed by the caller. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the content of a file at a path, for libraries that write paths only. */
  @FunctionalInterface
  public interface PathContent {
    void writeTo(Path temporary) throws IOException;
  }

  /** Of this class, and of the writers of models and reports, which know nothing of it. */
  private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.([0-9]+-[0-9]+\\.tmp|partial)");

  private AtomicFile() {}

  /** Whether a file of this name is one that a crash left half-written. */
  public static boolean isTemporary(String fileName) {
    return TEMPORARY.matcher(fileName).matches();
  }

  /**
   * Removes what crashes left half-written in a directory that nobody else writes to; a directory
   * that does not exist holds nothing.
   *
   * @param depth how far to look, 1 for the directory alone
   */
  public static void sweep(Path directory, int depth) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory, depth)) {
      for (Path entry : tree.filter(AtomicFile::isHalfWritten).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static boolean isHalfWritten(Path entry) {
    return isTemporary(String.valueOf(entry.getFileName())) && Files.isRegularFile(entry);
  }

  /** Writes bytes. */
  public static void write(Path target, byte[] bytes) throws IOException {
    write(target, out -> out.write(bytes));
  }

  /** Writes what the content puts into the stream, which is buffered. */
  public static void write(Path target, Content content) throws IOException {
    writeAt(
        target,
        temporary -> {
          try (OutputStream out =
              new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER_BYTES)) {
            content.writeTo(out);
          }
        });
  }

  /**
   * Writes what the content puts at the temporary path it is given.
   *
   * @throws IOException with a message that names the target, what is wrong and what to do
   */
  public static void writeAt(Path target, PathContent content) throws IOException {
    Path directory = directoryOf(target);
    Path temporary = createTemporary(target, directory);
    try {
      content.writeTo(temporary);
      force(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(directory);
    } catch (IOException e) {
      discard(temporary, e);
      throw explain(target, e);
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static Path directoryOf(Path target) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null || Files.isDirectory(target)) {
      throw new IOException(target + ": this is a directory; name a file to write");
    }
    if (!Files.exists(directory)) {
      throw new IOException(
          target + ": the directory " + directory + " does not exist; create it first");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException(
          target + ": " + directory + " is not a directory; choose another place to write to");
    }
    return directory;
  }

  private static Path createTemporary(Path target, Path directory) throws IOException {
    // Not Files.createTempFile: its files are readable by their owner alone.
    String prefix = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-";
    for (int attempt = 0; ; attempt++) {
      try {
        return Files.createFile(directory.resolve(prefix + attempt + ".tmp"));
      } catch (FileAlreadyExistsException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw explain(target, e);
        }
      } catch (IOException e) {
        throw explain(target, e);
      }
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes the rename itself durable, where the platform lets a directory be opened. */
  private static void forceDirectory(Path directory) throws IOException {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void discard(Path temporary, Throwable problem) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  static IOException explain(Path target, IOException e) {
    if (WriteProblem.isDiskFull(e)) {
      return new IOException(
          target + ": the disk is full; free some space or choose another place to write to", e);
    }
    if (!(e instanceof FileSystemException cause)) {
      return e; // The content's own problem, which names what it could not read.
    }
    return new IOException(
        target
            + ": the directory "
            + target.toAbsolutePath().getParent()
            + " cannot be written to ("
            + WriteProblem.reason(cause)
            + "); choose another place to write to",
        e);
  }
}
