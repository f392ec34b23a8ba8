package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;

/**
 * Measurements of one statistic as {@code .npz}: {@code edges} (bins + 1, or the sampled
 * coordinates), {@code values} (realizations, components x rows), {@code flags} (realizations,
 * rows; 0 ok, 1 empty, 2 too few), one array (realizations, rows) per column under its own name,
 * and the names and units as text. Reads back to the same doubles.
 */
public final class MeasurementFile {

  private static final String COLUMN_PREFIX = "column_";

  private MeasurementFile() {}

  /** Writes the measurements of all realizations atomically. */
  public static void write(Path file, List<Measurement> realizations) throws RunStoreException {
    Measurement first = realizations.get(0);
    int count = realizations.size();
    int rows = first.axis().size();
    double[][] values = new double[count][];
    byte[][] flags = new byte[count][rows];
    for (int i = 0; i < count; i++) {
      values[i] = realizations.get(i).vector();
      for (int row = 0; row < rows; row++) {
        flags[i][row] = realizations.get(i).flag(row).code();
      }
    }
    NpzWriter npz =
        NpzWriter.create()
            .add("edges", first.axis().edges())
            .add("values", values)
            .add("flags", flags)
            .add("statistic", List.of(first.statistic()))
            .add(
                "axis",
                List.of(
                    first.axis().name(),
                    first.axis().unit(),
                    first.axis().isBinned() ? "bins" : "points"))
            .add("columns", first.columns().stream().map(Column::name).toList())
            .add("units", first.columns().stream().map(Column::unit).toList())
            .add("kinds", first.columns().stream().map(MeasurementFile::kind).toList());
    for (Column column : first.columns()) {
      double[][] copied =
          realizations.stream().map(m -> m.column(column.name()).values()).toArray(double[][]::new);
      npz = npz.add(COLUMN_PREFIX + column.name(), copied);
    }
    try {
      Files.createDirectories(file.getParent());
      npz.writeAtomically(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static List<Measurement> read(Path file) throws RunStoreException {
    try (NpzFile npz = NpzFile.open(file)) {
      List<String> axisText = npz.strings("axis");
      double[] edges = npz.doubles("edges");
      Axis axis =
          axisText.get(2).equals("bins")
              ? Axis.binned(axisText.get(0), axisText.get(1), edges)
              : Axis.sampled(axisText.get(0), axisText.get(1), edges);
      List<String> names = npz.strings("columns");
      List<String> units = npz.strings("units");
      List<String> kinds = npz.strings("kinds");
      double[] flags = npz.doubles("flags");
      List<double[]> columns = new ArrayList<>();
      for (String name : names) {
        columns.add(npz.doubles(COLUMN_PREFIX + name));
      }
      int rows = axis.size();
      String statistic = npz.strings("statistic").get(0);
      List<Measurement> realizations = new ArrayList<>();
      for (int i = 0; i < flags.length / rows; i++) {
        List<Column> own = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
          own.add(
              column(
                  kinds.get(c), names.get(c), units.get(c), slice(columns.get(c), i * rows, rows)));
        }
        Flag[] ownFlags = new Flag[rows];
        for (int row = 0; row < rows; row++) {
          ownFlags[row] = Flag.ofCode((int) flags[i * rows + row]);
        }
        realizations.add(Measurement.of(statistic, axis, own, ownFlags));
      }
      return realizations;
    } catch (CatalogueException | IOException | IllegalArgumentException e) {
      throw new RunStoreException(
          file + ": not a readable measurement (" + e.getMessage() + "); run again with --fresh",
          e);
    }
  }

  private static String kind(Column column) {
    if (column.isInteger()) {
      return "counts";
    }
    return column.isComponent() ? "component" : "auxiliary";
  }

  private static Column column(String kind, String name, String unit, double[] values) {
    return switch (kind) {
      case "counts" -> Column.counts(name, toLongs(values));
      case "component" -> Column.component(name, unit, values);
      case "auxiliary" -> Column.auxiliary(name, unit, values);
      default -> throw new IllegalArgumentException("unknown kind of column: " + kind);
    };
  }

  private static long[] toLongs(double[] values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = (long) values[i];
    }
    return longs;
  }

  private static double[] slice(double[] values, int from, int count) {
    double[] copy = new double[count];
    System.arraycopy(values, from, copy, 0, count);
    return copy;
  }
}
