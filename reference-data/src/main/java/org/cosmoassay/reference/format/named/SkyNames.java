package org.cosmoassay.reference.format.named;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * The columns of a survey by the names in use, as in the catalogues of BOSS and DESI: RA, DEC, Z,
 * WEIGHT_*, NZ. Upper and lower case count as equal.
 */
public final class SkyNames {

  private static final Map<String, List<String>> ALIASES =
      Map.of(
          "ra", List.of("ra"),
          "dec", List.of("dec"),
          "redshift", List.of("z", "redshift", "z_not4clus", "z_cosmo"),
          "cz", List.of("cz"),
          "weight", List.of("weight", "weights"));

  private static final String WEIGHT = "weight";

  private SkyNames() {}

  /** Whether these are the columns of a catalogue on the sky: it has a RA and a declination. */
  static boolean isSky(List<String> present) {
    return find("ra", present).isPresent() && find("dec", present).isPresent();
  }

  /** The column of a table that is known as ra, dec, redshift, cz or weight. */
  static Optional<String> find(String target, List<String> present) {
    for (String alias : ALIASES.getOrDefault(target, List.of(target))) {
      for (String name : present) {
        if (name.toLowerCase(Locale.ROOT).equals(alias)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The columns of a table for names a user gave without saying where they are. A single column
   * {@code weight} is a weight even when it is not named; of several WEIGHT_* columns the user must
   * say which, since how they combine depends on the survey.
   */
  public static Map<String, String> byName(Path file, List<String> names, List<String> present)
      throws CatalogueException {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String name : names) {
      String target = name.strip().toLowerCase(Locale.ROOT);
      if (!target.equals("-")) {
        wanted.put(target, require(file, target, present));
      }
    }
    if (!wanted.containsKey(WEIGHT) && isSky(present)) {
      addWeight(file, present, wanted);
    }
    return wanted;
  }

  private static void addWeight(Path file, List<String> present, Map<String, String> wanted)
      throws CatalogueException {
    List<String> weights =
        present.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(WEIGHT)).toList();
    if (weights.size() == 1 && weights.get(0).toLowerCase(Locale.ROOT).equals(WEIGHT)) {
      wanted.put(WEIGHT, weights.get(0));
    } else if (!weights.isEmpty()) {
      List<String> entries = new ArrayList<>();
      wanted.forEach((target, name) -> entries.add(target + "=" + name));
      throw new CatalogueException(
          file,
          "has the weights %s; say how they combine, e.g. --columns %s,weight=%s, or weight=1 for none"
              .formatted(
                  String.join(", ", weights),
                  String.join(",", entries),
                  String.join("*", weights)));
    }
  }

  private static String require(Path file, String target, List<String> present)
      throws CatalogueException {
    Optional<String> found = find(target, present);
    if (found.isEmpty()) {
      throw new CatalogueException(
          file,
          "the column %s is missing; pass --columns %s=NAME,...; there are %s"
              .formatted(target, target, ColumnChoice.list(present)));
    }
    return found.get();
  }
}
