package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cosmoassay.reports.ModelTable.Cell;
import org.cosmoassay.reports.ModelTable.Column;
import org.cosmoassay.reports.ModelTable.Row;
import org.cosmoassay.statistics.comparison.Status;

/** Renders {@link ModelTable}s; the same text under every locale. */
public final class ModelTables {

  private static final int P_DIGITS = 2;
  private static final int LONGEST_NAME = 60;

  /** Width of names in LaTeX, in points. */
  private static final double MODEL_WIDTH = 104;

  private static final String PAGE_LEGEND =
      " Below a number stands the adjusted p of its difference from the nearest.";

  /** A way to write a table. */
  public enum Format {
    MD,
    TEX,
    CSV,
    HTML;

    /** The word on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private ModelTables() {}

  /** The table as text. */
  public static String render(ModelTable table, Format format) {
    return switch (format) {
      case MD -> markdown(table);
      case TEX -> latex(table);
      case CSV -> CsvTables.models(table);
      case HTML -> Templates.render("compare.html.ftl", page(table));
    };
  }

  /** What the numbers are, in one paragraph. */
  private static String legend(ModelTable table) {
    String against =
        table.referenceClouds() == 0
            ? "the tables of " + table.reference()
            : table.referenceClouds() + " clouds of " + table.reference();
    return "Distance from "
        + against
        + ": mean squared deviation d² of the mean from that of the reference, in units of the"
        + " scatter of one reference cloud, freed from the bias of noise, ± its standard error;"
        + " 0 is no deviation. In brackets the rank. The nearest is in bold; * is"
        + " significantly further from the reference than the nearest (two-sided, adjusted"
        + " p < "
        + ModelTable.ALPHA
        + " by Holm over all pairs of models).";
  }

  /** Symbols of verdicts, with what they mean; in order. */
  private static Map<Status, String> symbols(ModelTable table, boolean letters) {
    Map<Status, String> used = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      boolean occurs =
          table.rows().stream()
              .flatMap(r -> r.cells().stream())
              .anyMatch(c -> c.verdicts().contains(status));
      if (occurs) {
        used.put(status, letters ? status.name().substring(0, 1) : StatusSign.of(status));
      }
    }
    return used;
  }

  private static String symbolLegend(ModelTable table, boolean letters) {
    List<String> words = new ArrayList<>();
    symbols(table, letters).forEach((s, sign) -> words.add(sign + " " + s));
    return words.isEmpty() ? "" : " Gates on these rows: " + String.join(", ", words) + ".";
  }

  private static String verdicts(Cell cell, boolean letters) {
    StringBuilder signs = new StringBuilder();
    for (Status status : cell.verdicts()) {
      signs.append(letters ? status.name().substring(0, 1) : StatusSign.of(status));
    }
    return signs.toString();
  }

  private static String model(Row row) {
    return row.model() + (row.negativeControl() ? " (negative control)" : "");
  }

  /** Value and error as in a paper: 0.41 ± 0.05. */
  static String number(double value, double error) {
    if (!Double.isFinite(value)) {
      return Numbers.ABSENT;
    }
    RoundedNumber number = RoundedNumber.of(value, error);
    String digits = number.value();
    if (!number.error().isEmpty()) {
      digits += " ± " + number.error();
    }
    if (number.exponent() != 0) {
      digits =
          (number.error().isEmpty() ? digits : "(" + digits + ")")
              + " × "
              + Numbers.powerOfTen(number.exponent());
    }
    return digits.replace('-', '\u2212');
  }

