package org.cosmoassay.harness.cli;

import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.cosmoassay.harness.run.Progress;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; used on a terminal only. */
final class TerminalProgress implements Progress {

  private static final int LONGEST_NAME = 24;
  private static final int UPDATE_MILLISECONDS = 200;

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
            .setTaskName(TerminalText.cut(TerminalText.plain(task), LONGEST_NAME))
            .setInitialMax(steps)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .setRenderer(new ProgressLine())
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
