package org.cosmoassay.reference.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Number of points and range of every column of the first cloud, for {@code info}. */
final class ColumnRanges {

  private ColumnRanges() {}

  static List<Catalogue.Detail> of(ColumnSource source) {
    ColumnSet columns;
    try {
      columns = source.columns(0);
    } catch (CatalogueException e) {
      // Unnamed columns or a damaged array: what the rest of info shows is still true.
      return List.of(new Catalogue.Detail("cloud 0", String.valueOf(e.getMessage())));
    }
    List<Catalogue.Detail> details = new ArrayList<>();
    details.add(new Catalogue.Detail("cloud 0", columns.rows() + " points"));
    Set<CloudColumn> present = EnumSet.noneOf(CloudColumn.class);
    present.addAll(columns.names());
    for (CloudColumn column : present) {
      details.add(new Catalogue.Detail("cloud 0 " + column.label(), range(columns.values(column))));
    }
    return details;
  }

  private static String range(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int nonFinite = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      } else {
        nonFinite++;
      }
    }
    String range = least > most ? "no value" : least + " .. " + most;
    return nonFinite == 0 ? range : range + ", " + nonFinite + " not finite";
  }
}
