package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.cosmoassay.reports.LatexTable.Column;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * The tables of a paper: {@code verdicts.tex}, {@code gates.tex} and one per component of every
 * statistic. What is wider than two columns of a page or longer than a page becomes several tables
 * with a number behind their names.
 */
final class LatexTables {

  private static final int EDGE_DIGITS = 3;
  private static final int VALUE_DIGITS = 4;
  private static final int P_DIGITS = 2;
  private static final int LONGEST_NAME = 60;

  private static final double SOURCE_WIDTH = 88;
  private static final double STATISTIC_WIDTH = 64;
  private static final double GATE_WIDTH = 68;

  private static final String ROUNDING =
      "Uncertainties are standard errors, rounded by the rule of the Particle Data Group; a dash"
          + " stands where nothing is defined.";

  private LatexTables() {}

  /** Writes every table; returns the names of the files. */
  static List<String> write(List<LatexTable> tables, Path directory) throws IOException {
    List<String> written = new ArrayList<>();
    for (LatexTable table : tables) {
      WholeFile.write(directory.resolve(table.name() + ".tex"), table.source());
      written.add(table.name() + ".tex");
    }
    return written;
  }

  /** Every table of a report: verdicts, gates, then the statistics in their order. */
  static List<LatexTable> of(Report report) {
    FileNames names = new FileNames();
    List<LatexTable> tables = new ArrayList<>();
    tables.addAll(verdicts(report, names));
    tables.addAll(gates(report, names));
    report.statistics().forEach(s -> tables.addAll(statistic(s, names)));
    return tables;
  }

  /** The worst verdict of every source in every statistic. */
  static List<LatexTable> verdicts(Report report, FileNames names) {
    List<SourceVerdicts> sources = SourceVerdicts.of(report);
    Set<String> statistics = new LinkedHashSet<>();
    report.verdicts().forEach(v -> statistics.add(v.statistic()));
    List<Parts> parts = new ArrayList<>();
    for (List<SourceVerdicts> some :
        pages(sources, s -> Column.lines(name(s.source()), SOURCE_WIDTH))) {
      Column name =
          Column.words("Source", some.stream().map(s -> name(s.source())).toList(), SOURCE_WIDTH);
      List<Column> columns =
          statistics.stream()
              .map(t -> Column.whole(t, some.stream().map(s -> worst(s.on(t))).toList()))
              .toList();
      parts.add(new Parts(List.of(name), columns));
    }
    return tables(
        "verdicts",
        "The worst verdict of every source in every statistic",
        parts,
        "In brackets how many of the gates say so where not all do. INC.\\ is inconclusive, SKIP.\\ is skipped. $^c$"
            + " Negative control, which must fail. $^e$ Exhibit, which does not decide.",
        names);
  }

  private static String name(Report.Source source) {
    String mark =
        switch (source.role()) {
          case JUDGED -> "";
          case NEGATIVE_CONTROL -> "$^c$";
          case EXHIBIT -> "$^e$";
        };
    return cut(source.name()) + mark;
  }

  private static String worst(List<Verdict> verdicts) {
    for (Status status : SourceVerdicts.WORST_FIRST) {
      long count = verdicts.stream().filter(v -> v.status() == status).count();
      if (count > 0) {
        return word(status)
            + (count < verdicts.size() ? " (" + count + "/" + verdicts.size() + ")" : "");
      }
    }
    return LatexNumber.ABSENT;
  }

  private static String word(Status status) {
    return switch (status) {
      case PASS -> "PASS";
      case FAIL -> "\\textbf{FAIL}";
      case INCONCLUSIVE -> "INC.";
      case SKIPPED -> "SKIP.";
      case ERROR -> "ERROR";
    };
  }

  /** Every verdict with its numbers. */
  static List<LatexTable> gates(Report report, FileNames names) {
    List<Parts> parts = new ArrayList<>();
    for (List<Verdict> some : pages(report.verdicts(), LatexTables::lines)) {
      parts.add(
          new Parts(
              List.of(
                  Column.words("Source", cells(some, Verdict::source), SOURCE_WIDTH),
                  Column.words("Statistic", cells(some, Verdict::statistic), STATISTIC_WIDTH),
                  Column.words("Gate", cells(some, Verdict::gate), GATE_WIDTH),
                  Column.whole("Verdict", some.stream().map(v -> word(v.status())).toList()),
                  numbers("Value", some, Verdict::value, VALUE_DIGITS),
                  numbers("Limit", some, Verdict::threshold, VALUE_DIGITS),
                  numbers("p", some, Verdict::pValue, P_DIGITS),
                  numbers("p adjusted", some, Verdict::pAdjusted, P_DIGITS)),
              List.of()));
    }
    return tables(
        "gates",
        "Every verdict",
        parts,
        "A source fails where the value lies beyond the limit; adjusted p-values are corrected for"
            + " all gates of a source after Holm. INC.\\ is inconclusive, SKIP.\\ is skipped.",
        names);
  }

  private static int lines(Verdict v) {
    return Math.max(
        Column.lines(cut(v.source()), SOURCE_WIDTH),
        Math.max(
            Column.lines(cut(v.statistic()), STATISTIC_WIDTH),
            Column.lines(cut(v.gate()), GATE_WIDTH)));
  }

