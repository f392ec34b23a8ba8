package org.cosmoassay.harness.engine;

import java.io.Serializable;

/**
 * Tasks of one kind, numbered from 0. A job is written out and read wherever its tasks are done; a
 * task may be done more than once, and must give the same result each time.
 *
 * @param <R> what a task gives
 */
public interface Job<R extends Serializable> extends Serializable {

  /**
   * Does a task.
   *
   * @throws Exception when the program is at fault; what a user has to mend is part of the result
   */
  R run(int task) throws Exception;

  /** Gives back what the tasks done in this process hold, such as open files. */
  void release();
}
