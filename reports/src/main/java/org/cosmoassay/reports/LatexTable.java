package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One table of a paper, no wider than two columns and no higher than a page.
 *
 * @param name base of its file name
 * @param caption what it shows, as LaTeX
 * @param source the table with its notes, as LaTeX that needs {@code booktabs}, {@code array} and
 *     {@code siunitx}
 */
record LatexTable(String name, String caption, String source) {

  /** Two columns of a page: 7.1 inches, in points of TeX. */
  static final double WIDTH = 7.1 * 72.27;

  /** Space beside every column, in points. */
  private static final double GAP = 4;

  private static final double CHARACTER = 4.7;

  /** As many lines as fit on a page with a caption and notes. */
  static final int MOST_ROWS = 44;

  /** Characters of a line that words may leave empty where they are not broken. */
  private static final int RAGGED = 3;

  /** Characters in a line of a head. */
  private static final int HEAD = 13;

  private static final int MOST_HEAD_LINES = 4;

  private static final Pattern SIGN = Pattern.compile("\\\\text[a-z]+\\{\\}");
  private static final Pattern COMMAND = Pattern.compile("\\\\[a-z]+");

  /** A column: its type, its head as text, its cells as LaTeX, its width in points. */
  record Column(String type, String head, List<String> cells, double width) {

    Column {
      cells = List.copyOf(cells);
    }

    /** Numbers under a head. */
    static Column numbers(String head, SiunitxColumn numbers) {
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < numbers.size(); row++) {
        cells.add(numbers.cell(row));
      }
      return new Column(numbers.type(), head, cells, Math.max(numbers.width(), headWidth(head)));
    }

    /** Words that are broken into lines of that width in points. */
    static Column words(String head, List<String> cells, double width) {
      String type = ">{\\raggedright\\arraybackslash\\hspace{0pt}}p{" + Math.round(width) + "pt}";
      return new Column(type, head, cells, width);
    }

    /** About how many lines words take in a column of that width in points. */
    static int lines(String cell, double width) {
      int line = Math.max(1, (int) (width / CHARACTER) - RAGGED);
      return Math.max(1, (printed(cell) + line - 1) / line);
    }

    /** Short words or places on an axis, never broken. */
    static Column whole(String head, List<String> cells) {
      int longest = cells.stream().mapToInt(LatexTable::printed).max().orElse(0);
      return new Column("l", head, cells, Math.max(CHARACTER * longest, headWidth(head)));
    }

    /** Numbers that are typeset already, aligned at their ends. */
    static Column typeset(String head, List<String> cells) {
      Column column = whole(head, cells);
      return new Column("r", head, cells, column.width());
    }

    private static double headWidth(String head) {
      return CHARACTER * headLines(head).stream().mapToInt(LatexTable::printed).max().orElse(0);
    }
  }

  /** The table of these columns; without notes where there are none. */
  static LatexTable of(String name, String caption, List<Column> columns, String notes) {
    StringBuilder table = new StringBuilder("% \\usepackage{array,booktabs,siunitx}\n");
    table
        .append("\\begingroup\\footnotesize\\setlength{\\tabcolsep}{")
        .append(Math.round(GAP))
        .append(
            "pt}\\sisetup{separate-uncertainty=true,detect-weight=true}%\n\\noindent\\begin{tabular}{@{}");
    columns.forEach(c -> table.append(c.type()));
    table.append("@{}}\n\\toprule\n");
    table
        .append(String.join(" & ", columns.stream().map(c -> head(c.head())).toList()))
        .append(" \\\\\n\\midrule\n");
    for (int row = 0; row < columns.get(0).cells().size(); row++) {
      int r = row;
      table
          .append(String.join(" & ", columns.stream().map(c -> c.cells().get(r)).toList()))
          .append(" \\\\\n");
    }
    table.append("\\bottomrule\n\\end{tabular}\\par\\smallskip\n");
    if (!notes.isEmpty()) {
      table.append("\\noindent\\begin{minipage}{\\linewidth}\\raggedright\\hspace{0pt}");
      table.append("\\textit{Notes.} ").append(notes).append("\\end{minipage}\\par\n");
    }
    table.append("\\endgroup\n");
    return new LatexTable(name, caption, table.toString());
  }

  /** Columns in blocks that fit beside the fixed ones, about as many and at least one in each. */
  static List<List<Column>> blocks(List<Column> fixed, List<Column> columns) {
    int least = blocks(fixed, columns, columns.size()).size();
    return blocks(fixed, columns, (columns.size() + least - 1) / Math.max(1, least));
  }

  private static List<List<Column>> blocks(List<Column> fixed, List<Column> columns, int most) {
    double left = fixed.stream().mapToDouble(c -> c.width() + 2 * GAP).sum();
    List<List<Column>> blocks = new ArrayList<>();
    double used = WIDTH;
    for (Column column : columns) {
      double width = column.width() + 2 * GAP;
      if (used + width > WIDTH || blocks.get(blocks.size() - 1).size() == most) {
        blocks.add(new ArrayList<>());
        used = left;
      }
      blocks.get(blocks.size() - 1).add(column);
      used += width;
    }
    return blocks;
  }

  /** A head in as many lines as it needs. */
  private static String head(String text) {
    List<String> lines = headLines(text);
    return lines.size() == 1
        ? "{" + lines.get(0) + "}"
        : "{\\begin{tabular}[b]{@{}c@{}}" + String.join(" \\\\ ", lines) + "\\end{tabular}}";
  }

  /** Lines of a head as LaTeX, broken behind hyphens, underscores and spaces. */
  private static List<String> headLines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<=[-_ /.])", -1)) {
      if (!line.isEmpty() && printed(line + LatexText.escaped(word.strip())) > HEAD) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      for (int c : word.codePoints().toArray()) {
        String letter = LatexText.escaped(Character.toString(c));
        if (!line.isEmpty() && printed(line + letter) > HEAD && c != ' ') {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(letter);
      }
    }
    lines.add(line.toString().strip());
    if (lines.size() <= MOST_HEAD_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_HEAD_LINES - 1));
    shown.add(LatexText.escaped("…"));
    return shown;
  }

  /** About how many characters a piece of LaTeX prints. */
  private static int printed(String latex) {
    String one = SIGN.matcher(latex.replace("\\allowbreak{}", "")).replaceAll("x");
    return (int)
        COMMAND.matcher(one).replaceAll("x").chars().filter(c -> "${}\\".indexOf(c) < 0).count();
  }
}
