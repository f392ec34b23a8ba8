package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * The tables of a paper: {@code verdicts.tex} and a file per statistic, each a {@code tabular} that
 * needs the package {@code booktabs} and nothing else.
 */
final class LatexTables {

  private static final String ROW_END = " \\\\\n";
  private static final int EDGE_DIGITS = 3;
  private static final int P_DIGITS = 2;

  private LatexTables() {}

  /** Writes every table; returns the names of the files. */
  static List<String> write(Report report, Path directory) throws IOException {
    FileNames names = new FileNames();
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(names.next("verdicts") + ".tex", verdicts(report));
    for (StatisticSection section : report.statistics()) {
      tables.put(names.next(section.statistic()) + ".tex", statistic(section));
    }
    for (Map.Entry<String, String> table : tables.entrySet()) {
      WholeFile.write(directory.resolve(table.getKey()), table.getValue());
    }
    return List.copyOf(tables.keySet());
  }

  /** Source, statistic, gate, status and raw p-value of every verdict. */
  static String verdicts(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict v : report.verdicts()) {
      rows.add(
          List.of(
              LatexText.escaped(v.source()),
              LatexText.escaped(v.statistic()),
              LatexText.escaped(v.gate()),
              v.status().name(),
              LatexNumber.of(v.pValue(), P_DIGITS)));
    }
    return tabular("llllr", List.of("Source", "Statistic", "Gate", "Status", "$p$"), rows);
  }

  /** Per row the mean of the reference with its error, and the ratio of every source to it. */
  static String statistic(StatisticSection section) {
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
    List<List<String>> rows = new ArrayList<>();
    String abscissa = "row";
    for (Map<String, ComponentComparison> ofSource : components.values()) {
      ComponentComparison any = ofSource.values().iterator().next();
      abscissa = withUnit(any.axis().name(), any.axis().unit());
      for (int row = 0; row < any.axis().size(); row++) {
        rows.add(row(ofSource, any, sources, row));
      }
    }
    List<String> head = new ArrayList<>(List.of("Component", abscissa, "Reference"));
    sources.forEach(s -> head.add(LatexText.escaped(s)));
    return tabular("ll" + "r".repeat(1 + sources.size()), head, rows);
  }

  private static List<String> row(
      Map<String, ComponentComparison> ofSource,
      ComponentComparison any,
      List<String> sources,
      int row) {
    List<String> cells = new ArrayList<>();
    cells.add(withUnit(any.name(), any.unit()));
    cells.add(place(any.axis(), row));
    cells.add(LatexNumber.of(any.reference().mean(row), any.reference().error(row)));
    for (String source : sources) {
      if (ofSource.containsKey(source)) {
        ComponentComparison c = Objects.requireNonNull(ofSource.get(source));
        cells.add(LatexNumber.of(c.ratio(row), c.ratioError(row)));
      } else {
        cells.add(LatexNumber.ABSENT);
      }
    }
    return cells;
  }

  private static String withUnit(String name, String unit) {
    return LatexText.escaped(unit.isEmpty() ? name : name + " [" + unit + "]");
  }

  private static String place(Axis axis, int row) {
    String low = LatexNumber.of(axis.edge(row), EDGE_DIGITS);
    return axis.isBinned() ? low + "--" + LatexNumber.of(axis.edge(row + 1), EDGE_DIGITS) : low;
  }

  private static String tabular(String columns, List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("% \\usepackage{booktabs}\n");
    table.append("\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
    table.append(String.join(" & ", head)).append(ROW_END).append("\\midrule\n");
    rows.forEach(cells -> table.append(String.join(" & ", cells)).append(ROW_END));
    return table.append("\\bottomrule\n\\end{tabular}\n").toString();
  }
}
