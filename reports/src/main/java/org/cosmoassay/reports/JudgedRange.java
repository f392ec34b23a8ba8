package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * Rows of a statistic that gates look at, with what they say about one source.
 *
 * @param text the range with its unit
 */
record JudgedRange(String text, RowSelection rows, List<Verdict> verdicts) {

  JudgedRange {
    verdicts = List.copyOf(verdicts);
  }

  /** All rows first, if a gate looks at all, then every range of a gate from small to large. */
  static List<JudgedRange> of(StatisticSection section, List<Verdict> verdicts) {
    Map<RowSelection, List<String>> gates = new LinkedHashMap<>();
    section.gateRanges().stream()
        .filter(g -> g.low() < g.high())
        .sorted(Comparator.comparingDouble(GateRange::low).thenComparingDouble(GateRange::high))
        .forEach(
            g ->
                gates
                    .computeIfAbsent(RowSelection.range(g.low(), g.high()), r -> new ArrayList<>())
                    .add(g.gate()));
    List<Verdict> elsewhere =
        verdicts.stream()
            .filter(v -> gates.values().stream().noneMatch(names -> names.contains(v.gate())))
            .toList();
    List<JudgedRange> ranges = new ArrayList<>();
    if (gates.isEmpty() || !elsewhere.isEmpty()) {
      ranges.add(new JudgedRange("all rows", RowSelection.ALL, elsewhere));
    }
    gates.forEach(
        (rows, names) ->
            ranges.add(
                new JudgedRange(
                    text(rows, section),
                    rows,
                    verdicts.stream().filter(v -> names.contains(v.gate())).toList())));
    return ranges;
  }

  /** What the gates say of the source and the statistic of a comparison. */
  static List<Verdict> verdicts(Report report, Comparison comparison) {
    return report.verdicts().stream()
        .filter(v -> v.source().equals(comparison.source()))
        .filter(v -> v.statistic().equals(comparison.statistic()))
        .toList();
  }

  /** Whether some gate looks at these rows and every one of them says so. */
  boolean all(Status status) {
    return !verdicts.isEmpty() && verdicts.stream().allMatch(v -> v.status() == status);
  }

  boolean any(Status status) {
    return verdicts.stream().anyMatch(v -> v.status() == status);
  }

  /** Names of the gates. */
  String gates() {
    return verdicts.stream().map(Verdict::gate).collect(Collectors.joining(", "));
  }

  private static String text(RowSelection rows, StatisticSection section) {
    String unit =
        section.comparisons().stream()
            .flatMap(c -> c.components().stream())
            .map(c -> c.axis())
            .map(Axis::unit)
            .findFirst()
            .orElse("");
    String span = Numbers.significant(rows.low(), 3) + " to " + Numbers.significant(rows.high(), 3);
    return unit.isEmpty() ? span : span + Numbers.NO_BREAK_SPACE + Quantity.unitText(unit);
  }
}
