package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cosmoassay.reports.PlainText.FileNames;

/** What a report shows of novelty: words, curves of distances and the closest pairs. */
final class NoveltyPage {

  /** The statistic name of the verdicts that this illustrates. */
  static final String STATISTIC = "novelty";

  private static final String DESCRIPTION =
      "Are the clouds new, or those the model learned from? The distance of two clouds is the"
          + " least over all shifts of the periodic box and all its mirrors and exchanges of axes:"
          + " 0 for a copy, about 0.9 for the best of many clouds that know nothing of each other."
          + " Held-out clouds are those of the reference (Meehan et al. 2020, arXiv:2004.05675).";

  private NoveltyPage() {}

  static List<Chart> charts(
      List<NoveltySection> sections, Map<String, SourceStyle> styles, FileNames names) {
    List<Chart> charts = new ArrayList<>();
    for (NoveltySection section : sections) {
      if (section.generated().isEmpty()) {
        continue;
      }
      charts.add(
          NoveltyChart.draw(
              names.next(STATISTIC + "-" + section.source()),
              section,
              Objects.requireNonNull(styles.get(section.source()))));
      NoveltySection.Closest closest = section.closest();
      if (closest != null) {
        charts.add(
            SliceChart.draw(
                names.next(STATISTIC + "-pair-" + section.source()),
                caption(section.source(), closest),
                closest.left(),
                closest.right()));
      }
    }
    return charts;
  }

  private static String caption(String source, NoveltySection.Closest closest) {
    return String.format(
        Locale.ROOT,
        "The closest pair of %s: generated cloud %d and training cloud %d moved upon it (axes %s, then a shift), %s apart; %s %% of the points coincide.",
        PlainText.shortened(PlainText.clean(source), 60),
        closest.generated(),
        closest.training(),
        closest.symmetry(),
        Numbers.significant(closest.distance(), 3),
        Numbers.significant(100 * closest.coincident(), 2));
  }

  /** What the section says: what novelty is, what each source learned from, and its twin. */
  static String description(List<NoveltySection> sections) {
    StringBuilder text = new StringBuilder(DESCRIPTION);
    Map<String, List<String>> learners = new LinkedHashMap<>();
    for (NoveltySection section : sections) {
      if (!section.training().isEmpty()) {
        learners.computeIfAbsent(section.training(), t -> new ArrayList<>()).add(name(section));
      }
    }
    learners.forEach(
        (training, names) ->
            text.append(' ')
                .append(String.join(", ", names))
                .append(" learned from ")
                .append(training)
                .append('.'));
    for (NoveltySection section : sections) {
      String name = name(section);
      NoveltySection.Twin twin = section.twin();
      if (twin != null) {
        text.append(
            String.format(
                Locale.ROOT,
                " Of the same noise, clouds of %s and %s, which learned from other clouds, have a correlation of %s; of different noise, of %s (Kadkhodaie et al. 2024, arXiv:2310.02557).",
                name,
                PlainText.shortened(PlainText.clean(twin.source()), 60),
                Numbers.significant(twin.same(), 2),
                Numbers.significant(twin.different(), 2)));
      }
    }
    return text.toString();
  }

  private static String name(NoveltySection section) {
    return PlainText.shortened(PlainText.clean(section.source()), 60);
  }
}
