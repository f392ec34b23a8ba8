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
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpyArray;
import org.cosmoassay.reference.format.npy.NpyHeader;
import org.cosmoassay.reference.format.table.NumberTable;

/**
 * The leading columns of a NumPy array (N, F) or a text table, by the user's names: finite numbers
 * without a box.
 */
public final class ColumnFile {

  /** Name of a column to ignore. */
  private static final String IGNORED = "-";

  private ColumnFile() {}

  /**
   * Reads the first columns of a file under the given names, {@code -} for one to ignore.
   *
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

  /** The file's own names of its columns, empty when it has none. */
  public static List<String> names(Path file) throws CatalogueException {
    return isNpy(file) ? List.of() : NumberTable.names(file);
  }

  /** As {@link #read}, numbers that are not finite among them. */
  public static Map<String, double[]> readAny(Path file, List<String> names)
      throws CatalogueException {
    double[][] columns =
        isNpy(file) ? ofArray(file, names) : NumberTable.firstColumns(file, names.size());
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
