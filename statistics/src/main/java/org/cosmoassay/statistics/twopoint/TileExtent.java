package org.cosmoassay.statistics.twopoint;

/** The smallest box around the points of a tile, in Mpc/h. */
final class TileExtent {

  private double lowX;
  private double highX;
  private double lowY;
  private double highY;
  private double lowZ;
  private double highZ;

  /** Starts with one point. */
  void start(double x, double y, double z) {
    lowX = x;
    highX = x;
    lowY = y;
    highY = y;
    lowZ = z;
    highZ = z;
  }

  /** Whether the extent along x stays within a length with one more point at x. */
  boolean admits(double x, double length) {
    return Math.max(highX, x) - Math.min(lowX, x) <= length;
  }

  void add(double x, double y, double z) {
    lowX = x < lowX ? x : lowX;
    highX = x > highX ? x : highX;
    lowY = y < lowY ? y : lowY;
    highY = y > highY ? y : highY;
    lowZ = z < lowZ ? z : lowZ;
    highZ = z > highZ ? z : highZ;
  }

  double lowX() {
    return lowX;
  }

  double highX() {
    return highX;
  }

  double middleX() {
    return 0.5 * (lowX + highX);
  }

  double middleY() {
    return 0.5 * (lowY + highY);
  }

  double middleZ() {
    return 0.5 * (lowZ + highZ);
  }

  double halfX() {
    return 0.5 * (highX - lowX);
  }

  double halfY() {
    return 0.5 * (highY - lowY);
  }

  double halfZ() {
    return 0.5 * (highZ - lowZ);
  }
}
