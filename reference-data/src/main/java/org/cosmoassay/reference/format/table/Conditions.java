package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.jspecify.annotations.Nullable;

/**
 * A table of cosmologies: row i is the condition of cloud i. The first line names the columns, in
 * any case: Omega_m (needed), Omega_b, h, n_s, sigma_8, redshift. Other columns, such as an unnamed
 * leading index, are ignored; a parameter without a column is NaN.
 */
public final class Conditions {

  private enum Parameter {
    OMEGA_M,
    OMEGA_B,
    H,
    N_S,
    SIGMA_8,
    REDSHIFT
  }

  private static final Map<String, Parameter> NAMES =
      Map.ofEntries(
          Map.entry("omega_m", Parameter.OMEGA_M),
          Map.entry("omegam", Parameter.OMEGA_M),
          Map.entry("om", Parameter.OMEGA_M),
          Map.entry("om0", Parameter.OMEGA_M),
          Map.entry("omega_b", Parameter.OMEGA_B),
          Map.entry("omegab", Parameter.OMEGA_B),
          Map.entry("ob", Parameter.OMEGA_B),
          Map.entry("ob0", Parameter.OMEGA_B),
          Map.entry("h", Parameter.H),
          Map.entry("n_s", Parameter.N_S),
          Map.entry("ns", Parameter.N_S),
          Map.entry("sigma_8", Parameter.SIGMA_8),
          Map.entry("sigma8", Parameter.SIGMA_8),
          Map.entry("redshift", Parameter.REDSHIFT),
          Map.entry("z", Parameter.REDSHIFT));

  private Conditions() {}

  /** The table the options name; null when they name none. */
  public static @Nullable List<Cosmology> of(CatalogueOptions options) throws CatalogueException {
    Path table = options.conditions();
    return table == null ? null : read(table);
  }

  /** Reads a table of conditions. */
  public static List<Cosmology> read(Path file) throws CatalogueException {
    try (TableReader reader = TableReader.open(file)) {
      TableReader.Row header = reader.next();
      if (header == null) {
        throw new CatalogueException(
            file, "holds no table; name the columns in its first line: Omega_m,sigma_8");
      }
      Map<Parameter, Integer> columns = columns(file, header.fields());
      List<Cosmology> cosmologies = new ArrayList<>();
      for (TableReader.Row row = reader.next(); row != null; row = reader.next()) {
        cosmologies.add(cosmology(file, header.fields(), columns, row, cosmologies.size()));
      }
      return List.copyOf(cosmologies);
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  private static Map<Parameter, Integer> columns(Path file, List<String> names)
      throws CatalogueException {
    Map<Parameter, Integer> columns = new EnumMap<>(Parameter.class);
    for (int i = 0; i < names.size(); i++) {
      Parameter parameter = NAMES.get(names.get(i).toLowerCase(Locale.ROOT));
      if (parameter != null && columns.put(parameter, i) != null) {
        throw new CatalogueException(
            file, "the column " + names.get(i) + " is there twice; keep one of them");
      }
    }
    if (!columns.containsKey(Parameter.OMEGA_M)) {
      throw new CatalogueException(
          file,
          "the column Omega_m is missing; there are: "
              + String.join(", ", names)
              + "; name the columns in the first line");
    }
    return columns;
  }

  private static Cosmology cosmology(
      Path file,
      List<String> names,
      Map<Parameter, Integer> columns,
      TableReader.Row row,
      int index)
      throws CatalogueException {
    Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
    for (Map.Entry<Parameter, Integer> column : columns.entrySet()) {
      String field = row.fields().get(column.getValue());
      OptionalDouble value = Numbers.parse(field);
      if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
        throw new CatalogueException(
            file,
            "row "
                + index
                + " (line "
                + row.line()
                + "): "
                + names.get(column.getValue())
                + " = '"
                + field
                + "' is not a finite number; correct it");
      }
      values.put(column.getKey(), value.getAsDouble());
    }
    return new Cosmology(
        values.getOrDefault(Parameter.OMEGA_M, Double.NaN),
        values.getOrDefault(Parameter.OMEGA_B, Double.NaN),
        values.getOrDefault(Parameter.H, Double.NaN),
        values.getOrDefault(Parameter.N_S, Double.NaN),
        values.getOrDefault(Parameter.SIGMA_8, Double.NaN),
        values.getOrDefault(Parameter.REDSHIFT, Double.NaN));
  }
}
