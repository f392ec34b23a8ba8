package org.cosmoassay.reports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Text of others as LaTeX: no character of it acts as a command, whatever engine reads it. */
final class LatexText {

  /**
   * Brackets and stars are held in groups, as after the end of a row they would be its options;
   * quotes, as they begin an umlaut under babel.
   */
  private static final Map<Integer, String> SPECIAL = special();

  /** Letters that the old encoding of fonts lacks. */
  private static final String NOT_IN_EVERY_FONT = "ÐÞðþ";

  /** Characters without a place to break, at most: what fits into a narrow column. */
  private static final int LONGEST_IN_NAMES = 12;

  private static final int LONGEST_IN_PROSE = 24;

  private LatexText() {}

  private static Map<Integer, String> special() {
    Map<Integer, String> special = new HashMap<>();
    String[][] pairs = {
      {"\\", "\\textbackslash{}"},
      {"{", "\\{"},
      {"}", "\\}"},
      {"$", "\\$"},
      {"&", "\\&"},
      {"#", "\\#"},
      {"%", "\\%"},
      {"_", "\\_"},
      {"~", "\\textasciitilde{}"},
      {"^", "\\textasciicircum{}"},
      {"<", "\\textless{}"},
      {">", "\\textgreater{}"},
      {"|", "\\textbar{}"},
      {"\"", "''"},
      {"[", "{[}"},
      {"]", "{]}"},
      {"*", "{*}"},
      {"\n", " "},
      {"\r", " "},
      {"\t", " "},
      {"\u00a0", "\\ "},
      {"×", "$\\times$"},
      {"÷", "$\\div$"},
      {"±", "$\\pm$"},
      {"\u2212", "$-$"},
      {"–", "--"},
      {"…", "\\ldots{}"},
      {"☉", "$\\odot$"},
      {"⁻", "$^{-}$"},
      {"∞", "$\\infty$"}
    };
    for (String[] pair : pairs) {
      special.put(pair[0].codePointAt(0), pair[1]);
    }
    // In the order of their code points from alpha on; omicron is an o, and sigma ends words twice.
    String[] greek = {
      "alpha",
      "beta",
      "gamma",
      "delta",
      "epsilon",
      "zeta",
      "eta",
      "theta",
      "iota",
      "kappa",
      "lambda",
      "mu",
      "nu",
      "xi",
      "",
      "pi",
      "rho",
      "varsigma",
      "sigma",
      "tau",
      "upsilon",
      "phi",
      "chi",
      "psi",
      "omega"
    };
    for (int i = 0; i < greek.length; i++) {
      if (!greek[i].isEmpty()) {
        special.put('α' + i, "$\\" + greek[i] + "$");
      }
    }
    special.put((int) 'Δ', "$\\Delta$");
    special.put((int) 'Ω', "$\\Omega$");
    special.put((int) 'Σ', "$\\Sigma$");
    String raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    String lowered = "₀₁₂₃₄₅₆₇₈₉";
    for (int digit = 0; digit < raised.length(); digit++) {
      special.put((int) raised.charAt(digit), "$^{" + digit + "}$");
      special.put((int) lowered.charAt(digit), "$_{" + digit + "}$");
    }
    special.put((int) 'ₖ', "$_{k}$");
    special.put((int) 'ₚ', "$_{p}$");
    special.put((int) 'ᵣ', "$_{r}$");
    special.put((int) 'ₜ', "$_{t}$");
    return Map.copyOf(special);
  }

  /** The text with letters that not every engine knows written by their code point. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> safe.append(escaped(c)));
    return safe.toString();
  }

  /** As {@link #escaped}, with places to break the line in names that have none. */
  static String breakable(String name) {
    return breakable(name, LONGEST_IN_NAMES);
  }

  /** As {@link #breakable(String)} for sentences, whose words may be longer. */
  static String prose(String text) {
    return breakable(text, LONGEST_IN_PROSE);
  }

  private static String breakable(String text, int longest) {
    StringBuilder safe = new StringBuilder();
    int unbroken = 0;
    boolean behindMark = false;
    for (int c : text.codePoints().toArray()) {
      String piece = escaped(c);
      boolean full = unbroken >= longest || (unbroken > 0 && piece.startsWith("U+"));
      if ((full || behindMark) && c != ' ') {
        safe.append("\\allowbreak{}");
        unbroken = 0;
      }
      safe.append(piece);
      behindMark = c == '_' || c == '/' || c == '.';
      unbroken = c == ' ' || c == '-' || behindMark ? 0 : unbroken + 1;
    }
    return safe.toString();
  }

  private static String escaped(int c) {
    String special = SPECIAL.get(c);
    if (special != null) {
      return special;
    }
    boolean letter = c >= 0xc0 && c <= 0xff && NOT_IN_EVERY_FONT.indexOf(c) < 0;
    return (c >= 0x20 && c < 0x7f) || letter
        ? Character.toString(c)
        : String.format(Locale.ROOT, "U+%04X", c);
  }
}
