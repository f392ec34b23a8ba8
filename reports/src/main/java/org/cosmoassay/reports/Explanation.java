package org.cosmoassay.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.RowSelection;

/** The largest deviation in words: how much, where, how far it reaches, and what it means. */
final class Explanation {

  /**
   * Below this a deviation is not given a meaning: among some sixty rows the largest of pure noise
   * reaches 2.5 errors half of the time, and 3 in one case of seven.
   */
  private static final double LEAST_PULL = 3;

  private static final int LONGEST_NAME = 60;

  private Explanation() {}

  /**
   * The largest deviation among the selected rows, such as "ξ(r) is 14 % low at 6.6–8.6 Mpc/h (5.2
   * σ), and off the same way below 10.6 Mpc/h: too few close pairs".
   */
  static String of(Comparison comparison, RowSelection selection) {
    String sentence = Prose.worst(comparison, selection);
    Optional<Stretch> worst = Stretch.worst(comparison, selection);
    if (worst.isEmpty() || worst.get().size() < LEAST_PULL) {
      return sentence;
    }
    Stretch stretch = worst.get();
    String reach = stretch.reach();
    return sentence
        + (reach.isEmpty() ? "" : ", and off the same way " + reach)
        + PhysicalReading.of(stretch.component(), stretch.row(), stretch.low())
            .map(r -> ": " + r)
            .orElse("");
  }

  /**
   * Which source departs most in a statistic, negative controls aside, and how; empty without a
   * source that is compared.
   */
  static String ofSection(Report report, StatisticSection section) {
    List<Comparison> sources =
        section.comparisons().stream().filter(c -> !isControl(report, c.source())).toList();
    Optional<Comparison> worst =
        sources.stream()
            .filter(c -> Stretch.worst(c, RowSelection.ALL).isPresent())
            .max(Comparator.comparingDouble(Explanation::size));
    if (worst.isEmpty()) {
      return "";
    }
    String except =
        sources.size() < section.comparisons().size() ? ", negative controls aside" : "";
    if (size(worst.get()) < LEAST_PULL) {
      return "No source departs from the reference by 3 σ in any row" + except + ".";
    }
    String name = PlainText.shortened(PlainText.clean(worst.get().source()), LONGEST_NAME);
    String rank = sources.size() == 1 ? "" : " is the furthest from the reference" + except;
    return name + rank + ": " + of(worst.get(), RowSelection.ALL) + ".";
  }

  private static double size(Comparison comparison) {
    return Stretch.worst(comparison, RowSelection.ALL).map(Stretch::size).orElse(0.0);
  }

  private static boolean isControl(Report report, String source) {
    return report.sources().stream()
        .anyMatch(s -> s.name().equals(source) && s.role() == Role.NEGATIVE_CONTROL);
  }
}
