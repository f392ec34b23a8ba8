package org.cosmoassay.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;

/**
 * Independent tasks over the threads at hand. The partition into tasks belongs to the caller and
 * must not depend on the number of threads: then neither does any result.
 */
public final class Parallel {

  private Parallel() {}

  /**
   * Runs tasks 0 .. count - 1 on the fork-join pool of the calling thread, or on the common pool,
   * and returns their results in task order.
   */
  public static <T> List<T> map(int count, IntFunction<T> task) {
    List<ForkJoinTask<T>> forked = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int index = i;
      forked.add(ForkJoinTask.adapt(() -> task.apply(index)));
    }
    if (ForkJoinTask.inForkJoinPool()) {
      ForkJoinTask.invokeAll(forked);
    } else {
      ForkJoinPool.commonPool().submit(() -> ForkJoinTask.invokeAll(forked)).join();
    }
    return forked.stream().map(ForkJoinTask::join).toList();
  }
}
