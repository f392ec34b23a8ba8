package org.cosmoassay.reference;

import java.util.regex.Pattern;

/**
 * Names that may become part of a path on every platform: letters, digits, {@code .}, {@code _} and
 * {@code -}, at most 100, no {@code .} at either end, and none that Windows keeps for devices. None
 * of them leads out of a directory.
 */
public final class PlainName {

  /** As a regular expression, of Java and of JSON Schema. */
  public static final String PATTERN =
      "^(?!(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])(?:[.]|$))[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$";

  private static final Pattern PLAIN = Pattern.compile(PATTERN);

  private PlainName() {}

  /** Whether a name is one of these. */
  public static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  /**
   * The name, when it is one of these.
   *
   * @param what it names, e.g. {@code source}
   * @throws IllegalArgumentException when it is not
   */
  public static String require(String what, String name) {
    if (!isPlain(name)) {
      throw new IllegalArgumentException(
          "the %s `%s` has a name that is no plain file name; use letters, digits, ., _ and -"
              .formatted(what, name.replaceAll("\\p{Cntrl}", " ")));
    }
    return name;
  }
}
