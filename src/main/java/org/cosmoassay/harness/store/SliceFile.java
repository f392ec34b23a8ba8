package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.reports.Report.Slice;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

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
   * ten, at most the box.
   *
   * @return depth in Mpc/h
   */
  public static double depth(PeriodicBox box, double points) {
    double wanted = box.lz() * Math.min(1, TARGET_POINTS / Math.max(1, points));
    double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
    double round = decade;
    for (double factor : new double[] {2, 5, 10}) {
      if (factor * decade <= wanted) {
        round = factor * decade;
      }
    }
    return Math.min(round, box.lz());
  }

  /** Writes the points of a cloud with 0 <= z < depth. */
  public static void write(Path file, PointCloud cloud, double depth) throws RunStoreException {
    int[] rows =
        java.util.stream.IntStream.range(0, cloud.size()).filter(i -> cloud.z(i) < depth).toArray();
    double[] x = new double[rows.length];
    double[] y = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = cloud.x(rows[i]);
      y[i] = cloud.y(rows[i]);
    }
    PeriodicBox box = cloud.box();
    try {
      Files.createDirectories(file.getParent());
      NpzWriter.create()
          .add("x", x)
          .add("y", y)
          .add("extent", new double[] {box.lx(), box.ly(), depth})
          .writeAtomically(file);
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
