package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.cosmoassay.harness.run.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Says what is lost, which is little, when a signal ends the program in the middle of work that
 * resumes. Every file is written whole or not at all, so there is nothing to tidy up.
 */
final class StopNotice {

  private final AtomicReference<@Nullable Counted> work = new AtomicReference<>();
  private volatile boolean stopping;

  /** The same progress, of work that the same command resumes. */
  Progress over(Progress shown) {
    Counted counted = new Counted(shown);
    work.set(counted);
    return counted;
  }

  /** The command has ended by itself: whatever ends the program now interrupts nothing. */
  void ended() {
    work.set(null);
  }

  /** A signal ends the program. */
  void stop(PrintWriter err) {
    stopping = true;
    Counted counted = work.get();
    if (counted != null) {
      // A progress bar leaves the cursor in its line.
      err.println((counted.isShown() ? "\n" : "") + "cosmoassay: " + counted.notice());
      err.flush();
    }
  }

  /** Whether a signal is ending the program: what fails from now on fails because of it. */
  boolean isStopping() {
    return stopping;
  }

  /** Counts while it passes everything on. */
  private static final class Counted implements Progress {

    private record State(String task, int done, int steps) {}

    private final Progress shown;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    Counted(Progress shown) {
      this.shown = shown;
    }

    boolean isShown() {
      return shown != NONE;
    }

    String notice() {
      State now = state.get();
      String where =
          now == null
              ? ""
              : " at %s, %d of %d done"
                  .formatted(TerminalText.plain(now.task), now.done, now.steps);
      return "stopped%s; the same command resumes".formatted(where);
    }

    @Override
    public void begin(String task, int steps) {
      state.set(new State(task, 0, steps));
      shown.begin(task, steps);
    }

    @Override
    public void step() {
      state.updateAndGet(now -> now == null ? null : new State(now.task, now.done + 1, now.steps));
      shown.step();
    }

    @Override
    public void end() {
      shown.end();
    }
  }
}
