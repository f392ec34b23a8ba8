package org.cosmoassay.harness.run;

import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.store.RunStoreException;

/** Waits for tasks of an engine. */
final class EngineTasks {

  private EngineTasks() {}

  /** Waits until the result of a task was taken. */
  static void await(Engine.Execution execution, int task) throws RunStoreException {
    try {
      execution.await(task);
    } catch (RunStoreException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for task " + task + ".", e);
    } catch (Exception e) {
      throw new IllegalStateException("Task " + task + " failed: " + e.getMessage(), e);
    }
  }
}
