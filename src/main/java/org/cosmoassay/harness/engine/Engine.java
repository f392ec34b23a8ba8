package org.cosmoassay.harness.engine;

import java.io.Serializable;

/** Does the tasks of jobs. */
public interface Engine extends AutoCloseable {

  /**
   * Starts a job and returns at once. Tasks begin in the order of their numbers, as far as there is
   * room, and end in any.
   *
   * @param tasks number of tasks
   * @param results takes every result exactly once, however often a task was begun
   */
  <R extends Serializable> Execution start(Job<R> job, int tasks, Results<R> results);

  /** Ends what is still at work. */
  @Override
  void close();

  /**
   * Takes results as they come, one at a time.
   *
   * @param <R> what a task gives
   */
  interface Results<R> {
    void accept(int task, R result) throws Exception;
  }

  /** A job at work. */
  interface Execution extends AutoCloseable {

    /**
     * Waits until the result of a task was taken.
     *
     * @throws Exception what the taker of results threw, or why the job cannot be done
     */
    void await(int task) throws Exception;

    /** Ends the tasks that are still at work; their results are lost. */
    @Override
    void close();
  }
}
