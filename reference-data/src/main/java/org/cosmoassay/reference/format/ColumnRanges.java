package org.cosmoassay.reference.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.catalog.Cosmology;

/** Number of points and range of every column of the first cloud, for {@code info}. */
public final class ColumnRanges {

  private ColumnRanges() {}

  /**
   * Ranges in the program's own units; in those of the file, and said so, when they are not known.
   */
  static List<Catalogue.Detail> of(
      ColumnSource source, UnitConversion conversion, Cosmology cosmology) {
    List<Catalogue.Detail> details = new ArrayList<>();
    ColumnSet columns;
    try {
      columns = source.columns(0);
    } catch (CatalogueException e) {
      // Unnamed columns or a damaged array: what the rest of info shows is still true.
      return List.of(new Catalogue.Detail("cloud 0", String.valueOf(e.getMessage())));
    }
    try {
      conversion.convert(columns, cosmology);
    } catch (CatalogueException e) {
      details.add(new Catalogue.Detail("numbers as in the file", String.valueOf(e.getMessage())));
    }
    details.add(new Catalogue.Detail("cloud 0", columns.rows() + " points"));
    Set<CloudColumn> present = EnumSet.noneOf(CloudColumn.class);
    present.addAll(columns.names());
    for (CloudColumn column : present) {
      details.add(new Catalogue.Detail("cloud 0 " + column.label(), range(columns.values(column))));
    }
    return details;
  }

  /** Least and most of the finite values, and how many are not finite. */
  public static String range(double[] values) {
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
