package org.cosmoassay.reference.format.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * The first line of the text tables this program writes: a comment that states what columns cannot,
 * {@code # cosmoassay points=3,4 box=100.0,100.0,100.0 redshift=0.5}. The number of points of each
 * cloud makes a truncated table known as such.
 */
final class CsvMarker {

  private static final String START = "# cosmoassay ";
  private static final String POINTS = "points";

  private final Map<String, double[]> values;

  private CsvMarker(Map<String, double[]> values) {
    this.values = values;
  }

  static String write(int[] points, Metadata metadata) {
    StringBuilder line = new StringBuilder(START).append(POINTS).append('=');
    line.append(Arrays.stream(points).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    metadata
        .values()
        .forEach(
            (name, numbers) ->
                line.append(' ')
                    .append(name)
                    .append('=')
                    .append(
                        Arrays.stream(numbers)
                            .mapToObj(Double::toString)
                            .collect(Collectors.joining(","))));
    return line.append('\n').toString();
  }

  /** The marker among the comments before the first row; null when there is none. */
  static @Nullable CsvMarker find(Path file, List<String> comments) throws CatalogueException {
    for (String comment : comments) {
      if (comment.startsWith(START)) {
        return parse(file, comment);
      }
    }
    return null;
  }

  private static CsvMarker parse(Path file, String comment) throws CatalogueException {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String item : comment.substring(START.length()).strip().split(" +", -1)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals);
      String[] fields = item.substring(equals + 1).split(",", -1);
      double[] numbers = new double[fields.length];
      for (int i = 0; i < fields.length; i++) {
        OptionalDouble number = Numbers.parse(fields[i]);
        if (equals < 0 || number.isEmpty()) {
          throw new CatalogueException(
              file,
              "its comment '"
                  + START.strip()
                  + "' has '"
                  + item
                  + "', which is not name=numbers; write the file again or delete the comment");
        }
        numbers[i] = number.getAsDouble();
      }
      values.put(name, numbers);
    }
    return new CsvMarker(values);
  }

  Map<String, double[]> values() {
    return values;
  }

  /** Refuses a table of other numbers of points than were written. */
  void requirePoints(Path file, int[] found) throws CatalogueException {
    double[] stated = values.get(POINTS);
    if (stated != null && !Arrays.equals(stated, Arrays.stream(found).asDoubleStream().toArray())) {
      throw new CatalogueException(
          file,
          "is truncated or was changed: it states clouds of "
              + shown(stated)
              + " points and has "
              + shown(Arrays.stream(found).asDoubleStream().toArray())
              + "; copy the file again, or delete its first comment if the change is meant");
    }
  }

  private static String shown(double[] points) {
    int most = 8;
    String text =
        Arrays.stream(points)
            .limit(most)
            .mapToObj(p -> Long.toString((long) p))
            .collect(Collectors.joining(", "));
    return points.length > most ? text + ", ... (" + points.length + " clouds)" : text;
  }
}
