package org.cosmoassay.reference.format.points;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpyArray;
import org.cosmoassay.reference.format.npy.NpyHeader;
import org.cosmoassay.reference.format.table.NumberTable;

/**
 * Bare positions: a NumPy array (N, F), or a text table with F columns, F at least 3, of which the
 * first three are x, y, z in Mpc/h. The box is not known here: finite values are all that is asked.
 */
public final class PointFile {

  private static final int AXES = 3;
  private static final String NAMES = "xyz";

  private PointFile() {}

  /**
   * Reads the positions.
   *
   * @return x, y and z of all points, in Mpc/h: three arrays of N numbers
   */
  public static double[][] read(Path file) throws CatalogueException {
    double[][] positions = isNpy(file) ? ofArray(file) : NumberTable.firstColumns(file, AXES);
    for (int axis = 0; axis < AXES; axis++) {
      for (int i = 0; i < positions[axis].length; i++) {
        if (!Double.isFinite(positions[axis][i])) {
          throw new CatalogueException(
              file,
              "row "
                  + i
                  + ": "
                  + NAMES.charAt(axis)
                  + " = "
                  + positions[axis][i]
                  + " is not finite; correct the point or leave it out");
        }
      }
    }
    return positions;
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

  private static double[][] ofArray(Path file) throws CatalogueException {
    try (NpyArray array = NpyArray.open(file)) {
      long[] shape = array.shape();
      if (shape.length != 2 || shape[1] < AXES) {
        throw new CatalogueException(
            file,
            "has the shape "
                + NpyHeader.shapeText(shape)
                + "; points are an array (N, F) with F at least 3: reshape it");
      }
      int points = (int) Math.min(shape[0], Integer.MAX_VALUE);
      if (shape[0] > Runtime.getRuntime().maxMemory() / (AXES * Double.BYTES)
          || shape[0] > points
          || shape[1] > Integer.MAX_VALUE) {
        throw new CatalogueException(
            file, "has " + shape[0] + " points, more than the heap holds; raise it with -Xmx");
      }
      double[][] columns = new double[(int) shape[1]][];
      for (int axis = 0; axis < AXES; axis++) {
        columns[axis] = new double[points];
      }
      array.read(new ArrayView(1, points, columns.length, false), 0, columns);
      return Arrays.copyOf(columns, AXES);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