  private static List<String> notes(ModelTable table) {
    List<String> notes = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.used() < column.selected()) {
        // Not by a format: digits of some locales are others.
        notes.add(
            column.title()
                + ": "
                + column.used()
                + " of "
                + column.selected()
                + " rows are defined in every cloud of the models compared.");
      }
    }
    for (Row row : table.rows()) {
      for (int c = 0; c < row.cells().size(); c++) {
        if (!row.cells().get(c).absence().isEmpty()) {
          notes.add(
              "%s has no %s: %s."
                  .formatted(
                      row.model(), table.columns().get(c).title(), row.cells().get(c).absence()));
        }
      }
    }
    notes.addAll(table.notes());
    return notes;
  }

  private static String markdown(ModelTable table) {
    StringBuilder text = new StringBuilder("| model |");
    table
        .columns()
        .forEach(c -> text.append(' ').append(MarkdownText.escaped(c.title())).append(" |"));
    text.append("\n|---|").append("---:|".repeat(table.columns().size())).append('\n');
    for (Row row : table.rows()) {
      text.append("| ").append(MarkdownText.escaped(model(row))).append(" |");
      for (Cell cell : row.cells()) {
        String number = number(cell.distance(), cell.error());
        text.append(' ').append(cell.isBest() ? "**" + number + "**" : number);
        text.append(cell.isFurther() ? " \\*" : "");
        text.append(cell.rank() == 0 ? "" : " (" + cell.rank() + ")");
        String signs = verdicts(cell, false);
        text.append(signs.isEmpty() ? "" : " " + signs).append(" |");
      }
      text.append('\n');
    }
    text.append('\n').append(MarkdownText.escaped(legend(table) + symbolLegend(table, false)));
    text.append('\n');
    notes(table).forEach(n -> text.append("\n- ").append(MarkdownText.escaped(n)));
    return text.append(notes(table).isEmpty() ? "" : "\n").toString();
  }

  /** The table, or several below each other where one is wider than two columns of a page. */
  private static String latex(ModelTable table) {
    LatexTable.Column models =
        LatexTable.Column.words(
            "Model",
            table.rows().stream()
                .map(r -> LatexText.breakable(PlainText.shortened(model(r), LONGEST_NAME)))
                .toList(),
            MODEL_WIDTH);
    List<LatexTable.Column> columns = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      columns.add(
          LatexTable.Column.typeset(
              table.columns().get(c).title(),
              table.rows().stream().map(r -> latex(r.cells().get(column))).toList()));
    }
    List<String> notes = new ArrayList<>();
    notes.add(legend(table).replace(" In brackets the rank.", "") + symbolLegend(table, true));
    notes.addAll(notes(table));
    String words = LatexText.prose(String.join(" ", notes));
    StringBuilder text = new StringBuilder();
    List<List<LatexTable.Column>> blocks = LatexTable.blocks(List.of(models), columns);
    for (int i = 0; i < blocks.size(); i++) {
      List<LatexTable.Column> all = new ArrayList<>(List.of(models));
      all.addAll(blocks.get(i));
      text.append(i == 0 ? "" : "\\par\\bigskip\n");
      text.append(LatexTable.of("", "", all, i == blocks.size() - 1 ? words : "").source());
    }
    return text.toString();
  }

  private static String latex(Cell cell) {
    String number = LatexNumber.siunitx(cell.distance(), cell.error());
    String signs = (cell.isFurther() ? "*" : "") + verdicts(cell, true);
    return (cell.isBest() ? "\\textbf{" + number + "}" : number)
        + (signs.isEmpty() ? "" : "\\textsuperscript{" + LatexText.escaped(signs) + "}");
  }

  /** What pages show of a table. */
  static ModelPage page(ModelTable table) {
    List<ModelPage.Line> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      List<ModelPage.Entry> entries = new ArrayList<>();
      for (Cell cell : row.cells()) {
        List<ModelPage.Sign> signs =
            cell.verdicts().stream()
                .map(
                    s ->
                        new ModelPage.Sign(
                            s.name().toLowerCase(Locale.ROOT), StatusSign.of(s), s.name()))
                .toList();
        String against =
            Double.isNaN(cell.pAdjusted())
                ? ""
                : "p = " + Numbers.significant(cell.pAdjusted(), P_DIGITS);
        entries.add(
            new ModelPage.Entry(
                number(cell.distance(), cell.error()),
                cell.rank() == 0 ? "" : Integer.toString(cell.rank()),
                cell.isBest(),
                cell.isFurther(),
                against,
                signs));
      }
      lines.add(
          new ModelPage.Line(
              PlainText.readable(row.model()), row.negativeControl(), row.clouds(), entries));
    }
    return new ModelPage(
        PlainText.readable(table.reference()),
        table.columns().stream().map(c -> PlainText.readable(c.title())).toList(),
        lines,
        PlainText.readable(legend(table) + PAGE_LEGEND),
        notes(table).stream().map(PlainText::readable).toList());
  }
}
