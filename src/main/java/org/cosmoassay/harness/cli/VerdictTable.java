package org.cosmoassay.harness.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reports.StatusSign;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * Sources against statistics: the worst verdict of every source in every statistic, as a symbol, a
 * word and a colour. It takes the width of the terminal, cuts long names and words, and becomes a
 * list where even that does not fit.
 */
final class VerdictTable {

  /** The worst first, as in the matrix of a report. */
  private static final List<Status> WORST_FIRST =
      List.of(Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.PASS, Status.SKIPPED);

  private static final String GAP = "  ";
  private static final String NO_GATE = "·";
  private static final int LEAST_SOURCE = 12;

  /** A symbol, a space and four letters: PASS and FAIL are never cut. */
  private static final int LEAST_CELL = 6;

  private final RunRecord run;
  private final boolean exhibitsDecide;
  private final List<String> statistics;
  private final Terminal terminal;
  private final Ink ink;

  /** Where whole words do not fit. */
  private boolean shortWords;

  private VerdictTable(RunRecord run, boolean exhibitsDecide, Terminal terminal) {
    this.run = run;
    this.exhibitsDecide = exhibitsDecide;
    this.terminal = terminal;
    this.ink = new Ink(terminal);
    this.statistics = statistics(run);
  }

  /**
   * The lines of the table, none of them longer than the terminal is wide.
   *
   * @param exhibitsDecide whether exhibits count as any other source
   */
  static List<String> lines(RunRecord run, boolean exhibitsDecide, Terminal terminal) {
    return new VerdictTable(run, exhibitsDecide, terminal).lines();
  }

  /** Statistics that a gate judges: checks of clouds first, since they always run. */
  private static List<String> statistics(RunRecord run) {
    Set<String> judged =
        run.verdicts().stream()
            .map(Verdict::statistic)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> measured =
        run.statistics().stream().map(StatisticRecord::id).filter(judged::contains).toList();
    List<String> ordered = new ArrayList<>(judged);
    ordered.removeAll(measured);
    ordered.addAll(measured);
    return ordered;
  }

  private List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    if (!widths.isEmpty()) {
      lines.add(ink.strong(header(widths)));
    }
    Role last = Role.JUDGED;
    for (SourceRecord source : run.sources()) {
      if (source.role() != last) {
        last = source.role();
        lines.add(ink.faint(TerminalText.cut(heading(last), terminal.columns())));
      }
      if (widths.isEmpty()) {
        lines.addAll(listed(source));
      } else {
        lines.add(row(source, widths));
      }
    }
    return lines;
  }

  private String heading(Role role) {
    return switch (role) {
      case NEGATIVE_CONTROL -> "negative controls, which must fail:";
      case EXHIBIT ->
          exhibitsDecide ? "exhibits, which count here:" : "exhibits, which do not decide:";
      case JUDGED -> "judged:";
    };
  }

  /** Widths of the source's column and of each statistic's; empty when they do not fit. */
  private List<Integer> widths() {
    List<Integer> whole = natural(false);
    int room = terminal.columns() - GAP.length() * statistics.size();
    if (sum(whole) <= room) {
      return whole;
    }
    shortWords = true;
    List<Integer> widths = natural(true);
    while (sum(widths) > room) {
      int widest = -1;
      for (int i = 0; i < widths.size(); i++) {
        boolean shrinks = widths.get(i) > (i == 0 ? LEAST_SOURCE : LEAST_CELL);
        if (shrinks && (widest < 0 || weight(i, widths) > weight(widest, widths))) {
          widest = i;
        }
      }
      if (widest < 0) {
        return List.of();
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  /** What every column would take. */
  private List<Integer> natural(boolean shortly) {
    List<Integer> widths = new ArrayList<>();
    widths.add(
        run.sources().stream()
            .mapToInt(s -> TerminalText.width(TerminalText.plain(s.name())))
            .max()
            .orElse(0));
    for (String statistic : statistics) {
      int cell =
          run.sources().stream()
              .mapToInt(s -> TerminalText.width(cell(worst(s, statistic), shortly)))
              .max()
              .orElse(0);
      widths.add(Math.max(cell, TerminalText.width(TerminalText.plain(statistic))));
    }
    return widths;
  }

  /** Names of sources often differ at their ends only: they are cut late. */
  private static int weight(int column, List<Integer> widths) {
    return column == 0 ? widths.get(0) / 2 : widths.get(column);
  }

  private static int sum(List<Integer> widths) {
    return widths.stream().mapToInt(w -> w).sum();
  }

  private String header(List<Integer> widths) {
    StringBuilder line = new StringBuilder(" ".repeat(widths.get(0)));
    for (int i = 0; i < statistics.size(); i++) {
      line.append(GAP).append(fitted(statistics.get(i), widths.get(i + 1)));
    }
    return line.toString().stripTrailing();
  }

  private String row(SourceRecord source, List<Integer> widths) {
    StringBuilder line = new StringBuilder(fitted(source.name(), widths.get(0)));
    for (int i = 0; i < statistics.size(); i++) {
      Optional<Status> worst = worst(source, statistics.get(i));
      String cell = cell(worst, shortWords);
      boolean last = i == statistics.size() - 1;
      line.append(GAP)
          .append(worst.map(s -> ink.of(s, cell)).orElse(cell))
          .append(" ".repeat(last ? 0 : widths.get(i + 1) - TerminalText.width(cell)));
    }
    return line.toString();
  }

  private static String fitted(String text, int columns) {
    return TerminalText.padded(TerminalText.cut(TerminalText.plain(text), columns), columns);
  }

  /** A source with its statistics by verdict, for terminals too narrow for the table. */
  private List<String> listed(SourceRecord source) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.strong(TerminalText.cut(TerminalText.plain(source.name()), terminal.columns())));
    Map<Status, List<String>> byStatus =
        statistics.stream()
            .filter(s -> worst(source, s).isPresent())
            .collect(
                Collectors.groupingBy(
                    s -> worst(source, s).orElseThrow(),
                    Collectors.mapping(TerminalText::plain, Collectors.toList())));
    for (Status status : WORST_FIRST) {
      List<String> names = byStatus.getOrDefault(status, List.of());
      if (!names.isEmpty()) {
        String text = StatusSign.of(status) + " " + status + ": " + String.join(", ", names);
        int room = terminal.columns() - GAP.length();
        for (String line : TerminalText.wrapped(text, room)) {
          lines.add(GAP + ink.of(status, TerminalText.cut(line, room)));
        }
      }
    }
    return lines;
  }

  private Optional<Status> worst(SourceRecord source, String statistic) {
    List<Status> statuses =
        run.verdictsOf(source.name()).stream()
            .filter(v -> v.statistic().equals(statistic))
            .map(Verdict::status)
            .toList();
    return WORST_FIRST.stream().filter(statuses::contains).findFirst();
  }

  /** Symbol and word; a short word makes it no more than {@value #LEAST_CELL} characters. */
  private static String cell(Optional<Status> status, boolean shortly) {
    return status
        .map(s -> StatusSign.of(s) + " " + (shortly ? shortWord(s) : s.name()))
        .orElse(NO_GATE);
  }

  private static String shortWord(Status status) {
    return switch (status) {
      case PASS, FAIL -> status.name();
      case INCONCLUSIVE -> "INCO";
      case SKIPPED -> "SKIP";
      case ERROR -> "ERR";
    };
  }
}
