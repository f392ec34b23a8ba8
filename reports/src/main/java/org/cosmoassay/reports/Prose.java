package org.cosmoassay.reports;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Deviation;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.jspecify.annotations.Nullable;

/** Sentences of the comparison as a paper prints them. */
final class Prose {

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)(?:e([+-]?\\d+))?";

  /** A number or a span of two that stands alone: names of files and sources stay as they are. */
  private static final Pattern FREE_NUMBERS =
      Pattern.compile(
          "(?<![\\w./-])(-?)" + NUMBER + "(?:-" + NUMBER + ")?(?![\\w/-]|\\.\\w)( sigma\\b)?");

  private Prose() {}

  /**
   * Plain text with signs in place of words: {@code T^2}, {@code chi^2}, {@code 3.05e-05}, {@code
   * 5.2 sigma}.
   */
  static String typeset(String plain) {
    return FREE_NUMBERS
        .matcher(plain.replace("T^2", "T²").replace("chi^2", "χ²"))
        .replaceAll(Prose::typeset);
  }

  private static String typeset(MatchResult m) {
    String sign = m.group(1).isEmpty() ? "" : "−";
    String second = m.group(4) == null ? "" : "–" + power(m.group(4), m.group(5));
    String sigma = m.group(6) == null ? "" : Numbers.NO_BREAK_SPACE + "σ";
    return sign + power(m.group(2), m.group(3)) + second + sigma;
  }

  private static String power(String digits, @Nullable String exponent) {
    if (exponent == null) {
      return digits;
    }
    String times = Numbers.NO_BREAK_SPACE + "×" + Numbers.NO_BREAK_SPACE;
    return digits + times + Numbers.powerOfTen(Integer.parseInt(exponent));
  }

  /** The largest deviation among the selected rows, such as "ξ(r) is 14 % low at 6.6–8.6 Mpc/h". */
  static String worst(Comparison comparison, RowSelection selection) {
    Optional<Deviation> worst = Deviation.worst(comparison, selection);
    if (worst.isEmpty()) {
      return "no row can be compared";
    }
    Deviation deviation = worst.get();
    if (deviation.pull() == 0) {
      return "equal to the reference in every row";
    }
    String symbol =
        comparison.components().stream()
            .filter(c -> c.name().equals(deviation.component()))
            .findFirst()
            .map(Prose::symbol)
            .orElse(deviation.component());
    String phrase = Quantity.unitText(typeset(deviation.phrase()));
    return symbol + " is " + phrase.replace(" % ", Numbers.NO_BREAK_SPACE + "% ");
  }

  private static String symbol(ComponentComparison component) {
    return Quantity.of(component).symbol();
  }
}
