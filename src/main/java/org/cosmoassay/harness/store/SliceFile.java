package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.reports.Report.Slice;

/**
 * A thin slab of one cloud, projected along z, as {@code .npz}: {@code x}, {@code y} in Mpc/h and
 * {@code extent} (width, height, depth) in Mpc/h.
 */
public final class SliceFile {

  /** Points a slab should show: enough for structure, few enough to see single halos. */
  private static final double TARGET_POINTS = 1200;

  private SliceFile() {}

  /**
   * The thickness that shows about 1200 points of a cloud of this size: 1, 2 or 5 times a power of
   * ten, at most all of it.
   *
   * @param side extent of the cloud across the slab, in Mpc/h
   * @return depth in Mpc/h
   */
  public static double depth(double side, double points) {
    double wanted = side * Math.min(1, TARGET_POINTS / Math.max(1, points));
    double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
    double round = decade;
    for (double factor : new double[] {2, 5, 10}) {
      if (factor * decade <= wanted) {
        round = factor * decade;
      }
    }
    return Math.min(round, side);
  }

  /**
   * Writes a slab.
   *
   * @param x of its points, from the corner of the slab, in Mpc/h
   * @param y likewise
   * @param extent width, height and depth of the slab in Mpc/h
   */
  public static void write(Path file, double[] x, double[] y, double[] extent)
      throws RunStoreException {
    try {
      Files.createDirectories(file.getParent());
      NpzWriter.create().add("x", x).add("y", y).add("extent", extent).writeAtomically(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads the slab of a source. */
  public static Slice read(Path file, String source) throws RunStoreException {
    try (NpzFile npz = NpzFile.open(file)) {
      double[] extent = npz.doubles("extent");
      return new Slice(source, extent[0], extent[1], extent[2], npz.doubles("x"), npz.doubles("y"));
    } catch (CatalogueException | IOException e) {
      throw new RunStoreException(
          file + ": not a readable slice (" + e.getMessage() + "); run the benchmark again", e);
    }
  }
}
