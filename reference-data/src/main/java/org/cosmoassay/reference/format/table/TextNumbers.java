package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.reference.format.numbers.NumberFile;

/**
 * Lines of numbers between commas, semicolons or blanks; lines that begin with {@code #} are
 * comments. Columns have the names of the first line when that holds no numbers, else those of the
 * last comment before the numbers, if it has as many words as there are columns.
 *
 * <p>Lines may differ in length, as in matrices printed a few numbers a line; then there are no
 * columns.
 */
public final class TextNumbers implements NumberFile {

  /** A table of measurements is small; whatever is larger was named by mistake. */
  private static final int MOST_NUMBERS = 50_000_000;

  private final Path file;
  private final List<double[]> lines;
  private final List<Long> places;
  private final List<String> names;

  private TextNumbers(Path file, List<double[]> lines, List<Long> places, List<String> names) {
    this.file = file;
    this.lines = lines;
    this.places = places;
    this.names = names;
  }

  /** Reads a file. */
  public static TextNumbers read(Path file) throws CatalogueException {
    List<double[]> lines = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    List<String> comment = List.of();
    List<String> names = List.of();
    int count = 0;
    try (LineReader reader = new LineReader(file)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        String text = line.strip();
        if (text.startsWith("#")) {
          comment = lines.isEmpty() ? fields(text.substring(1)) : comment;
          continue;
        }
        if (text.isEmpty()) {
          continue;
        }
        List<String> fields = fields(text);
        if (lines.isEmpty() && names.isEmpty() && Numbers.parse(fields.get(0)).isEmpty()) {
          names = fields;
          continue;
        }
        lines.add(numbers(file, reader.line(), fields));
        places.add(reader.line());
        count += fields.size();
        if (count > MOST_NUMBERS) {
          throw new CatalogueException(
              file, "has more than " + MOST_NUMBERS + " numbers; this is no table of measurements");
        }
      }
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
    if (lines.isEmpty()) {
      throw new CatalogueException(file, "holds no numbers; check the path");
    }
    boolean fits = names.isEmpty() && comment.size() == lines.get(0).length;
    return new TextNumbers(file, lines, places, fits ? comment : names);
  }

  private static List<String> fields(String text) {
    String separator = text.indexOf(';') >= 0 ? ";" : text.indexOf(',') >= 0 ? "," : "\\s+";
    return Arrays.stream(text.strip().split(separator, -1)).map(TextNumbers::bare).toList();
  }

  private static String bare(String field) {
    String text = field.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static double[] numbers(Path file, long line, List<String> fields)
      throws CatalogueException {
    double[] numbers = new double[fields.size()];
    for (int i = 0; i < numbers.length; i++) {
      OptionalDouble number = Numbers.parse(fields.get(i));
      if (number.isEmpty()) {
        throw new CatalogueException(
            file,
            "line %d, column %d: '%s' is not a number; correct it"
                .formatted(line, i + 1, fields.get(i)));
      }
      numbers[i] = number.getAsDouble();
    }
    return numbers;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public NumberArray named(String name) throws CatalogueException {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new CatalogueException(
          file,
          names.isEmpty()
              ? "its columns have no names, and `%s` is asked for; write its number, 1 to %d"
                  .formatted(name, lines.get(0).length)
              : "there is no column `%s`; there are %s".formatted(name, String.join(", ", names)));
    }
    return column(column + 1);
  }

  @Override
  public NumberArray column(int number) throws CatalogueException {
    requireEqualLines();
    int width = lines.get(0).length;
    if (number < 1 || number > width) {
      throw new CatalogueException(
          file, "has %d columns, and number %d is asked for".formatted(width, number));
    }
    return new NumberArray(
        new int[] {lines.size()}, lines.stream().mapToDouble(line -> line[number - 1]).toArray());
  }

  private void requireEqualLines() throws CatalogueException {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).length != lines.get(0).length) {
        throw new CatalogueException(
            file,
            "line %d has %d numbers where line %d has %d; give every line as many"
                .formatted(places.get(i), lines.get(i).length, places.get(0), lines.get(0).length));
      }
    }
  }

  /** Lines and columns; a single axis where lines differ in length. */
  @Override
  public NumberArray whole() {
    int width = lines.get(0).length;
    boolean equal = lines.stream().allMatch(line -> line.length == width);
    double[] all = lines.stream().flatMapToDouble(Arrays::stream).toArray();
    return new NumberArray(equal ? new int[] {lines.size(), width} : new int[] {all.length}, all);
  }
}
