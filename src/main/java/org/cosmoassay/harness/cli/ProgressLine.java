package org.cosmoassay.harness.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** A line of progress that says in words what is left and how fast it goes. */
final class ProgressLine extends DefaultProgressBarRenderer {

  private static final double NANOSECONDS = 1e9;

  ProgressLine() {
    super(
        ProgressBarStyle.ASCII,
        "",
        1,
        true,
        new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)),
        ChronoUnit.SECONDS,
        true,
        ProgressLine::left);
  }

  @Override
  protected String etaString(ProgressState progress) {
    return left(progress).map(ProgressLine::clock).orElse("?") + " left";
  }

  @Override
  protected String speed(ProgressState progress) {
    return rate(progress.getCurrent() - progress.getStart(), progress.getElapsedAfterStart());
  }

  /** Steps a second or, where they take longer, seconds a step. */
  static String rate(long steps, Duration elapsed) {
    double seconds = elapsed.toNanos() / NANOSECONDS;
    if (steps <= 0 || seconds <= 0) {
      return "";
    }
    double rate = steps / seconds;
    return rate >= 1
        ? String.format(Locale.ROOT, "%.1f/s", rate)
        : String.format(Locale.ROOT, "%.1f s each", 1 / rate);
  }

  /**
   * The time that the rest takes at the rate so far; nothing before the first step, or when the
   * clock was set back since.
   */
  static Optional<Duration> left(long done, long all, Duration elapsed) {
    return done <= 0 || all < done || elapsed.isNegative()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(Math.round((double) elapsed.toMillis() * (all - done) / done)));
  }

  private static Optional<Duration> left(ProgressState progress) {
    return left(
        progress.getCurrent() - progress.getStart(),
        progress.getMax() - progress.getStart(),
        progress.getElapsedAfterStart());
  }

  /** Hours, minutes and seconds. */
  static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
