package org.cosmoassay.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.generators.model.ModelFileException;
import org.cosmoassay.generators.onnx.OnnxModelException;
import org.cosmoassay.generators.tensorfile.TensorFileException;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * One file read by one target. It may be refused by the exceptions that readers declare, in words;
 * whatever else is thrown, and more memory than the bound allows, is a finding.
 */
final class Trial {

  /** What readers say of a file that cannot be used. */
  private static final List<Class<? extends Exception>> REFUSALS =
      List.of(
          CatalogueException.class,
          ConfigurationException.class,
          ModelFileException.class,
          TensorFileException.class,
          OnnxModelException.class,
          RunStoreException.class);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;
  private final Path file;

  private Trial(FuzzTarget target, Path file) {
    this.target = target;
    this.file = file;
  }

  /** Trials whose file lies in a directory. */
  static Trial in(Path directory, FuzzTarget target) throws IOException {
    Path own = Files.createDirectories(directory.resolve(target.label()));
    return new Trial(target, own.resolve(target.fileName()));
  }

  /**
   * Reads bytes as a file.
   *
   * @return whether the file was read to its end
   * @throws AssertionError when reading allocates more than the bound, or refuses without words
   * @throws Exception what was thrown and is no refusal
   */
  boolean read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    long limit = target.bound().bytes(bytes.length);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean whole = isRead();
    if (THREADS.getCurrentThreadAllocatedBytes() - before > limit) {
      // Once more: the first time may have loaded and instrumented classes.
      requireBounded(target.label(), bytes.length, limit, this::isRead);
    }
    return whole;
  }

  /** A reading, whose result is forgotten. */
  @FunctionalInterface
  interface Call {
    void run() throws Exception;
  }

  /** Runs a reading and refuses one that allocates more than it may. */
  static void requireBounded(String name, int length, long limit, Call call) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.run();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > limit) {
      throw new AssertionError(
          "%s: %d bytes made the reader allocate %d, and %d are allowed"
              .formatted(name, length, allocated, limit));
    }
  }

  private boolean isRead() throws Exception {
    try {
      target.read(file);
      return true;
    } catch (Exception e) {
      if (!REFUSALS.contains(e.getClass())) {
        throw e;
      }
      requireGood(e);
      return false;
    }
  }

  /** A refusal names the file, and is not made of an error that happened to be caught. */
  private void requireGood(Exception refusal) {
    String message = String.valueOf(refusal.getMessage());
    if (!message.contains(file.resolveSibling("").toString())) {
      throw new AssertionError("A refusal does not name its file: " + message, refusal);
    }
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof VirtualMachineError) {
        throw new AssertionError("The bounds of the machine ended the reading.", refusal);
      }
    }
  }
}
