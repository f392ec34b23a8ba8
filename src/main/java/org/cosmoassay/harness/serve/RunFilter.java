package org.cosmoassay.harness.serve;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.harness.serve.IndexedRun.State;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Status;

/**
 * Which runs are asked for; what is empty asks for all.
 *
 * @param text part of the directory's, the benchmark's or a source's name, in any case
 * @param verdict a word of {@link #VERDICTS}
 * @param benchmark name of the benchmark
 * @param from first day
 * @param to last day
 * @param problem what could not be read; empty when all could
 */
record RunFilter(
    String text,
    String verdict,
    String benchmark,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String problem) {

  /** What a run may have come to, as one asks for it. */
  static final List<String> VERDICTS =
      List.of("pass", "fail", "inconclusive", "error", "unfinished", "broken");

  /** What a query asks for. Days that are none are told and left out. */
  static RunFilter of(Query query) {
    List<String> problems = new ArrayList<>();
    Optional<LocalDate> from = day(query, "from", problems);
    Optional<LocalDate> to = day(query, "to", problems);
    String verdict = query.value("verdict");
    if (!verdict.isEmpty() && !VERDICTS.contains(verdict)) {
      problems.add("verdict \"%s\" is none of %s".formatted(verdict, String.join(", ", VERDICTS)));
      verdict = "";
    }
    return new RunFilter(
        query.value("text"),
        verdict,
        query.value("benchmark"),
        from,
        to,
        problems.isEmpty() ? "" : "Not looked at: " + String.join("; ", problems) + ".");
  }

  private static Optional<LocalDate> day(Query query, String name, List<String> problems) {
    String value = query.value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeException e) {
      problems.add("%s \"%s\" is no day; write it as 2026-01-31".formatted(name, value));
      return Optional.empty();
    }
  }

  /** Whether a run is asked for; days are those of the zone. */
  boolean asksFor(IndexedRun run, ZoneId zone) {
    return hasText(run)
        && (verdict.isEmpty() || verdict.equals(word(run)))
        && (benchmark.isEmpty() || benchmark.equals(run.benchmark()))
        && from.map(d -> !day(run.ended(), zone).isBefore(d)).orElse(true)
        && to.map(d -> !day(run.ended(), zone).isAfter(d)).orElse(true);
  }

  private static LocalDate day(Instant time, ZoneId zone) {
    return LocalDate.ofInstant(time, zone);
  }

  private boolean hasText(IndexedRun run) {
    return text.isEmpty()
        || contains(run.id())
        || contains(run.benchmark())
        || run.record().map(RunRecord::sources).orElse(List.of()).stream()
            .map(SourceRecord::name)
            .anyMatch(this::contains);
  }

  private boolean contains(String name) {
    return name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /** What a run came to, in the word of {@link #VERDICTS}. */
  static String word(IndexedRun run) {
    return run.state() == State.FINISHED
        ? run.conclusion().orElse(Status.ERROR).name().toLowerCase(Locale.ROOT)
        : run.state().name().toLowerCase(Locale.ROOT);
  }
}
