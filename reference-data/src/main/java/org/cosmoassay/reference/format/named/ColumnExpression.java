package org.cosmoassay.reference.format.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A column by its name, or an expression of columns, e.g. {@code
 * WEIGHT_SYSTOT*(WEIGHT_CP+WEIGHT_NOZ-1)*WEIGHT_FKP}: names, decimal numbers, {@code + - * /},
 * parentheses.
 */
final class ColumnExpression {

  /** Deeper nesting is no formula of weights. */
  private static final int DEEPEST = 100;

  /** The value at a row. */
  @FunctionalInterface
  private interface Term {
    double at(Map<String, double[]> columns, int row);
  }

  private final Term term;
  private final List<String> names;

  private ColumnExpression(Term term, List<String> names) {
    this.term = term;
    this.names = names;
  }

  /**
   * Parses an expression. A text that is a column's name as it stands is that column.
   *
   * @throws IllegalArgumentException when it is no expression of the present columns
   */
  static ColumnExpression parse(String text, List<String> present) {
    String name = text.strip();
    if (present.contains(name)) {
      return new ColumnExpression(column(name), List.of(name));
    }
    Parser parser = new Parser(name, present);
    Term term = parser.whole();
    return new ColumnExpression(term, List.copyOf(parser.names));
  }

  private static Term column(String name) {
    return (columns, row) -> {
      double[] values = columns.get(name);
      return values == null ? Double.NaN : values[row];
    };
  }

  /** The columns it needs. */
  List<String> names() {
    return names;
  }

  double[] evaluate(Map<String, double[]> columns, int rows) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = term.at(columns, i);
    }
    return values;
  }

  private static final class Parser {
    private final String text;
    private final List<String> present;
    private final List<String> names = new ArrayList<>();
    private int at;
    private int depth;

    Parser(String text, List<String> present) {
      this.text = text;
      this.present = present;
    }

    Term whole() {
      Term term = sum();
      skipBlanks();
      if (at != text.length()) {
        throw wrong("there is '" + text.charAt(at) + "' at character " + at);
      }
      return term;
    }

    private Term sum() {
      Term left = product();
      while (true) {
        Term before = left;
        if (accept('+')) {
          Term right = product();
          left = (columns, row) -> before.at(columns, row) + right.at(columns, row);
        } else if (accept('-')) {
          Term right = product();
          left = (columns, row) -> before.at(columns, row) - right.at(columns, row);
        } else {
          return left;
        }
      }
    }

    private Term product() {
      Term left = factor();
      while (true) {
        Term before = left;
        if (accept('*')) {
          Term right = factor();
          left = (columns, row) -> before.at(columns, row) * right.at(columns, row);
        } else if (accept('/')) {
          Term right = factor();
          left = (columns, row) -> before.at(columns, row) / right.at(columns, row);
        } else {
          return left;
        }
      }
    }

    private Term factor() {
      if (accept('(')) {
        if (++depth > DEEPEST) {
          throw wrong("it is nested more than " + DEEPEST + " deep");
        }
        Term inside = sum();
        if (!accept(')')) {
          throw wrong("a ')' is missing");
        }
        depth--;
        return inside;
      }
      skipBlanks();
      int start = at;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return word(text.substring(start, at));
    }

    private static boolean isWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '[' || c == ']';
    }

    private Term word(String word) {
      if (word.isEmpty()) {
        throw wrong("a name or number is missing at character " + at);
      }
      if (present.contains(word)) {
        names.add(word);
        return column(word);
      }
      if (word.matches("[0-9]+\\.?[0-9]*")) {
        double number = Double.parseDouble(word);
        return (columns, row) -> number;
      }
      throw wrong("there is no column '" + word + "'");
    }

    private boolean accept(char c) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(
          "'%s' is no expression of columns: %s; there are %s"
              .formatted(text, what, ColumnChoice.list(present)));
    }
  }
}
