package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.DirectoryLock;

/** The folder of a model or a suite: one command at a time works in it. */
final class WorkFolder {

  private static final String LOCK = ".lock";

  /** Suites keep their simulations in a folder of the folder. */
  private static final int DEPTH = 2;

  private WorkFolder() {}

  /**
   * Makes the folder, sweeps what a killed command left half-written, and does the work while
   * nobody else can. A folder made for work that failed before it wrote anything is removed.
   *
   * @param command that does it, for the message to others
   * @throws UsageException when another process is at work there, or the folder cannot be written
   */
  static <T> T whileLocked(Path folder, String command, Callable<T> work) throws Exception {
    boolean isNew = !Files.exists(folder);
    DirectoryLock lock = lock(folder, command);
    try (lock) {
      return work.call();
    } finally {
      if (isNew) {
        removeIfEmpty(folder);
      }
    }
  }

  private static DirectoryLock lock(Path folder, String command) throws UsageException {
    try {
      Files.createDirectories(folder);
      DirectoryLock lock = DirectoryLock.take(folder.resolve(LOCK), command);
      AtomicFile.sweep(folder, DEPTH);
      return lock;
    } catch (DirectoryLock.HeldException e) {
      throw new UsageException(folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UsageException(
          String.valueOf(RunStoreException.writing(folder, e).getMessage()), e);
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return; // There is a result, or somebody else has begun here meanwhile.
    }
  }
}
