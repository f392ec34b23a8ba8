package org.cosmoassay.reference.format.parquet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * A table in Apache Parquet: its flat columns of numbers, plain or compressed with snappy or zstd.
 * The format has no place for units; they are asked for.
 */
public final class ParquetFormat implements TableFormat {

  static final String NAME = "parquet";
  private static final byte[] START = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> EXTENSIONS = List.of(".parquet", ".pq");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    boolean signed =
        head.length >= START.length && Arrays.equals(head, 0, START.length, START, 0, START.length);
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return signed || EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    return ParquetTable.open(file);
  }
}
