package org.cosmoassay.reference.format.points;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.Catalogues;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.reference.format.named.ColumnChoice;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.SkyNames;
import org.cosmoassay.reference.format.named.TableFormat;
import org.cosmoassay.reference.format.npy.NpyArray;
import org.cosmoassay.reference.format.npy.NpyHeader;
import org.cosmoassay.reference.format.table.NumberTable;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a file by the user's names: numbers without a box. Of a NumPy array (N, F), a text
 * table or a fast-food file they are the leading columns in order; of a table with names (FITS,
 * HDF5, Parquet) those of these names, or of {@code ra=NAME}.
 */
public final class ColumnFile {

  /** Name of a column to ignore. */
  private static final String IGNORED = "-";

  private ColumnFile() {}

  /**
   * Reads columns of a file.
   *
   * @param names names of leading columns in order, {@code -} for one to ignore; of a table with
   *     names, names in use there, or {@code TARGET=NAME}, where NAME may be an expression. There a
   *     single column {@code weight} is read too, and of several weights one must be named
   * @return N finite numbers by name, in the order of the names
   */
  public static Map<String, double[]> read(Path file, List<String> names)
      throws CatalogueException {
    Map<String, double[]> byName = readAny(file, names);
    for (Map.Entry<String, double[]> column : byName.entrySet()) {
      requireFinite(file, column.getKey(), column.getValue());
    }
    return byName;
  }

  /** As {@link #read}, numbers that are not finite among them. */
  public static Map<String, double[]> readAny(Path file, List<String> names)
      throws CatalogueException {
    try (ColumnTable table = table(file, names)) {
      if (table != null && table.isNamed()) {
        Map<String, String> wanted =
            ColumnEntries.isByName(names)
                ? ColumnEntries.parse(file, names)
                : SkyNames.byName(file, names, ColumnChoice.names(table));
        return ColumnChoice.of(table, wanted).read(table, 0);
      }
      if (ColumnEntries.isByName(names)) {
        throw new CatalogueException(
            file,
            "is read by the order of its columns and not by their names; name them in order,"
                + " --columns ra,dec,redshift");
      }
      return inOrder(file, names, leading(file, names, table));
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
  }

  /**
   * What a text table calls the columns that are read from it in order; empty when it does not say,
   * and for files of other formats.
   */
  public static List<String> names(Path file) throws CatalogueException {
    return isNpy(file) || tableFormat(file).isPresent() ? List.of() : NumberTable.names(file);
  }

  /** The file as a table; null for a NumPy array and for text, whose columns have an order. */
  private static @Nullable ColumnTable table(Path file, List<String> names)
      throws CatalogueException {
    Optional<TableFormat> format = isNpy(file) ? Optional.empty() : tableFormat(file);
    return format.isPresent()
        ? format.get().openTable(file, CatalogueOptions.defaults().withColumns(names))
        : null;
  }

  private static Optional<TableFormat> tableFormat(Path file) throws CatalogueException {
    return Catalogues.recognised(file)
        .filter(TableFormat.class::isInstance)
        .map(TableFormat.class::cast);
  }

  private static double[][] leading(Path file, List<String> names, @Nullable ColumnTable table)
      throws CatalogueException {
    if (table != null) {
      List<String> present = ColumnChoice.names(table);
      if (present.size() < names.size()) {
        throw new CatalogueException(
            file,
            "has %d columns and %d are named (%s)"
                .formatted(present.size(), names.size(), String.join(",", names)));
      }
      return table.read(0, present.subList(0, names.size()));
    }
    return isNpy(file) ? ofArray(file, names) : NumberTable.firstColumns(file, names.size());
  }

  private static Map<String, double[]> inOrder(Path file, List<String> names, double[][] columns)
      throws CatalogueException {
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (int c = 0; c < columns.length; c++) {
      String name = names.get(c).strip();
      if (!name.equals(IGNORED)) {
        if (byName.put(name, columns[c]) != null) {
          throw new CatalogueException(
              file, "the column " + name + " is named twice; name every column once");
        }
      }
    }
    return byName;
  }

  private static void requireFinite(Path file, String name, double[] column)
      throws CatalogueException {
    for (int i = 0; i < column.length; i++) {
      if (!Double.isFinite(column[i])) {
        throw new CatalogueException(
            file,
            "row %d: %s = %s is not finite; correct the point or leave it out"
                .formatted(i, name, column[i]));
      }
    }
  }

  private static boolean isNpy(Path file) throws CatalogueException {
    try (InputStream in = Files.newInputStream(file)) {
      return NpyHeader.startsLikeNpy(in.readNBytes(8)) || file.toString().endsWith(".npy");
    } catch (NoSuchFileException e) {
      throw new CatalogueException(file, "the file does not exist; check the path", e);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static double[][] ofArray(Path file, List<String> names) throws CatalogueException {
    int wanted = names.size();
    try (NpyArray array = NpyArray.open(file)) {
      long[] shape = array.shape();
      if (shape.length != 2 || shape[1] < wanted) {
        throw new CatalogueException(
            file,
            "has the shape %s; %s are an array (N, F) with F at least %d: reshape it"
                .formatted(NpyHeader.shapeText(shape), String.join(", ", names), wanted));
      }
      int points = (int) Math.min(shape[0], Integer.MAX_VALUE);
      if (shape[0] > Runtime.getRuntime().maxMemory() / ((long) wanted * Double.BYTES)
          || shape[0] > points
          || shape[1] > Integer.MAX_VALUE) {
        throw new CatalogueException(
            file, "has " + shape[0] + " points, more than the heap holds; raise it with -Xmx");
      }
      double[][] columns = new double[(int) shape[1]][];
      for (int c = 0; c < wanted; c++) {
        columns[c] = new double[points];
      }
      array.read(new ArrayView(1, points, columns.length, false), 0, columns);
      return Arrays.copyOf(columns, wanted);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
