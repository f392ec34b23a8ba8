package org.cosmoassay.reference.format.grid;

import java.io.IOException;
import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpyArray;
import org.cosmoassay.reference.format.npy.NpyHeader;

/** A field on a regular grid: a NumPy array (nx, ny, nz), or (1, nx, ny, nz). */
public final class FieldFile {

  private static final int AXES = 3;

  private final int[] cells;
  private final double[] values;

  private FieldFile(int[] cells, double[] values) {
    this.cells = cells;
    this.values = values;
  }

  /** Reads a field of finite values. */
  public static FieldFile read(Path file) throws CatalogueException {
    try (NpyArray array = NpyArray.open(file)) {
      long[] shape = array.shape();
      int first = shape.length == AXES + 1 && shape[0] == 1 ? 1 : 0;
      if (shape.length - first != AXES) {
        throw new CatalogueException(
            file,
            "has the shape "
                + NpyHeader.shapeText(shape)
                + "; a field is an array (nx, ny, nz): select one and reshape it");
      }
      double[] values = array.doubles();
      int[] cells = new int[AXES];
      for (int axis = 0; axis < AXES; axis++) {
        cells[axis] = (int) shape[first + axis];
      }
      requireFinite(file, cells, values);
      return new FieldFile(cells, values);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
  }

  private static void requireFinite(Path file, int[] cells, double[] values)
      throws CatalogueException {
    for (int c = 0; c < values.length; c++) {
      if (!Double.isFinite(values[c])) {
        throw new CatalogueException(
            file,
            "cell (%d, %d, %d) is %s; every value must be finite"
                .formatted(
                    c / (cells[1] * cells[2]), c / cells[2] % cells[1], c % cells[2], values[c]));
      }
    }
  }

  /** Number of cells along axis 0, 1 or 2. */
  public int cells(int axis) {
    return cells[axis];
  }

  /** A copy of the values, the last axis running fastest. */
  public double[] values() {
    return values.clone();
  }
}
