package org.cosmoassay.reports;

import org.jspecify.annotations.Nullable;

/** Points of a thin slab of one cloud, projected along the line of sight. */
public final class Slice {
  private final String source;
  private final double width;
  private final double height;
  private final double depth;
  private final double[] x;
  private final double[] y;
  private final @Nullable Cube cube;

  /**
   * A slab without a cube beside it. Copies its arguments in.
   *
   * @param width box side along x in Mpc/h
   * @param height box side along y in Mpc/h
   * @param depth thickness of the slab along z in Mpc/h
   * @param x coordinates in Mpc/h
   * @param y coordinates in Mpc/h
   */
  public Slice(String source, double width, double height, double depth, double[] x, double[] y) {
    this(source, width, height, depth, x, y, null);
  }

  private Slice(
      String source,
      double width,
      double height,
      double depth,
      double[] x,
      double[] y,
      @Nullable Cube cube) {
    this.source = source;
    this.width = width;
    this.height = height;
    this.depth = depth;
    this.x = x.clone();
    this.y = y.clone();
    this.cube = cube;
  }

  /** The same slab with a part of the same cloud that can be turned around. */
  public Slice with(Cube part) {
    return new Slice(source, width, height, depth, x, y, part);
  }

  public String source() {
    return source;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public double depth() {
    return depth;
  }

  /** A part of the same cloud in three dimensions; null where the run kept none. */
  public @Nullable Cube cube() {
    return cube;
  }

  public int size() {
    return x.length;
  }

  public double x(int i) {
    return x[i];
  }

  public double y(int i) {
    return y[i];
  }
}
