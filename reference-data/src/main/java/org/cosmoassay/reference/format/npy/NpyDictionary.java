package org.cosmoassay.reference.format.npy;

import java.util.Arrays;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of a NumPy header, read by its grammar and nothing more: the keys {@code descr},
 * {@code fortran_order} and {@code shape}, each once, in any order.
 */
final class NpyDictionary {

  /** NumPy 2 allows 64 axes; a longer list is damage. */
  private static final int MOST_AXES = 64;

  private static final int LONGEST_NUMBER = 19;

  private final ArrayPlace place;
  private final String text;
  private int at;
  private @Nullable String description;
  private @Nullable Boolean fortranOrder;
  private long @Nullable [] shape;

  private NpyDictionary(ArrayPlace place, String text) {
    this.place = place;
    this.text = text;
  }

  static NpyDictionary parse(ArrayPlace place, String text) throws CatalogueException {
    NpyDictionary parsed = new NpyDictionary(place, text);
    parsed.parse();
    return parsed;
  }

  String description() {
    return present(description);
  }

  boolean fortranOrder() {
    return present(fortranOrder);
  }

  long[] shape() {
    return present(shape);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The dictionary was not parsed.");
    }
    return value;
  }

  private void parse() throws CatalogueException {
    expect('{');
    while (!accept('}')) {
      String key = quoted();
      expect(':');
      value(key);
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipBlanks();
    if (at != text.length()) {
      throw damaged("there is text after the dictionary");
    }
    requireKey("descr", description);
    requireKey("fortran_order", fortranOrder);
    requireKey("shape", shape);
  }

  private void value(String key) throws CatalogueException {
    switch (key) {
      case "descr" -> {
        requireOnce(key, description);
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '[') {
          throw place.problem(NpyType.refusedRecord(text.substring(at).strip()));
        }
        description = quoted();
      }
      case "fortran_order" -> {
        requireOnce(key, fortranOrder);
        fortranOrder = truth();
      }
      case "shape" -> {
        requireOnce(key, shape);
        shape = tuple();
      }
      default -> throw damaged("the key '" + key + "' is not known");
    }
  }

  private long[] tuple() throws CatalogueException {
    long[] sides = new long[MOST_AXES];
    int n = 0;
    expect('(');
    while (!accept(')')) {
      if (n == MOST_AXES) {
        throw damaged("the shape has more than " + MOST_AXES + " axes");
      }
      sides[n++] = number();
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return Arrays.copyOf(sides, n);
  }

  private long number() throws CatalogueException {
    skipBlanks();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > LONGEST_NUMBER) {
      throw damaged("the shape is not a tuple of counts");
    }
    String digits = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == 'L') {
      at++; // Python 2 wrote long integers so.
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw place.problem("has the side " + digits + " in its shape; the header is damaged", e);
    }
  }

  private boolean truth() throws CatalogueException {
    skipBlanks();
    for (boolean value : new boolean[] {true, false}) {
      String word = value ? "True" : "False";
      if (text.startsWith(word, at)) {
        at += word.length();
        return value;
      }
    }
    throw damaged("fortran_order is neither True nor False");
  }

  private String quoted() throws CatalogueException {
    skipBlanks();
    if (at >= text.length() || (text.charAt(at) != '\'' && text.charAt(at) != '"')) {
      throw damaged("a quoted name is missing");
    }
    int end = text.indexOf(text.charAt(at), at + 1);
    if (end < 0) {
      throw damaged("a quotation mark is missing");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  private boolean accept(char c) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws CatalogueException {
    if (!accept(c)) {
      throw damaged("'" + c + "' is missing");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private void requireKey(String key, @Nullable Object value) throws CatalogueException {
    if (value == null) {
      throw damaged("the key '" + key + "' is missing");
    }
  }

  private void requireOnce(String key, @Nullable Object value) throws CatalogueException {
    if (value != null) {
      throw damaged("the key '" + key + "' is there twice");
    }
  }

  private CatalogueException damaged(String what) {
    return place.problem(
        "has a damaged header at character " + at + ": " + what + "; save it with numpy.save");
  }
}
