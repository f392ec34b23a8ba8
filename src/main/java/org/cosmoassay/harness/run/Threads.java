package org.cosmoassay.harness.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** Runs work on a pool of a stated size; results never depend on that size. */
public final class Threads {

  private Threads() {}

  /** As many threads as the machine has processors. */
  public static int available() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Calls the task on a pool of so many threads; its own exception comes out as it is. */
  public static <T> T call(int threads, Callable<T> task) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(task).get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The task's exception beneath the wrappers that the pool put around it. */
  private static Exception unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    while (cause != null
        && cause.getClass() == RuntimeException.class
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : e;
  }
}
