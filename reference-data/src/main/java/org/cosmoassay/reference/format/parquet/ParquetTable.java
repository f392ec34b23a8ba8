package org.cosmoassay.reference.format.parquet;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableColumn;
import org.jspecify.annotations.Nullable;

/** The flat columns of numbers of a Parquet file; a missing value is NaN. */
final class ParquetTable implements ColumnTable {

  private static final Set<PrimitiveTypeName> NUMBERS =
      EnumSet.of(
          PrimitiveTypeName.INT32,
          PrimitiveTypeName.INT64,
          PrimitiveTypeName.FLOAT,
          PrimitiveTypeName.DOUBLE);

  /** Compressions the library reads without Hadoop. */
  private static final Set<CompressionCodecName> READABLE =
      EnumSet.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.ZSTD);

  private static final int FIRST_CAPACITY = 1 << 16;

  /** A call into the library. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException, CatalogueException;
  }

  private final Path file;
  private final int rows;
  private final List<BlockMetaData> groups;
  private final List<String> names;

  private ParquetTable(Path file, int rows, List<BlockMetaData> groups, List<String> names) {
    this.file = file;
    this.rows = rows;
    this.groups = groups;
    this.names = names;
  }

  static ParquetTable open(Path file) throws CatalogueException {
    return guard(
        file,
        "its footer",
        () -> {
          ParquetBounds.requireFooter(file);
          return of(file, ParquetReader.readMetadata(file.toFile()));
        });
  }

  private static ParquetTable of(Path file, ParquetMetadata metadata) throws CatalogueException {
    long rows = 0;
    for (BlockMetaData group : metadata.getBlocks()) {
      if (group.getRowCount() < 0) {
        throw new CatalogueException(
            file, "states a row group of " + group.getRowCount() + " rows; it is damaged");
      }
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        if (!READABLE.contains(chunk.getCodec())) {
          throw new CatalogueException(
              file,
              "is compressed with %s, which is not read; write it with snappy or zstd"
                  .formatted(chunk.getCodec().name().toLowerCase(Locale.ROOT)));
        }
      }
      rows += group.getRowCount();
    }
    if (rows < 0 || rows > Integer.MAX_VALUE - 8) {
      throw new CatalogueException(
          file, "states " + rows + " rows, more than one array holds; split it");
    }
    List<String> names = new ArrayList<>();
    for (ColumnDescriptor column : metadata.getFileMetaData().getSchema().getColumns()) {
      boolean flat = column.getPath().length == 1 && column.getMaxRepetitionLevel() == 0;
      if (flat && NUMBERS.contains(column.getPrimitiveType().getPrimitiveTypeName())) {
        names.add(column.getPath()[0]);
      }
    }
    return new ParquetTable(file, (int) rows, metadata.getBlocks(), List.copyOf(names));
  }

  private static <T> T guard(Path file, String what, Call<T> call) throws CatalogueException {
    try {
      return call.run();
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new CatalogueException(
          file,
          "%s cannot be read: the Parquet file is truncated or damaged (%s); copy or save it again"
              .formatted(what, reason.lines().findFirst().orElse("")),
          e);
    } catch (OutOfMemoryError e) {
      throw new CatalogueException(
          file, what + " states more data than the heap can hold; it is damaged, or raise -Xmx", e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return ParquetFormat.NAME;
  }

  @Override
  public int rows(int cloud) {
    return rows;
  }

  @Override
  public List<TableColumn> columns() {
    return names.stream().map(TableColumn::of).toList();
  }

  @Override
  public double[][] read(int cloud, List<String> wanted) throws CatalogueException {
    if (wanted.isEmpty()) {
      return new double[0][];
    }
    return guard(file, "a column of " + String.join(", ", wanted), () -> numbers(wanted));
  }

  private double[][] numbers(List<String> wanted) throws IOException, CatalogueException {
    double bytes = (double) rows * wanted.size() * Double.BYTES;
    Unpacked.require(file, "its columns", bytes, Files.size(file));
    List<ColumnChunkMetaData> chunks = new ArrayList<>();
    for (BlockMetaData group : groups) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        if (wanted.contains(chunk.getPath().toDotString())) {
          chunks.add(chunk);
        }
      }
    }
    ParquetBounds.requireColumns(file, rows, chunks);
    RowReader reader = new RowReader(wanted, Math.min(rows, FIRST_CAPACITY));
    int read = 0;
    try (Stream<double[][]> all =
        ParquetReader.streamContent(
            file.toFile(), HydratorSupplier.constantly(reader), new LinkedHashSet<>(wanted))) {
      for (Iterator<double[][]> each = all.iterator(); each.hasNext(); each.next()) {
        read++;
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    if (read != rows) {
      throw new CatalogueException(
          file, "has %d rows where %d are stated; it is damaged".formatted(read, rows));
    }
    return reader.columns(rows);
  }

  @Override
  public Rows readInTurn(int cloud, List<String> wanted) throws CatalogueException {
    RowReader reader = new RowReader(wanted, FIRST_CAPACITY);
    String what = "a column of " + String.join(", ", wanted);
    Stream<double[][]> all =
        guard(
            file,
            what,
            () ->
                ParquetReader.streamContent(
                    file.toFile(),
                    HydratorSupplier.constantly(reader),
                    new LinkedHashSet<>(wanted)));
    Iterator<double[][]> each = all.iterator();
    return new Rows() {
      private int read;

      @Override
      public double @Nullable [][] next(int most) throws CatalogueException {
        int count = guard(file, what, () -> advance(most));
        read += count;
        if (count == 0 && read != rows) {
          throw new CatalogueException(
              file, "has %d rows where %d are stated; it is damaged".formatted(read, rows));
        }
        return count == 0 ? null : reader.take(count);
      }

      private int advance(int most) throws IOException {
        int count = 0;
        try {
          while (count < most && each.hasNext()) {
            each.next();
            count++;
          }
        } catch (UncheckedIOException e) {
          throw new IOException(e.getCause());
        }
        return count;
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }

  /** Collects rows; grows with what is there, since a damaged footer may state any number. */
  private static final class RowReader implements Hydrator<double[][], double[][]> {
    private final List<String> wanted;
    private double[][] columns;
    private int row = -1;

    RowReader(List<String> wanted, int capacity) {
      this.wanted = wanted;
      this.columns = new double[wanted.size()][Math.max(1, capacity)];
    }

    @Override
    public double[][] start() {
      row++;
      for (int c = 0; c < columns.length; c++) {
        if (row == columns[c].length) {
          columns[c] = Arrays.copyOf(columns[c], row + row / 2 + 1);
        }
        columns[c][row] = Double.NaN;
      }
      return columns;
    }

    @Override
    public double[][] add(double[][] target, String heading, @Nullable Object value) {
      int place = wanted.indexOf(heading);
      if (place >= 0 && value instanceof Number number) {
        target[place][row] = number.doubleValue();
      }
      return target;
    }

    @Override
    public double[][] finish(double[][] target) {
      return target;
    }

    /** The rows so far, to begin again with row 0. */
    double[][] take(int rows) {
      double[][] taken = new double[columns.length][];
      for (int c = 0; c < columns.length; c++) {
        taken[c] = Arrays.copyOf(columns[c], rows);
      }
      row = -1;
      return taken;
    }

    double[][] columns(int rows) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] = columns[c].length == rows ? columns[c] : Arrays.copyOf(columns[c], rows);
      }
      return columns;
    }
  }

  @Override
  public List<Catalogue.Detail> details() {
    return List.of(new Catalogue.Detail("row groups", Integer.toString(groups.size())));
  }

  @Override
  public void close() {}
}
