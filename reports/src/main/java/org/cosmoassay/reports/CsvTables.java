package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * The numbers of the report as CSV (RFC 4180) in full double precision; {@code nan} where a number
 * does not apply. Text that a spreadsheet would run as a formula has an apostrophe before it, and
 * so has text that begins with an apostrophe: whoever wants the text back takes one away where a
 * cell begins with it.
 */
final class CsvTables {

  private static final String LINE_END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r'";

  private CsvTables() {}

  /** Writes {@code verdicts.csv} and a table per statistic; returns the names of the files. */
  static List<String> write(Report report, Path directory) throws IOException {
    FileNames names = new FileNames();
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(names.next("verdicts") + ".csv", verdicts(report));
    if (!report.calibrations().isEmpty()) {
      tables.put(names.next("calibration") + ".csv", calibration(report));
    }
    for (StatisticSection section : report.statistics()) {
      tables.put(names.next(section.statistic()) + ".csv", statistic(section));
    }
    for (Map.Entry<String, String> table : tables.entrySet()) {
      WholeFile.write(directory.resolve(table.getKey()), table.getValue());
    }
    return List.copyOf(tables.keySet());
  }

  static String verdicts(Report report) {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        List.of(
            "source",
            "statistic",
            "gate",
            "status",
            "reason",
            "value",
            "threshold",
            "p_value",
            "p_adjusted"));
    for (Verdict v : report.verdicts()) {
      line(
          csv,
          List.of(
              text(v.source()),
              text(v.statistic()),
              text(v.gate()),
              v.status().name(),
              text(v.reason()),
              number(v.value()),
              number(v.threshold()),
              number(v.pValue()),
              number(v.pAdjusted())));
    }
    return csv.toString();
  }

  /** A row per gate and defect; a smallest strength of nan was not seen. */
  static String calibration(Report report) {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        List.of(
            "statistic",
            "gate",
            "trials",
            "false_alarms_alone",
            "false_alarms_adjusted",
            "defect",
            "unit",
            "smallest_seen"));
    for (GateCalibration gate : report.calibrations()) {
      for (GateCalibration.SeenDefect seen : gate.seen()) {
        line(
            csv,
            List.of(
                text(gate.statistic()),
                text(gate.gate()),
                Integer.toString(gate.trials()),
                Integer.toString(gate.alarms()),
                Integer.toString(gate.adjustedAlarms()),
                text(seen.defect()),
                text(seen.unit()),
                number(seen.isSeen() ? seen.strengths().get(seen.smallest()) : Double.NaN)));
      }
    }
    return csv.toString();
  }

  /** One line per model and column of a table of models. */
  static String models(ModelTable table) {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        List.of(
            "model",
            "negative_control",
            "clouds",
            "statistic",
            "rows_used",
            "rows_selected",
            "distance",
            "distance_error",
            "rank",
            "difference_from_nearest",
            "p_value",
            "p_adjusted",
            "verdicts",
            "absence"));
    for (ModelTable.Row row : table.rows()) {
      for (int c = 0; c < row.cells().size(); c++) {
        ModelTable.Column column = table.columns().get(c);
        ModelTable.Cell cell = row.cells().get(c);
        line(
            csv,
            List.of(
                text(row.model()),
                Boolean.toString(row.negativeControl()),
                Integer.toString(row.clouds()),
                text(column.title()),
                Integer.toString(column.used()),
                Integer.toString(column.selected()),
                number(cell.distance()),
                number(cell.error()),
                cell.rank() == 0 ? "nan" : Integer.toString(cell.rank()),
                number(cell.difference()),
                number(cell.pValue()),
                number(cell.pAdjusted()),
                cell.verdicts().stream().map(Enum::name).collect(Collectors.joining(" ")),
                text(cell.absence())));
      }
    }
    return csv.toString();
  }

  static String statistic(StatisticSection section) {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        List.of(
            "source",
            "component",
            text(low(section)),
            text(high(section)),
            "reference_mean",
            "reference_scatter",
            "reference_error",
            "generated_mean",
            "generated_scatter",
            "generated_error",
            "ratio",
            "ratio_error",
            "pull"));
    for (Comparison comparison : section.comparisons()) {
      for (ComponentComparison component : comparison.components()) {
        rows(csv, comparison.source(), component);
      }
    }
    return csv.toString();
  }

  /** A sampled axis has both ends equal, so that every table has the same columns. */
  private static void rows(StringBuilder csv, String source, ComponentComparison c) {
    Axis axis = c.axis();
    for (int row = 0; row < axis.size(); row++) {
      line(
          csv,
          List.of(
              text(source),
              text(c.name()),
              number(axis.edge(row)),
              number(axis.isBinned() ? axis.edge(row + 1) : axis.edge(row)),
              number(c.reference().mean(row)),
              number(c.reference().scatter(row)),
              number(c.reference().error(row)),
              number(c.generated().mean(row)),
              number(c.generated().scatter(row)),
              number(c.generated().error(row)),
              number(c.ratio(row)),
              number(c.ratioError(row)),
              number(c.pull(row))));
    }
  }

  private static String low(StatisticSection section) {
    return abscissa(section) + "_lo";
  }

  private static String high(StatisticSection section) {
    return abscissa(section) + "_hi";
  }

  private static String abscissa(StatisticSection section) {
    return section.comparisons().stream()
        .flatMap(c -> c.components().stream())
        .map(c -> c.axis().name())
        .findFirst()
        .orElse("row");
  }

  static String number(double value) {
    return Double.isNaN(value) ? "nan" : Double.toString(value);
  }

  static String text(String value) {
    String clean = PlainText.clean(value);
    boolean formula = !clean.isEmpty() && FORMULA_STARTS.indexOf(clean.charAt(0)) >= 0;
    String safe = formula ? "'" + clean : clean;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  static void line(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells)).append(LINE_END);
  }
}
