package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a user writes for columns: names in their order, or entries {@code TARGET=NAME}. */
public final class ColumnEntries {

  private ColumnEntries() {}

  /** Whether a user names columns of a table instead of giving names to columns in order. */
  public static boolean isByName(List<String> columns) {
    return columns.stream().anyMatch(entry -> entry.indexOf('=') > 0);
  }

  /** What an entry of a user names: the part before the equals sign, or all of it. */
  public static String target(String entry) {
    int equals = entry.indexOf('=');
    return (equals > 0 ? entry.substring(0, equals) : entry).strip();
  }

  /**
   * Parses entries {@code TARGET=NAME}.
   *
   * @return the texts after the equals signs by target in lower case
   */
  public static Map<String, String> parse(Path file, List<String> entries)
      throws CatalogueException {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals <= 0) {
        throw new CatalogueException(
            file,
            "the columns '%s' name some of the table's columns and some not; write all as x=NAME"
                .formatted(String.join(",", entries)));
      }
      String target = entry.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (wanted.put(target, entry.substring(equals + 1).strip()) != null) {
        throw new CatalogueException(
            file, "the column " + target + " is named twice; name every column once");
      }
    }
    return wanted;
  }
}
