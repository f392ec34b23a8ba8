package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.cosmoassay.reference.format.npy.NpzWriter;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.TabulatedMean;

/**
 * Measurements of one statistic as {@code .npz}: {@code edges} (bins + 1, or the sampled
 * coordinates), {@code values} (realizations, components x rows), {@code flags} (realizations,
 * rows; 0 ok, 1 empty, 2 too few), one array (realizations, rows) per column under its own name,
 * and the names and units as text. Reads back to the same doubles.
 *
 * <p>Those of a run hold {@code parameters} as well, as text. Those of a reference that is a mean
 * with a covariance hold one realization, {@code covariance} (values, values), {@code mean_of} and
 * {@code covariance_from} (0 when it is exact).
 */
public final class MeasurementFile {

  private static final String COLUMN_PREFIX = "column_";

  private MeasurementFile() {}

  /**
   * What a file holds.
   *
   * @param expectation the measurements
   * @param parameters parameters of the statistic, empty where they are not stated
   */
  public record Stored(Expectation expectation, Optional<String> parameters) {}

  /** Writes the measurements of all realizations atomically. */
  public static void write(Path file, List<Measurement> realizations) throws RunStoreException {
    write(file, npz(realizations));
  }

  /** What {@link #write(Path, List)} writes of one realization. */
  public static byte[] bytes(Measurement measurement) {
    return npz(List.of(measurement)).toBytes();
  }

  /** Writes the measurements of a source or a reference, with the parameters, atomically. */
  public static void write(Path file, Expectation measured, String parameters)
      throws RunStoreException {
    if (measured instanceof MeasuredEnsemble ensemble) {
      List<Measurement> all = new ArrayList<>();
      for (int i = 0; i < ensemble.size(); i++) {
        all.add(ensemble.measurement(i));
      }
      write(file, npz(all).add("parameters", List.of(parameters)));
      return;
    }
    TabulatedMean table = (TabulatedMean) measured;
    write(
        file,
        npz(List.of(table.mean()))
            .add("parameters", List.of(parameters))
            .add("covariance", table.covariance())
            .add("mean_of", new double[] {table.realizations()})
            .add("covariance_from", new double[] {table.samples()}));
  }

  private static NpzWriter npz(List<Measurement> realizations) {
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
    return npz;
  }

  private static void write(Path file, NpzWriter npz) throws RunStoreException {
    try {
      Files.createDirectories(file.getParent());
      npz.writeAtomically(file);
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads the realizations that were written. */
  public static List<Measurement> read(Path file) throws RunStoreException {
    return read(file, "run again with --fresh", MeasurementFile::realizations);
  }

  /** Reads whatever was written. */
  public static Stored readStored(Path file) throws RunStoreException {
    return read(
        file,
        "name a file of measurements/ in a run directory",
        npz -> {
          List<Measurement> all = realizations(npz);
          Optional<String> parameters =
              npz.has("parameters")
                  ? Optional.of(npz.strings("parameters").get(0))
                  : Optional.empty();
          if (!npz.has("covariance")) {
            return new Stored(MeasuredEnsemble.of(all), parameters);
          }
          TabulatedMean mean =
              TabulatedMean.of(all.get(0), npz.rows("covariance"))
                  .withRealizations((int) npz.doubles("mean_of")[0]);
          int samples = (int) npz.doubles("covariance_from")[0];
          return new Stored(samples == 0 ? mean : mean.withSamples(samples), parameters);
        });
  }

  private interface Reading<T> {
    T of(NpzFile npz) throws CatalogueException;
  }

  private static <T> T read(Path file, String fix, Reading<T> reading) throws RunStoreException {
    try (NpzFile npz = NpzFile.open(file)) {
      return reading.of(npz);
    } catch (CatalogueException
        | IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new RunStoreException(
          file + ": not a readable measurement (" + e.getMessage() + "); " + fix, e);
    }
  }

  private static List<Measurement> realizations(NpzFile npz) throws CatalogueException {
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
    if (realizations.isEmpty()) {
      throw new IllegalArgumentException("it holds no realization");
    }
    return realizations;
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
