package org.cosmoassay.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file whose lock says that somebody is at work in a directory. The lock is the operating
 * system's, which releases it whatever ends its process, so that a killed one never blocks the
 * next; the file says who holds it. On a file system of several machines it is as good as that file
 * system's locks are.
 *
 * <p>The file is removed when the lock is released. Who locked a file that was just removed locked
 * nothing: it finds another file, or none, at the path, and tries again.
 *
 * <p>POSIX drops all locks of a process on a file as soon as that process closes the file, however
 * often it has it open. So the file is never opened twice here: what this process holds is known
 * without looking, and what it has written is not read again.
 */
public final class DirectoryLock implements AutoCloseable {

  /** Beyond all text: where locks are mandatory, who waits can still read who holds it. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Stands for the identity of a file where the platform knows none. */
  private static final Object WITHOUT_KEYS = "no identity";

  private static final int MOST_TEXT_BYTES = 300;

  /** Each attempt lost is one in which another process took the lock and released it. */
  private static final int MOST_ATTEMPTS = 100;

  /** Files that this process holds: locks belong to processes, so this is as wide as they are. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a file in an existing directory, making it when it is not there.
   *
   * @param work what holding it means, for the message to others, e.g. {@code run}
   * @throws HeldException when another process, or this one, holds it
   * @throws IOException when the file cannot be written, or its file system has no locks; with a
   *     message that names the file and the way out
   */
  public static DirectoryLock take(Path file, String work) throws IOException {
    Path real = file.toAbsolutePath().resolveSibling("").toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      throw new HeldException("this process");
    }
    boolean isTaken = false;
    try {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        FileChannel channel = lock(real);
        if (channel != null) {
          write(channel, work);
          isTaken = true;
          return new DirectoryLock(real, channel);
        }
      }
      throw new HeldException("others that come and go");
    } finally {
      if (!isTaken) {
        HELD.remove(real);
      }
    }
  }

  /** The locked file at a path; null when it was not the one at that path all the time. */
  private static @Nullable FileChannel lock(Path file) throws IOException {
    Optional<Object> before = identity(file);
    FileChannel channel = open(file);
    boolean isLocked = false;
    try {
      Optional<Object> opened = identity(file);
      boolean isFree = tryLock(file, channel);
      if (!isFree) {
        Optional<String> holder = read(file);
        if (holder.isEmpty()) {
          return null;
        }
        throw new HeldException(holder.get());
      }
      isLocked =
          opened.isPresent()
              && opened.equals(identity(file))
              && (before.isEmpty() || before.equals(opened));
      return isLocked ? channel : null;
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
  }

  /** What tells this file from a later one of the same name; empty when there is none. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? WITHOUT_KEYS : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw AtomicFile.explain(file, e);
    }
  }

  private static boolean tryLock(Path file, FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (IOException e) {
      throw new IOException(
          "%s: this file system has no locks (%s), so that two runs could spoil each other; choose a directory on another one"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** What the file says, on one line; empty when it is gone. */
  private static Optional<String> read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_TEXT_BYTES);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ""));
  }

  private static void write(FileChannel channel, String work) throws IOException {
    String words =
        "%s, process %d on %s, since %s"
            .formatted(
                work,
                ProcessHandle.current().pid(),
                host(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** The name of this machine, without asking a network for it. */
  private static String host() {
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return name.strip();
      }
    }
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "an unnamed machine";
    }
  }

  /**
   * Removes the file and releases its lock, in this order. Where files have no identity, whoever
   * waits could not find out that it was removed: there it stays.
   */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (!identity(file).equals(Optional.of(WITHOUT_KEYS))) {
        Files.deleteIfExists(file);
      }
    } finally {
      HELD.remove(file);
    }
  }

  /** Somebody else is at work. */
  public static final class HeldException extends IOException {
    private static final long serialVersionUID = 1L;

    HeldException(String holder) {
      super(
          "another one is at work in this directory (%s); wait for it to end, or choose another directory"
              .formatted(holder.isBlank() ? "it does not say who" : holder));
    }
  }
}
