package org.cosmoassay.reference.format.named;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.ColumnCursor;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.reference.format.ColumnNames;
import org.cosmoassay.reference.format.ColumnRanges;
import org.cosmoassay.reference.format.ColumnSet;
import org.cosmoassay.reference.format.ColumnSource;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.unit.Quantity;
import org.cosmoassay.reference.format.unit.Unit;
import org.cosmoassay.reference.format.unit.Units;
import org.jspecify.annotations.Nullable;

/** The columns of clouds in a table of named columns. */
final class TableColumns implements ColumnSource {

  /** Columns of an unknown table whose ranges {@code info} shows. */
  private static final int MOST_RANGES = 12;

  private final ColumnTable table;

  /** Null when it is not known which columns make a cloud; then {@code unknown} says why. */
  private final @Nullable ColumnChoice choice;

  private final @Nullable CatalogueException unknown;
  private final Units units;

  private TableColumns(
      ColumnTable table,
      @Nullable ColumnChoice choice,
      @Nullable CatalogueException unknown,
      Units units) {
    this.table = table;
    this.choice = choice;
    this.unknown = unknown;
    this.units = units;
  }

  /** The clouds of a table; closes it when the user's columns are not there. */
  static TableColumns of(ColumnTable table, CatalogueOptions options) throws CatalogueException {
    try {
      Map<String, String> wanted = wanted(table, options.columns());
      CatalogueException unknown = missing(table, wanted);
      if (unknown != null) {
        return new TableColumns(table, null, unknown, Units.UNSTATED);
      }
      return new TableColumns(table, ColumnChoice.of(table, wanted), null, units(table, wanted));
    } catch (CatalogueException e) {
      try {
        table.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static Map<String, String> wanted(ColumnTable table, @Nullable List<String> fromUser)
      throws CatalogueException {
    List<String> present = ColumnChoice.names(table);
    Map<String, String> wanted = new LinkedHashMap<>();
    if (fromUser != null && !ColumnEntries.isByName(fromUser)) {
      ColumnNames names = ColumnNames.of(table.file(), present.size(), fromUser, null);
      for (int c = 0; c < present.size(); c++) {
        int index = c;
        names.column(c).ifPresent(column -> wanted.put(column.label(), present.get(index)));
      }
      return wanted;
    }
    Map<String, String> stated =
        fromUser == null ? Map.of() : ColumnEntries.parse(table.file(), fromUser);
    for (String target : stated.keySet()) {
      if (CloudColumn.named(target).isEmpty()) {
        throw new CatalogueException(
            table.file(),
            "there is no column '%s' of a cloud; known are x, y, z, vx, vy, vz, mass, weight"
                .formatted(target));
      }
    }
    for (CloudColumn column : CloudColumn.values()) {
      String text = stated.get(column.label());
      Optional<String> found =
          text == null ? table.aliases().find(column, present) : Optional.of(text);
      // A minus leaves out a column that would be taken by its name.
      found.filter(name -> !name.equals("-")).ifPresent(name -> wanted.put(column.label(), name));
    }
    if (stated.isEmpty() && SkyNames.isSky(present)) {
      wanted.keySet().removeAll(List.of("x", "y", "z")); // The z of a sky is a redshift.
    }
    return wanted;
  }

  /** What is wrong with a cloud of these columns; null when nothing is. */
  private static @Nullable CatalogueException missing(
      ColumnTable table, Map<String, String> wanted) {
    List<String> present = ColumnChoice.names(table);
    for (String axis : List.of("x", "y", "z")) {
      if (!wanted.containsKey(axis)) {
        return new CatalogueException(
            table.file(),
            SkyNames.isSky(present)
                ? "is a catalogue on the sky and not in a box; measure it with --randoms FILE, or"
                    + " name positions with --columns x=NAME,y=NAME,z=NAME"
                : "it is not known which column is %s; pass --columns x=NAME,y=NAME,z=NAME,...; there are %s"
                    .formatted(axis, ColumnChoice.list(present)));
      }
    }
    return null;
  }

  private static Units units(ColumnTable table, Map<String, String> wanted)
      throws CatalogueException {
    Map<String, TableColumn> byName = new LinkedHashMap<>();
    table.columns().forEach(column -> byName.put(column.name(), column));
    Map<Quantity, Unit> units = new EnumMap<>(Quantity.class);
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      Optional<Quantity> quantity =
          CloudColumn.named(entry.getKey()).flatMap(CloudColumn::quantity);
      TableColumn column = byName.get(entry.getValue());
      Unit unit = column == null ? null : column.unit();
      if (quantity.isEmpty() || unit == null) {
        continue;
      }
      if (unit.quantity() != quantity.get()) {
        throw new CatalogueException(
            table.file(),
            "the column %s is in %s, which is no unit of %s; name another with --columns %s=NAME"
                .formatted(entry.getValue(), unit.label(), quantity.get().label(), entry.getKey()));
      }
      Unit other = units.putIfAbsent(quantity.get(), unit);
      if (other != null && !other.equivalent(unit)) {
        throw new CatalogueException(
            table.file(),
            "the columns of %s are in %s and in %s; convert them to one unit"
                .formatted(quantity.get().label(), other.label(), unit.label()));
      }
    }
    return Units.of(List.copyOf(units.values()));
  }

  @Override
  public Path file() {
    return table.file();
  }

  @Override
  public String format() {
    return table.format();
  }

  @Override
  public int clouds() {
    return table.clouds();
  }

  @Override
  public Metadata metadata() {
    return table.metadata();
  }

  @Override
  public Units units() {
    return units;
  }

  /** None; where it is not known what the columns are, there is nothing to be asked for. */
  @Override
  public Units conventionalUnits() {
    return choice == null ? Units.STANDARD : Units.UNSTATED;
  }

  @Override
  public ColumnSet columns(int cloud) throws CatalogueException {
    if (unknown != null) {
      throw unknown;
    }
    ColumnChoice known = Objects.requireNonNull(choice);
    Map<CloudColumn, double[]> columns = new EnumMap<>(CloudColumn.class);
    known
        .read(table, cloud)
        .forEach((target, values) -> columns.put(CloudColumn.named(target).orElseThrow(), values));
    return ColumnSet.of(table.rows(cloud), columns);
  }

  @Override
  public OptionalLong rows(int cloud) {
    return OptionalLong.of(table.rows(cloud));
  }

  @Override
  public ColumnCursor cursor(int cloud) throws CatalogueException {
    if (unknown != null) {
      throw unknown;
    }
    ColumnChoice known = Objects.requireNonNull(choice);
    List<String> names = known.needed();
    ColumnTable.Rows rows = table.readInTurn(cloud, names);
    return new ColumnCursor() {
      private long first;

      @Override
      public @Nullable ColumnSet next(int most) throws CatalogueException {
        double[][] values = rows.next(most);
        if (values == null) {
          return null;
        }
        int count = values[0].length;
        Map<CloudColumn, double[]> columns = new EnumMap<>(CloudColumn.class);
        known
            .evaluate(names, values, count)
            .forEach(
                (target, column) -> columns.put(CloudColumn.named(target).orElseThrow(), column));
        long start = first;
        first += count;
        return ColumnSet.from(start, count, columns);
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }

  @Override
  public List<Catalogue.Detail> details() throws CatalogueException {
    List<Catalogue.Detail> details = new ArrayList<>(table.details());
    details.add(new Catalogue.Detail("rows", rows()));
    details.add(
        new Catalogue.Detail("columns of the file", ColumnChoice.list(ColumnChoice.names(table))));
    if (choice != null) {
      List<String> chosen = new ArrayList<>();
      for (String target : choice.targets()) {
        String text = choice.text(target);
        chosen.add(text.toLowerCase(Locale.ROOT).equals(target) ? text : target + " = " + text);
      }
      details.add(new Catalogue.Detail("columns", String.join(", ", chosen)));
    } else {
      details.addAll(ranges());
    }
    return details;
  }

  /** Ranges of the first columns as they are in the file, where it is not known what they are. */
  private List<Catalogue.Detail> ranges() throws CatalogueException {
    List<String> names =
        ColumnChoice.names(table).stream().limit(table.clouds() == 0 ? 0 : MOST_RANGES).toList();
    List<Catalogue.Detail> details = new ArrayList<>();
    double[][] values = names.isEmpty() ? new double[0][] : table.read(0, names);
    for (int c = 0; c < values.length; c++) {
      details.add(new Catalogue.Detail("column " + names.get(c), ColumnRanges.range(values[c])));
    }
    return details;
  }

  private String rows() {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < table.clouds(); i++) {
      least = Math.min(least, table.rows(i));
      most = Math.max(most, table.rows(i));
    }
    return least >= most ? Integer.toString(most) : least + " .. " + most;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
