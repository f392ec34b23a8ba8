package org.cosmoassay.harness.cli;

import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.cosmoassay.harness.run.Progress;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; used on a terminal only. */
final class TerminalProgress implements Progress {

  private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();

  private TerminalProgress() {}

  /**
   * A bar when standard error is a terminal (the launcher knows and says so), else silence.
   *
   * @param quiet silence in any case
   */
  static Progress create(boolean quiet) {
    return !quiet && Boolean.getBoolean("cosmoassay.terminal")
        ? new TerminalProgress()
        : Progress.NONE;
  }

  @Override
  public void begin(String task, int steps) {
    bar.set(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUnit(" clouds", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .showSpeed()
            .build());
  }

  @Override
  public void step() {
    ProgressBar current = bar.get();
    if (current != null) {
      current.step();
    }
  }

  @Override
  public void end() {
    ProgressBar current = bar.getAndSet(null);
    if (current != null) {
      current.close();
    }
  }
}
