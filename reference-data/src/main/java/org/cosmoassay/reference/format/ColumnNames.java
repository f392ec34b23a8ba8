package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a table or array is what: by the user's names, else the file's own. */
public final class ColumnNames {

  /** Name of a column to ignore. */
  private static final String IGNORED = "-";

  private static final String EXAMPLE = "; pass --columns x,y,z,vx,vy,vz";
  private static final Set<CloudColumn> VELOCITY =
      EnumSet.of(CloudColumn.VX, CloudColumn.VY, CloudColumn.VZ);

  private final List<Optional<CloudColumn>> columns;
  private final List<String> labels;

  private ColumnNames(List<Optional<CloudColumn>> columns, List<String> labels) {
    this.columns = columns;
    this.labels = labels;
  }

  /**
   * Names F columns.
   *
   * @param fromUser the user's names: every one must be known, or {@code -}, or entries {@code
   *     x=NAME} of the file's own names; null when not given
   * @param fromFile the file's own names: unknown ones are columns to ignore; null when not given
   */
  public static ColumnNames of(
      Path file, int count, @Nullable List<String> fromUser, @Nullable List<String> fromFile)
      throws CatalogueException {
    if (fromUser != null && ColumnEntries.isByName(fromUser)) {
      return of(file, count, inOrder(file, fromUser, fromFile), null);
    }
    List<String> names = fromUser != null ? fromUser : fromFile;
    if (names == null) {
      if (count != 3) {
        throw new CatalogueException(file, count + " columns and no names" + EXAMPLE);
      }
      names = List.of("x", "y", "z");
    }
    if (names.size() != count) {
      throw new CatalogueException(
          file,
          count
              + " columns and "
              + names.size()
              + " names ("
              + String.join(",", names)
              + "); name every column, - for one to ignore");
    }
    List<Optional<CloudColumn>> columns = new ArrayList<>(count);
    Set<CloudColumn> seen = EnumSet.noneOf(CloudColumn.class);
    for (String name : names) {
      Optional<CloudColumn> column = CloudColumn.named(name);
      if (column.isEmpty() && fromUser != null && !name.strip().equals(IGNORED)) {
        throw new CatalogueException(
            file,
            "the column name '"
                + name
                + "' is not known; known are "
                + CloudColumn.labels()
                + ", and - for a column to ignore");
      }
      if (column.isPresent() && !seen.add(column.get())) {
        throw new CatalogueException(
            file, "the column " + name + " is named twice; name every column once");
      }
      columns.add(column);
    }
    requireWholeVectors(file, seen);
    return new ColumnNames(columns, List.copyOf(names));
  }

  /** Names in the order of the file for a user's entries {@code x=NAME}. */
  private static List<String> inOrder(
      Path file, List<String> entries, @Nullable List<String> fromFile) throws CatalogueException {
    if (fromFile == null) {
      throw new CatalogueException(
          file, "has no names of columns; name them in order, --columns x,y,z");
    }
    List<String> names = new ArrayList<>(Collections.nCopies(fromFile.size(), IGNORED));
    for (Map.Entry<String, String> entry : ColumnEntries.parse(file, entries).entrySet()) {
      int place = fromFile.indexOf(entry.getValue());
      if (place < 0) {
        throw new CatalogueException(
            file,
            "there is no column '%s'; there are %s"
                .formatted(entry.getValue(), String.join(", ", fromFile)));
      }
      names.set(place, entry.getKey());
    }
    return names;
  }

  /** Refuses a cloud without all of x, y, z, or with some of vx, vy, vz only. */
  static void requireWholeVectors(Path file, Set<CloudColumn> present) throws CatalogueException {
    for (CloudColumn axis : EnumSet.of(CloudColumn.X, CloudColumn.Y, CloudColumn.Z)) {
      if (!present.contains(axis)) {
        throw new CatalogueException(
            file,
            "the column " + axis.label() + " is missing; there are " + list(present) + EXAMPLE);
      }
    }
    Set<CloudColumn> missing = EnumSet.copyOf(VELOCITY);
    missing.removeAll(present);
    if (!missing.isEmpty() && missing.size() < VELOCITY.size()) {
      throw new CatalogueException(
          file, "the column " + list(missing) + " is missing; give all of vx, vy, vz or none");
    }
  }

  private static String list(Set<CloudColumn> columns) {
    return columns.isEmpty()
        ? "none"
        : String.join(", ", columns.stream().map(CloudColumn::label).toList());
  }

  /** Number of columns F, ignored ones included. */
  public int count() {
    return columns.size();
  }

  /** Number of columns that are not ignored. */
  int named() {
    return (int) columns.stream().filter(Optional::isPresent).count();
  }

  /** What a column is; empty for one to ignore. */
  public Optional<CloudColumn> column(int index) {
    return columns.get(index);
  }

  /** The names, ignored ones in parentheses, e.g. {@code x, y, z, (id)}. */
  public String description() {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String label = labels.get(i).strip();
      shown.add(columns.get(i).isPresent() ? label : "(" + label + ")");
    }
    return String.join(", ", shown);
  }
}
