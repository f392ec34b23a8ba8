package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.reference.format.points.ColumnFile;
import org.cosmoassay.statistics.survey.ComovingDistance;
import org.cosmoassay.statistics.survey.SkyCatalogue;
import org.cosmoassay.statistics.survey.Survey;
import org.jspecify.annotations.Nullable;

/**
 * Reads surveys and their randoms from files of columns: ra, dec [deg] and redshift or cz [km/s],
 * or x, y, z [comoving Mpc/h] around the observer; weight.
 *
 * @param columns names of the columns in order, {@code -} for one to ignore; of a table with names
 *     also {@code ra=NAME}
 * @param omegaM matter density that turns redshifts into distances; null to read directions alone
 * @param judge whether points that cannot be part of a survey are left out and counted; otherwise
 *     they are errors
 */
public record SurveyReader(List<String> columns, @Nullable Double omegaM, boolean judge) {

  /** What the names of columns in files mean, as far as it is certain. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "ra",
          "ra",
          "dec",
          "dec",
          "redshift",
          "redshift",
          "cz",
          "cz",
          "weight",
          "weight",
          "w",
          "weight",
          "x",
          "x",
          "y",
          "y");

  public SurveyReader {
    columns = List.copyOf(columns);
  }

  /**
   * What was in a file.
   *
   * @param nonFinite number of points left out for a number that is not finite
   * @param outOfRange number of points left out for a number out of range
   */
  public record Sample(Survey survey, int nonFinite, int outOfRange) {}

  /** Reads a file. */
  public Sample read(Path file) throws CatalogueException {
    requireNames(file);
    Map<String, double[]> table =
        judge ? ColumnFile.readAny(file, columns) : ColumnFile.read(file, columns);
    int rows = table.isEmpty() ? 0 : table.values().iterator().next().length;
    int nonFinite = 0;
    int outOfRange = 0;
    if (judge) {
      int[] kept = new int[rows];
      int count = 0;
      for (int i = 0; i < rows; i++) {
        if (!isFinite(table, i)) {
          nonFinite++;
        } else if (!isInRange(table, i)) {
          outOfRange++;
        } else {
          kept[count++] = i;
        }
      }
      table = select(table, Arrays.copyOf(kept, count));
    }
    try {
      return new Sample(survey(table), nonFinite, outOfRange);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses a text that calls a column by another name: one column off is easily overlooked. */
  private void requireNames(Path file) throws CatalogueException {
    List<String> names = ColumnEntries.isByName(columns) ? List.of() : ColumnFile.names(file);
    for (int c = 0; c < Math.min(names.size(), columns.size()); c++) {
      String said = columns.get(c);
      String meant = MEANINGS.get(names.get(c).strip().toLowerCase(Locale.ROOT));
      if (meant != null && !said.equals("-") && !said.equals(meant)) {
        throw new CatalogueException(
            file,
            "column %d is called %s in the file and %s in the benchmark or --columns; name the columns in the order of the file, - for one to ignore"
                .formatted(c + 1, names.get(c).strip(), said));
      }
    }
  }

  private static boolean isFinite(Map<String, double[]> table, int row) {
    return table.values().stream().allMatch(column -> Double.isFinite(column[row]));
  }

  private static boolean isInRange(Map<String, double[]> table, int row) {
    boolean inRange = true;
    for (Map.Entry<String, double[]> column : table.entrySet()) {
      double value = column.getValue()[row];
      inRange &=
          switch (column.getKey()) {
            case "ra" -> value >= -180 && value <= 360;
            case "dec" -> value >= -90 && value <= 90;
            case "redshift", "cz" -> value > 0;
            case "weight" -> value >= 0;
            default -> true;
          };
    }
    boolean atOrigin =
        table.containsKey("x")
            && column(table, "x")[row] == 0
            && column(table, "y")[row] == 0
            && column(table, "z")[row] == 0;
    return inRange && !atOrigin;
  }

  private static Map<String, double[]> select(Map<String, double[]> table, int[] rows) {
    Map<String, double[]> selected = new LinkedHashMap<>();
    table.forEach(
        (name, column) ->
            selected.put(name, Arrays.stream(rows).mapToDouble(i -> column[i]).toArray()));
    return selected;
  }

  private Survey survey(Map<String, double[]> table) {
    double[] weights = table.get("weight");
    if (table.containsKey("x")) {
      Survey survey =
          Survey.ofPositions(column(table, "x"), column(table, "y"), column(table, "z"));
      return weights == null ? survey : survey.withWeights(weights);
    }
    SkyCatalogue sky = sky(column(table, "ra"), column(table, "dec"), table);
    if (weights != null) {
      sky = sky.withWeights(weights);
    }
    return omegaM == null ? Survey.onSky(sky) : Survey.of(sky, ComovingDistance.of(omegaM));
  }

  private SkyCatalogue sky(double[] ra, double[] dec, Map<String, double[]> table) {
    double[] velocity = table.get("cz");
    if (omegaM == null) {
      return SkyCatalogue.ofDirections(ra, dec);
    }
    return velocity != null
        ? SkyCatalogue.ofVelocities(ra, dec, velocity)
        : SkyCatalogue.of(ra, dec, column(table, "redshift"));
  }

  private static double[] column(Map<String, double[]> table, String name) {
    double[] column = table.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "the column %s is missing; named are %s; name its column with --columns, or columns in a benchmark"
              .formatted(name, String.join(", ", table.keySet())));
    }
    return column;
  }
}
