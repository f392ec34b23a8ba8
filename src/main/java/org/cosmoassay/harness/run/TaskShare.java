package org.cosmoassay.harness.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tasks of one job share in a process: opened by the first of them. */
final class TaskShare {

  /** Opens what is shared. */
  interface Opening<T> {
    T open() throws Exception;
  }

  private static final Map<String, AutoCloseable> OPEN = new HashMap<>();

  private static final AtomicInteger NAMES = new AtomicInteger();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TaskShare::releaseAll, "release of tasks"));
  }

  private TaskShare() {}

  /** A name for a job that no other job of this process has. */
  static String newName(String kind) {
    return kind + "-" + NAMES.incrementAndGet();
  }

  /** What a job shares here; whoever comes while it is being opened waits. */
  static <T extends AutoCloseable> T of(String job, Class<T> type, Opening<T> opening)
      throws Exception {
    synchronized (OPEN) {
      AutoCloseable open = OPEN.get(job);
      if (open == null) {
        open = opening.open();
        OPEN.put(job, open);
      }
      return type.cast(open);
    }
  }

  /** Closes what a job shares in this process, if anything. */
  static void release(String job) {
    AutoCloseable open;
    synchronized (OPEN) {
      open = OPEN.remove(job);
    }
    if (open != null) {
      close(open);
    }
  }

  private static void releaseAll() {
    synchronized (OPEN) {
      OPEN.values().forEach(TaskShare::close);
      OPEN.clear();
    }
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new IllegalStateException("What tasks shared could not be closed.", e);
    }
  }
}
