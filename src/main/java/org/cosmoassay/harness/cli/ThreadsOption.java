package org.cosmoassay.harness.cli;

import org.cosmoassay.harness.run.Threads;
import picocli.CommandLine.Option;

/** {@code --threads}. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; default: all processors. Results never depend on it.")
  private int threads = Threads.available();

  int count() throws UsageException {
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": at least one thread is needed");
    }
    if (threads > Threads.MOST) {
      throw new UsageException(
          "--threads " + threads + ": at most " + Threads.MOST + " threads are possible");
    }
    return threads;
  }
}
