package org.cosmoassay.reference.format;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Leaves out the points that cannot be part of a cloud, and counts them. A point with a non-finite
 * value counts as that alone, wherever it lies.
 */
final class PointFilter {

  private final ColumnSet kept;
  private final int nonFinite;
  private final int outsideBox;

  private PointFilter(ColumnSet kept, int nonFinite, int outsideBox) {
    this.kept = kept;
    this.nonFinite = nonFinite;
    this.outsideBox = outsideBox;
  }

  /** Leaves nothing out. */
  static PointFilter none(ColumnSet columns) {
    return new PointFilter(columns, 0, 0);
  }

  static PointFilter of(ColumnSet columns, PeriodicBox box) {
    ColumnSet finite = columns.keep(row -> isFinite(columns, row));
    ColumnSet inside = finite.keep(row -> isInside(finite, box, row));
    return new PointFilter(inside, columns.rows() - finite.rows(), finite.rows() - inside.rows());
  }

  private static boolean isFinite(ColumnSet columns, int row) {
    for (CloudColumn column : columns.names()) {
      if (!Double.isFinite(columns.values(column)[row])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInside(ColumnSet columns, PeriodicBox box, int row) {
    double x = columns.values(CloudColumn.X)[row];
    double y = columns.values(CloudColumn.Y)[row];
    double z = columns.values(CloudColumn.Z)[row];
    return x >= 0 && x < box.lx() && y >= 0 && y < box.ly() && z >= 0 && z < box.lz();
  }

  ColumnSet kept() {
    return kept;
  }

  int nonFinite() {
    return nonFinite;
  }

  int outsideBox() {
    return outsideBox;
  }
}
