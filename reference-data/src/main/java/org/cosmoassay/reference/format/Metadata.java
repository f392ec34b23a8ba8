package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue file states about its clouds beside their points: the box (1 or 3 sides, Mpc/h)
 * and parameters of the cosmology, one number for all clouds or one for each.
 */
public final class Metadata {

  /** Name of the box in files. */
  public static final String BOX = "box";

  /** Names of the parameters of a cosmology in files. */
  public static final List<String> PARAMETERS =
      List.of("omega_m", "omega_b", "h", "n_s", "sigma_8", "redshift");

  private final @Nullable PeriodicBox box;
  private final Map<String, double[]> parameters;

  private Metadata(@Nullable PeriodicBox box, Map<String, double[]> parameters) {
    this.box = box;
    this.parameters = parameters;
  }

  /** Nothing stated. */
  public static Metadata none() {
    return new Metadata(null, Map.of());
  }

  /**
   * Checks what a file states.
   *
   * @param values numbers by name, of {@link #BOX} and {@link #PARAMETERS}; other names are ignored
   */
  public static Metadata of(Path file, int clouds, Map<String, double[]> values)
      throws CatalogueException {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (String name : PARAMETERS) {
      double[] stated = values.get(name);
      if (stated == null) {
        continue;
      }
      if (stated.length != 1 && stated.length != clouds) {
        throw new CatalogueException(
            file,
            name
                + " has "
                + stated.length
                + " values for "
                + clouds
                + " clouds; state one number, or one for each cloud");
      }
      for (double value : stated) {
        if (Double.isInfinite(value)) {
          throw new CatalogueException(
              file, name + " = " + value + " is not finite; correct it or leave it out");
        }
      }
      parameters.put(name, stated.clone());
    }
    return new Metadata(box(file, values.get(BOX)), parameters);
  }

  private static @Nullable PeriodicBox box(Path file, double @Nullable [] sides)
      throws CatalogueException {
    if (sides == null) {
      return null;
    }
    if (sides.length != 1 && sides.length != 3) {
      throw new CatalogueException(
          file, "box has " + sides.length + " values; state 1 side or 3 sides in Mpc/h");
    }
    for (double side : sides) {
      if (!(side > 0) || Double.isInfinite(side)) {
        throw new CatalogueException(
            file, "box has the side " + side + "; state a positive finite length in Mpc/h");
      }
    }
    return sides.length == 1
        ? PeriodicBox.cube(sides[0])
        : new PeriodicBox(sides[0], sides[1], sides[2]);
  }

  /** What is to be written with clouds of this box and these conditions. */
  public static Metadata describing(PeriodicBox box, List<Cosmology> conditions) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (String name : PARAMETERS) {
      double[] values =
          conditions.stream().mapToDouble(c -> toMap(c).getOrDefault(name, Double.NaN)).toArray();
      if (Arrays.stream(values).allMatch(Double::isNaN)) {
        continue;
      }
      double first = values[0];
      boolean same = Arrays.stream(values).allMatch(v -> v == first);
      parameters.put(name, same ? new double[] {first} : values);
    }
    return new Metadata(box, parameters);
  }

  /** The parameters of a cosmology by their names in files. */
  static Map<String, Double> toMap(Cosmology c) {
    Map<String, Double> values = new TreeMap<>();
    values.put("omega_m", c.omegaM());
    values.put("omega_b", c.omegaB());
    values.put("h", c.h());
    values.put("n_s", c.nS());
    values.put("sigma_8", c.sigma8());
    values.put("redshift", c.redshift());
    return values;
  }

  /** The cosmology of parameters by their names in files; what is missing is NaN. */
  static Cosmology toCosmology(Map<String, Double> values) {
    return new Cosmology(
        values.getOrDefault("omega_m", Double.NaN),
        values.getOrDefault("omega_b", Double.NaN),
        values.getOrDefault("h", Double.NaN),
        values.getOrDefault("n_s", Double.NaN),
        values.getOrDefault("sigma_8", Double.NaN),
        values.getOrDefault("redshift", Double.NaN));
  }

  /** The box, or null when the file does not state one. */
  public @Nullable PeriodicBox box() {
    return box;
  }

  /** The cosmology of a cloud as far as the file states it. */
  Cosmology cosmology(int cloud) {
    Map<String, Double> values = new TreeMap<>();
    parameters.forEach((name, all) -> values.put(name, all.length == 1 ? all[0] : all[cloud]));
    return toCosmology(values);
  }

  /** Everything stated, by name in files: the box as three sides, parameters as 1 or B numbers. */
  public Map<String, double[]> values() {
    Map<String, double[]> values = new LinkedHashMap<>();
    if (box != null) {
      values.put(BOX, new double[] {box.lx(), box.ly(), box.lz()});
    }
    parameters.forEach((name, stated) -> values.put(name, stated.clone()));
    return values;
  }
}
