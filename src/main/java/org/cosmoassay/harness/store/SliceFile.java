package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.reports.Cube;
import org.cosmoassay.reports.Slice;

/**
 * A thin slab of one cloud, projected along z, as {@code .npz}: {@code x}, {@code y} in Mpc/h and
 * {@code extent} (width, height, depth) in Mpc/h. Beside it, where a report can turn the cloud
 * around, a part of it as {@code cube} of shape (points, 3) in Mpc/h, {@code cube_extent} (its
 * sides) in Mpc/h, and {@code periodic} (1 where x and y of the slab span a periodic box).
 */
public final class SliceFile {

  /** Points a slab should show: enough for structure, few enough to see single halos. */
  private static final double TARGET_POINTS = 1200;

  /** Points a part should hold: enough for structure in depth, few enough to be turned fluently. */
  private static final double TARGET_CUBE_POINTS = 3000;

  private static final String CUBE = "cube";
  private static final String CUBE_EXTENT = "cube_extent";
  private static final String PERIODIC = "periodic";

  private SliceFile() {}

  /**
   * The sides of the part that holds about 3000 points of a cloud of this size: all of a smaller
   * one.
   *
   * @param sides of the cloud in Mpc/h
   * @return likewise
   */
  public static double[] cubeSides(double[] sides, double points) {
    double factor = Math.cbrt(Math.min(1, TARGET_CUBE_POINTS / Math.max(1, points)));
    return Arrays.stream(sides).map(side -> side * factor).toArray();
  }

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
    write(file, slab(x, y, extent));
  }

  /** Writes a slab with a part of the same cloud beside it. */
  public static void write(Path file, double[] x, double[] y, double[] extent, Cube cube)
      throws RunStoreException {
    double[][] points = new double[cube.size()][3];
    for (int i = 0; i < points.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        points[i][axis] = cube.at(axis, i);
      }
    }
    NpzWriter slab = slab(x, y, extent);
    if (points.length > 0) {
      slab =
          slab.add(CUBE, points)
              .add(CUBE_EXTENT, new double[] {cube.side(0), cube.side(1), cube.side(2)})
              .add(PERIODIC, cube.periodic() ? 1.0 : 0.0);
    }
    write(file, slab);
  }

  private static NpzWriter slab(double[] x, double[] y, double[] extent) {
    return NpzWriter.create().add("x", x).add("y", y).add("extent", extent);
  }

  private static void write(Path file, NpzWriter arrays) throws RunStoreException {
    try {
      Files.createDirectories(file.getParent());
      arrays.writeAtomically(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads the slab of a source. */
  public static Slice read(Path file, String source) throws RunStoreException {
    try (NpzFile npz = NpzFile.open(file)) {
      double[] extent = npz.doubles("extent");
      Slice slab =
          new Slice(source, extent[0], extent[1], extent[2], npz.doubles("x"), npz.doubles("y"));
      return npz.has(CUBE) ? slab.with(cube(npz)) : slab;
    } catch (CatalogueException | IOException e) {
      throw new RunStoreException(
          file + ": not a readable slice (" + e.getMessage() + "); run the benchmark again", e);
    }
  }

  private static Cube cube(NpzFile npz) throws CatalogueException {
    double[][] points = npz.rows(CUBE);
    double[][] along = new double[3][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        along[axis][i] = points[i][axis];
      }
    }
    boolean periodic = npz.doubles(PERIODIC)[0] > 0;
    return new Cube(npz.doubles(CUBE_EXTENT), periodic, along[0], along[1], along[2]);
  }
}