  /** Rows dealt out so that no page has more lines than it holds. */
  private static <T> List<List<T>> pages(List<T> rows, ToIntFunction<T> lines) {
    List<List<T>> pages = new ArrayList<>();
    int used = LatexTable.MOST_ROWS;
    for (T row : rows) {
      int needed = lines.applyAsInt(row);
      if (used + needed > LatexTable.MOST_ROWS) {
        pages.add(new ArrayList<>());
        used = 0;
      }
      pages.get(pages.size() - 1).add(row);
      used += needed;
    }
    return pages;
  }

  private static List<String> cells(List<Verdict> verdicts, Function<Verdict, String> text) {
    return verdicts.stream().map(v -> cut(text.apply(v))).toList();
  }

  private static Column numbers(
      String head, List<Verdict> verdicts, ToDoubleFunction<Verdict> value, int digits) {
    return Column.numbers(
        head,
        SiunitxColumn.of(
            verdicts.stream()
                .map(v -> SiunitxColumn.number(value.applyAsDouble(v), digits))
                .toList()));
  }

  /** Per row the mean of the reference with its error, and the ratio of every source to it. */
  static List<LatexTable> statistic(StatisticSection section, FileNames names) {
    Map<String, Map<String, ComponentComparison>> components = new LinkedHashMap<>();
    List<String> sources = new ArrayList<>();
    for (Comparison comparison : section.comparisons()) {
      sources.add(comparison.source());
      comparison
          .components()
          .forEach(
              c ->
                  components
                      .computeIfAbsent(c.name(), n -> new LinkedHashMap<>())
                      .put(comparison.source(), c));
    }
    List<LatexTable> tables = new ArrayList<>();
    components.forEach(
        (component, ofSource) -> {
          boolean alone = components.size() == 1;
          tables.addAll(
              tables(
                  section.statistic() + (alone ? "" : "-" + component),
                  cut(section.statistic())
                      + (alone ? "" : ", " + cut(component))
                      + ": the reference, and the ratio of every source to it",
                  parts(ofSource, sources),
                  ROUNDING,
                  names));
        });
    return tables;
  }

  private static List<Parts> parts(
      Map<String, ComponentComparison> ofSource, List<String> sources) {
    ComponentComparison any = ofSource.values().iterator().next();
    Axis axis = any.axis();
    List<Parts> parts = new ArrayList<>();
    for (int from = 0; from < axis.size(); from += LatexTable.MOST_ROWS) {
      int[] rows =
          IntStream.range(from, Math.min(axis.size(), from + LatexTable.MOST_ROWS)).toArray();
      Column place =
          Column.whole(
              withUnit(axis.name(), axis.unit()),
              Arrays.stream(rows).mapToObj(r -> place(axis, r)).toList());
      Column reference =
          Column.numbers(
              withUnit("Reference", any.unit()),
              column(
                  rows,
                  r -> SiunitxColumn.number(any.reference().mean(r), any.reference().error(r))));
      List<Column> ratios = new ArrayList<>();
      for (String source : sources) {
        ComponentComparison c = ofSource.get(source);
        ratios.add(
            Column.numbers(
                source,
                column(
                    rows,
                    r ->
                        c == null
                            ? Optional.empty()
                            : SiunitxColumn.number(c.ratio(r), c.ratioError(r)))));
      }
      parts.add(new Parts(List.of(place, reference), ratios));
    }
    return parts;
  }

  private interface Row {
    Optional<RoundedNumber> at(int row);
  }

  private static SiunitxColumn column(int[] rows, Row row) {
    return SiunitxColumn.of(Arrays.stream(rows).mapToObj(row::at).toList());
  }

  private static String withUnit(String name, String unit) {
    return unit.isEmpty() ? name : name + " [" + unit + "]";
  }

  private static String place(Axis axis, int row) {
    String low = LatexNumber.of(axis.edge(row), EDGE_DIGITS);
    return axis.isBinned() ? low + "--" + LatexNumber.of(axis.edge(row + 1), EDGE_DIGITS) : low;
  }

  private static String cut(String name) {
    return LatexText.breakable(PlainText.shortened(name, LONGEST_NAME));
  }

  /**
   * Rows of a table: columns that are repeated in every block, and those that are dealt out, if
   * any.
   */
  private record Parts(List<Column> fixed, List<Column> columns) {}

  private static List<LatexTable> tables(
      String name, String caption, List<Parts> parts, String notes, FileNames names) {
    List<List<Column>> blocks = new ArrayList<>();
    for (Parts part : parts) {
      if (part.columns().isEmpty()) {
        blocks.add(part.fixed());
      }
      for (List<Column> block : LatexTable.blocks(part.fixed(), part.columns())) {
        List<Column> columns = new ArrayList<>(part.fixed());
        columns.addAll(block);
        blocks.add(columns);
      }
    }
    List<LatexTable> tables = new ArrayList<>();
    String base = names.next(name);
    for (int i = 0; i < blocks.size(); i++) {
      boolean alone = blocks.size() == 1;
      tables.add(
          LatexTable.of(
              alone ? base : names.next(base + "-" + (i + 1)),
              caption + (alone ? "" : ", part " + (i + 1) + " of " + blocks.size()),
              blocks.get(i),
              notes));
    }
    return tables;
  }
}
