package org.cosmoassay.reference.format.binary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableColumn;

/** One cloud whose columns are elements of arrays at known places of one file. */
final class ArrayTable implements ColumnTable {

  /** A column: an element of every row of a block. */
  record Column(String name, Block block, int element) {}

  private final BinaryFile file;
  private final String format;
  private final List<Column> columns;
  private final boolean named;
  private final List<Catalogue.Detail> details;

  ArrayTable(
      BinaryFile file,
      String format,
      List<Column> columns,
      boolean named,
      List<Catalogue.Detail> details) {
    this.file = file;
    this.format = format;
    this.columns = List.copyOf(columns);
    this.named = named;
    this.details = List.copyOf(details);
  }

  @Override
  public Path file() {
    return file.file();
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public int rows(int cloud) {
    return columns.get(0).block().rows();
  }

  @Override
  public boolean isNamed() {
    return named;
  }

  @Override
  public List<TableColumn> columns() {
    return columns.stream().map(column -> TableColumn.of(column.name())).toList();
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    double[][] values = new double[names.size()][rows(cloud)];
    for (int c = 0; c < values.length; c++) {
      for (Column column : columns) {
        if (column.name().equals(names.get(c))) {
          file.read(column.block(), column.element(), values[c], 0);
        }
      }
    }
    return values;
  }

  @Override
  public List<Catalogue.Detail> details() {
    return details;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
