package org.cosmoassay.reference.format.points;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * Bare positions: a NumPy array (N, F), or a text table with F columns, F at least 3, of which the
 * first three are x, y, z in Mpc/h. The box is not known here: finite values are all that is asked.
 */
public final class PointFile {

  private static final List<String> AXES = List.of("x", "y", "z");

  private PointFile() {}

  /**
   * Reads the positions.
   *
   * @return x, y and z of all points, in Mpc/h: three arrays of N numbers
   */
  public static double[][] read(Path file) throws CatalogueException {
    return ColumnFile.read(file, AXES).values().toArray(new double[0][]);
  }
}
