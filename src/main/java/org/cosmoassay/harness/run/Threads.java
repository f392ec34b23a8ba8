package org.cosmoassay.harness.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/** Runs work on a pool of a stated size; results never depend on that size. */
public final class Threads {

  /** What a {@link ForkJoinPool} can hold. */
  public static final int MOST = 32_767;

  /** Far longer than any single task takes to notice that it was interrupted. */
  private static final long MOST_SECONDS_TO_STOP = 60;

  private Threads() {}

  /** As many threads as the machine has processors. */
  public static int available() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Calls the task on a pool of so many threads; its own exception comes out as it is. When this
   * returns or throws, none of the task's own subtasks is still at work.
   */
  public static <T> T call(int threads, Callable<T> task) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads, Threads::worker, null, false);
    try {
      return pool.submit(task).get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  /** Libraries look for their parts where the program is, which need not be the class path. */
  private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }

  /**
   * A subtask that outlives a failure could still write where nobody expects it any more. One that
   * computes too long to be waited for writes nothing before the process ends.
   */
  private static void awaitEnd(ForkJoinPool pool) {
    try {
      boolean unused = pool.awaitTermination(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The task's exception beneath the wrappers that the pool put around it. */
  private static Exception unwrapped(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : original(e.getCause());
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : e;
  }

  /**
   * The exception that a task threw. A fork-join pool hands it to another thread as a copy of the
   * same class, whose message is the original's class and message, or inside a plain {@code
   * RuntimeException}.
   */
  static Throwable original(Throwable thrown) {
    Throwable at = thrown;
    Throwable cause = at.getCause();
    while (cause != null
        && (at.getClass() == RuntimeException.class
            || (at.getClass() == cause.getClass() && cause.toString().equals(at.getMessage())))) {
      at = cause;
      cause = at.getCause();
    }
    return at;
  }
}
