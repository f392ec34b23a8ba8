package org.cosmoassay.reference.format.fits;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.util.Quantizer;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * The numeric columns of one binary table; columns of text, bits and variable length are left out.
 */
final class FitsTable implements ColumnTable {

  /** Longer vector columns (spectra, images) hold no coordinates. */
  private static final int WIDEST = 16;

  private final Path file;
  private final PlainFits plain;
  private final Fits fits;
  private final BinaryTableHDU table;
  private final String extension;
  private final int rows;
  private final Map<String, Place> places;
  private final List<TableColumn> columns;

  /** Where the numbers of a column are: the element of a column of the table. */
  private record Place(int column, int element, int width) {}

  private FitsTable(
      Path file,
      PlainFits plain,
      Fits fits,
      BinaryTableHDU table,
      String extension,
      Map<String, Place> places,
      List<TableColumn> columns) {
    this.file = file;
    this.plain = plain;
    this.fits = fits;
    this.table = table;
    this.extension = extension;
    this.rows = table.getNRows();
    this.places = places;
    this.columns = columns;
  }

  /**
   * Opens a table.
   *
   * @param wanted its EXTNAME; null for the first table
   */
  static FitsTable open(Path file, @Nullable String wanted) throws CatalogueException {
    PlainFits plain = PlainFits.of(file);
    Fits fits = null;
    try {
      Fits opened = FitsProblem.guard(file, "the file", () -> new Fits(plain.path().toFile()));
      fits = opened;
      return FitsProblem.guard(
          file, "the header of a table", () -> find(file, plain, opened, wanted));
    } catch (CatalogueException e) {
      close(fits, plain, e);
      throw e;
    }
  }

  private static void close(@Nullable Fits fits, PlainFits plain, CatalogueException problem) {
    try (plain) {
      if (fits != null) {
        fits.close();
      }
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  private static FitsTable find(Path file, PlainFits plain, Fits fits, @Nullable String wanted)
      throws CatalogueException, FitsException, IOException {
    List<String> names = new ArrayList<>();
    for (BasicHDU<?> hdu = fits.readHDU(); hdu != null; hdu = fits.readHDU()) {
      if (!(hdu instanceof BinaryTableHDU table)) {
        continue;
      }
      String name = String.valueOf(hdu.getHeader().getStringValue("EXTNAME", "")).strip();
      names.add(name.isEmpty() ? "(without name)" : name);
      if (wanted == null || name.equalsIgnoreCase(wanted.strip())) {
        requireStorage(file, plain, table);
        return of(file, plain, fits, table, name);
      }
    }
    throw new CatalogueException(
        file,
        names.isEmpty()
            ? "holds no binary table; a catalogue is a BINTABLE extension"
            : "has no table named '%s'; there are %s".formatted(wanted, String.join(", ", names)));
  }

  /** A table cannot be larger than its file. */
  private static void requireStorage(Path file, PlainFits plain, BinaryTableHDU table)
      throws CatalogueException, IOException {
    Header header = table.getHeader();
    long rowBytes = header.getLongValue("NAXIS1", -1);
    long rows = header.getLongValue("NAXIS2", -1);
    if (rowBytes < 0 || rows < 0 || rows > Integer.MAX_VALUE - 8) {
      throw new CatalogueException(
          file,
          "states a table of %d rows of %d bytes (NAXIS2, NAXIS1); its header is damaged"
              .formatted(rows, rowBytes));
    }
    long present = Files.size(plain.path());
    double end = header.getFileOffset() + header.getSize() + (double) rowBytes * rows;
    if (end > present) {
      throw new CatalogueException(
          file,
          "is truncated: %d rows of %d bytes reach to byte %.0f and it has %d; copy it again"
              .formatted(rows, rowBytes, end, present));
    }
  }

  private static FitsTable of(
      Path file, PlainFits plain, Fits fits, BinaryTableHDU table, String extension) {
    Map<String, Place> places = new LinkedHashMap<>();
    List<TableColumn> columns = new ArrayList<>();
    for (int c = 0; c < table.getNCols(); c++) {
      BinaryTable.ColumnDesc description = table.getColumnDescriptor(c);
      int width = description.getElementCount();
      if (!description.isNumeric()
          || description.isComplex()
          || description.isVariableSize()
          || width < 1
          || width > WIDEST) {
        continue;
      }
      String name = String.valueOf(table.getColumnName(c)).strip();
      String unit = table.getColumnMeta(c, "TUNIT");
      for (int element = 0; element < width; element++) {
        String own = width == 1 ? name : name + "[" + element + "]";
        if (places.putIfAbsent(own, new Place(c, element, width)) == null) {
          columns.add(TableColumn.of(own, unit));
        }
      }
    }
    return new FitsTable(file, plain, fits, table, extension, places, List.copyOf(columns));
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return FitsFormat.NAME;
  }

  @Override
  public int rows(int cloud) {
    return rows;
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    double[][] values = new double[names.size()][];
    synchronized (fits) {
      for (int c = 0; c < values.length; c++) {
        String name = names.get(c);
        Place place = places.get(name);
        if (place == null) {
          throw new IllegalArgumentException("There is no column " + name + ".");
        }
        values[c] = FitsProblem.guard(file, "column " + name, () -> numbers(place));
      }
    }
    return values;
  }

  private double[] numbers(Place place) throws FitsException, CatalogueException {
    Object raw = table.getData().getColumn(place.column());
    if (Array.getLength(raw) != rows) {
      throw new CatalogueException(
          file,
          "column %s has %d rows where %d are stated"
              .formatted(table.getColumnName(place.column()), Array.getLength(raw), rows));
    }
    Quantizer quantizer = table.getColumnDescriptor(place.column()).getQuantizer();
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] =
          raw instanceof Object[] vectors
              ? number(vectors[i], place.element(), quantizer)
              : number(raw, i, quantizer);
    }
    return values;
  }

  /** An element of an array of numbers; whole numbers are scaled by TSCAL and TZERO. */
  private static double number(Object numbers, int at, @Nullable Quantizer quantizer) {
    if (numbers instanceof float[] floats) {
      return floats[at];
    }
    if (numbers instanceof double[] doubles) {
      return doubles[at];
    }
    long whole =
        numbers instanceof byte[] bytes
            ? bytes[at] & 0xff // The bytes of FITS have no sign.
            : ((Number) Array.get(numbers, at)).longValue();
    return quantizer == null ? whole : quantizer.toDouble(whole);
  }

  @Override
  public List<Catalogue.Detail> details() {
    return List.of(new Catalogue.Detail("table", extension.isEmpty() ? "the first" : extension));
  }

  @Override
  public void close() throws IOException {
    try (plain) {
      fits.close();
    }
  }
}
