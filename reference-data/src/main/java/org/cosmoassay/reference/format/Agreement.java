package org.cosmoassay.reference.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * Joins what options, file and table of conditions state. What two of them state must be equal:
 * silently preferring one would hide that somebody is wrong.
 */
final class Agreement {

  private Agreement() {}

  /** The box of a cloud in Mpc/h; null when no one states it in a known unit. */
  static @Nullable PeriodicBox box(
      ColumnSource source, CatalogueOptions options, UnitConversion conversion, Cosmology cosmology)
      throws CatalogueException {
    PeriodicBox inFile = source.metadata().box();
    PeriodicBox stated =
        inFile == null || !conversion.knowsLength(cosmology)
            ? null
            : conversion.box(inFile, cosmology);
    PeriodicBox asked = options.box();
    if (stated != null && asked != null && !stated.equals(asked)) {
      throw new CatalogueException(
          source.file(),
          "the file states the box "
              + ColumnCatalogue.boxText(stated)
              + " and the options "
              + ColumnCatalogue.boxText(asked)
              + "; leave out the option or correct the file");
    }
    return asked != null ? asked : stated;
  }

  static List<Cosmology> cosmologies(
      ColumnSource source, CatalogueOptions options, @Nullable List<Cosmology> conditions)
      throws CatalogueException {
    int clouds = source.clouds();
    if (conditions != null && conditions.size() != clouds) {
      throw new CatalogueException(
          source.file(),
          "has "
              + clouds
              + " clouds but "
              + options.conditions()
              + " has "
              + conditions.size()
              + " rows; give one row of conditions for each cloud");
    }
    List<Cosmology> joined = new ArrayList<>(clouds);
    for (int i = 0; i < clouds; i++) {
      Map<String, Double> values = new TreeMap<>();
      join(source, i, values, "the file", source.metadata().cosmology(i));
      if (conditions != null) {
        join(source, i, values, "the conditions", conditions.get(i));
      }
      join(source, i, values, "the options", ofOptions(options));
      joined.add(Metadata.toCosmology(values));
    }
    return List.copyOf(joined);
  }

  private static Cosmology ofOptions(CatalogueOptions options) {
    Double omegaM = options.omegaM();
    Double redshift = options.redshift();
    Double hubble = options.hubble();
    return new Cosmology(
        omegaM == null ? Double.NaN : omegaM,
        Double.NaN,
        hubble == null ? Double.NaN : hubble,
        Double.NaN,
        Double.NaN,
        redshift == null ? Double.NaN : redshift);
  }

  private static void join(
      ColumnSource source, int cloud, Map<String, Double> values, String who, Cosmology stated)
      throws CatalogueException {
    for (Map.Entry<String, Double> parameter : Metadata.toMap(stated).entrySet()) {
      double value = parameter.getValue();
      if (Double.isNaN(value)) {
        continue;
      }
      Double known = values.put(parameter.getKey(), value);
      if (known != null && known != value) {
        throw new CatalogueException(
            source.file(),
            "cloud "
                + cloud
                + ": "
                + who
                + " state "
                + parameter.getKey()
                + " = "
                + value
                + " where it was stated as "
                + known
                + "; state it once");
      }
    }
  }
}
