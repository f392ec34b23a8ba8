package org.cosmoassay.reference.format.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text table, one at a time. Fields are separated by commas or semicolons (RFC 4180,
 * quotes allowed), or by blanks and tabs; the first line that is not a comment tells which. Lines
 * that begin with {@code #} and empty lines are skipped.
 */
public final class TableReader implements Closeable {

  /** One row. */
  public record Row(long line, List<String> fields) {}

  @FunctionalInterface
  private interface Rows {
    @Nullable Row next() throws IOException;
  }

  private final Path file;
  private final TableDialect dialect;
  private final Rows rows;
  private final Closeable resource;
  private int width = -1;

  private TableReader(Path file, TableDialect dialect, Rows rows, Closeable resource) {
    this.file = file;
    this.dialect = dialect;
    this.rows = rows;
    this.resource = resource;
  }

  /** Opens a table before its first row. */
  public static TableReader open(Path file) throws CatalogueException {
    try {
      TableDialect dialect = TableDialect.of(file);
      return dialect.isBlanks() ? blanks(file, dialect) : delimited(file, dialect);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TableReader blanks(Path file, TableDialect dialect) throws IOException {
    LineReader lines = new LineReader(file);
    Rows rows =
        () -> {
          for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip();
            if (!text.isEmpty() && text.charAt(0) != TableDialect.COMMENT) {
              return new Row(lines.line(), List.of(text.split("\\s+")));
            }
          }
          return null;
        };
    return new TableReader(file, dialect, rows, lines);
  }

  private static TableReader delimited(Path file, TableDialect dialect) throws IOException {
    CloseableIterator<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(dialect.separator())
            .commentStrategy(CommentStrategy.SKIP)
            .commentCharacter(TableDialect.COMMENT)
            .detectBomHeader(false)
            // Rows of another length are refused below, with the line.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LineReader.LONGEST_LINE)
            .ofCsvRecord(LineReader.open(file))
            .iterator();
    Rows rows =
        () -> {
          try {
            if (!records.hasNext()) {
              return null;
            }
            CsvRecord next = records.next();
            return new Row(next.getStartingLineNumber(), fields(next));
          } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
          }
        };
    return new TableReader(file, dialect, rows, records);
  }

  private static List<String> fields(CsvRecord next) {
    List<String> fields = new ArrayList<>(next.getFields());
    if (next.getStartingLineNumber() == 1 && fields.get(0).startsWith("\ufeff")) {
      fields.set(0, fields.get(0).substring(1));
    }
    fields.replaceAll(String::strip);
    return fields;
  }

  /** The next row, or null at the end. Every row has as many fields as the first. */
  public @Nullable Row next() throws CatalogueException {
    Row row;
    try {
      row = rows.next();
    } catch (CsvParseException e) {
      throw new CatalogueException(
          file, "is not a table: " + e.getMessage() + "; correct the file", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (row == null) {
      return null;
    }
    int fields = row.fields().size();
    if (width < 0) {
      width = fields;
    } else if (fields != width) {
      throw new CatalogueException(
          file,
          "line "
              + row.line()
              + " has "
              + fields
              + " fields where the first row has "
              + width
              + "; give every row as many");
    }
    return row;
  }

  /** The lines before the first row that begin with {@code #}. */
  public List<String> comments() {
    return dialect.comments();
  }

  TableDialect dialect() {
    return dialect;
  }

  /** Refuses a table of a program that ends every line when its last line has no end. */
  public static void requireLastLineWhole(Path file) throws CatalogueException, IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, bytes.length() - 1));
      if (bytes.read() != '\n') {
        throw new CatalogueException(
            file, "is truncated: its last line has no end; copy or write the file again");
      }
    }
  }

  /** The error of a file that cannot be read as text. */
  public static CatalogueException unreadable(Path file, IOException e) {
    Throwable cause = e.getCause() instanceof IOException inner ? inner : e;
    if (cause instanceof NoSuchFileException) {
      return new CatalogueException(file, "the file does not exist; check the path", e);
    }
    if (cause instanceof CharacterCodingException) {
      return new CatalogueException(
          file, "is not text in UTF-8; save it as text, or name its format by the extension", e);
    }
    return new CatalogueException(
        file, "cannot be read (" + cause.getMessage() + "); check the file", e);
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
