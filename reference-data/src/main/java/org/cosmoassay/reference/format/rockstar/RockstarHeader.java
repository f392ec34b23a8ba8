package org.cosmoassay.reference.format.rockstar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * The comments at the head of a Rockstar or consistent-trees file: names of the columns, units,
 * box, cosmology, scale factor.
 */
final class RockstarHeader {

  private static final String NUMBER = "([0-9.eE+-]+)";
  private static final Pattern BOX =
      Pattern.compile("^#\\s*(?:Full )?box size\\s*[=:]\\s*" + NUMBER, Pattern.CASE_INSENSITIVE);
  private static final Pattern OMEGA_M =
      Pattern.compile("^#\\s*(?:Om|Omega_M)\\s*=\\s*" + NUMBER, Pattern.CASE_INSENSITIVE);
  private static final Pattern HUBBLE = Pattern.compile("[;\\s](?:h|h0)\\s*=\\s*" + NUMBER);
  private static final Pattern SCALE = Pattern.compile("^#\\s*a\\s*=\\s*" + NUMBER);

  /** {@code #Units: Positions in Mpc / h (comoving)}. */
  private static final Pattern UNITS =
      Pattern.compile("^#\\s*Units:\\s*(Positions|Velocities|Masses) in (.*)$");

  /** {@code #X/Y/Z: Halo position (Mpc/h comoving).} */
  private static final Pattern DESCRIPTION =
      Pattern.compile("^#(X/Y/Z|VX/VY/VZ|Mvir):[^(]*\\(([^)]*)\\).*$");

  private final List<String> names;
  private final Map<String, String> units;
  private final Map<String, Double> values;

  private RockstarHeader(
      List<String> names, Map<String, String> units, Map<String, Double> values) {
    this.names = names;
    this.units = units;
    this.values = values;
  }

  static RockstarHeader of(Path file, List<String> comments) throws CatalogueException {
    if (comments.isEmpty()) {
      throw new CatalogueException(
          file, "has no line of column names; a Rockstar catalogue begins with #ID or #scale(0)");
    }
    List<String> names = names(comments.get(0));
    Map<String, String> units = new LinkedHashMap<>();
    Map<String, Double> values = new LinkedHashMap<>();
    for (String comment : comments) {
      unit(comment, units);
      number(file, BOX, comment, Metadata.BOX, values);
      number(file, OMEGA_M, comment, "omega_m", values);
      if (OMEGA_M.matcher(comment).find()) {
        number(file, HUBBLE, comment, "h", values);
      }
      number(file, SCALE, comment, "a", values);
    }
    return new RockstarHeader(names, units, values);
  }

  /** Names without the number that consistent-trees appends, {@code mvir(10)}. */
  private static List<String> names(String line) {
    List<String> names = new ArrayList<>();
    for (String name : line.substring(1).strip().split("\\s+", -1)) {
      String numbered = "(" + names.size() + ")";
      names.add(
          name.endsWith(numbered) ? name.substring(0, name.length() - numbered.length()) : name);
    }
    return List.copyOf(names);
  }

  private static void unit(String comment, Map<String, String> units) {
    Matcher stated = UNITS.matcher(comment);
    Matcher described = DESCRIPTION.matcher(comment);
    if (stated.matches()) {
      units.put(stated.group(1).substring(0, 1).toLowerCase(Locale.ROOT), stated.group(2));
    } else if (described.matches()) {
      String kind =
          switch (described.group(1)) {
            case "X/Y/Z" -> "p";
            case "VX/VY/VZ" -> "v";
            default -> "m";
          };
      units.putIfAbsent(kind, described.group(2));
    }
  }

  private static void number(
      Path file, Pattern pattern, String comment, String name, Map<String, Double> values)
      throws CatalogueException {
    Matcher matcher = pattern.matcher(comment);
    if (!matcher.find()) {
      return;
    }
    try {
      values.putIfAbsent(name, Double.parseDouble(matcher.group(1)));
    } catch (NumberFormatException e) {
      throw new CatalogueException(
          file, "states " + name + " as '" + matcher.group(1) + "' in its header", e);
    }
  }

  /** Names of the columns. */
  List<String> names() {
    return names;
  }

  /** The text of a column's unit; null when the header has none. */
  @Nullable String unit(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "x", "y", "z" -> units.get("p");
      case "vx", "vy", "vz" -> units.get("v");
      default ->
          name.matches("(sam_)?m(vir|[0-9]+[bc]?)(_all)?|mbound_vir|m_alt.*|mpeak|macc")
              ? units.get("m")
              : null;
    };
  }

  /** Box, parameters of the cosmology and scale factor {@code a}, by name. */
  Map<String, Double> values() {
    return values;
  }
}
