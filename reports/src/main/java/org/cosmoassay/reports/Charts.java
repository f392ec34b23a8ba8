package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;

/** Every chart of a report, drawn once for all writers. */
final class Charts {

  private final List<List<Chart>> components;
  private final List<Chart> slices;

  private Charts(List<List<Chart>> components, List<Chart> slices) {
    this.components = components;
    this.slices = slices;
  }

  static Charts of(Report report) {
    Map<String, SourceStyle> styles = SourceStyle.of(report);
    FileNames names = new FileNames();
    List<List<Chart>> components = new ArrayList<>();
    for (StatisticSection section : report.statistics()) {
      components.add(
          componentNames(section).stream()
              .map(
                  c ->
                      ComponentChart.draw(
                          names.next(section.statistic() + "-" + c), section, c, styles))
              .toList());
    }
    List<Chart> slices = new ArrayList<>();
    for (int i = 1; i < report.slices().size(); i++) {
      Report.Slice fake = report.slices().get(i);
      slices.add(
          SliceChart.draw(names.next("slice-" + fake.source()), report.slices().get(0), fake));
    }
    return new Charts(components, List.copyOf(slices));
  }

  /** The charts of the statistic at a place in the report, one per component. */
  List<Chart> ofStatistic(int place) {
    return components.get(place);
  }

  /** The reference beside each source. */
  List<Chart> slices() {
    return slices;
  }

  List<Chart> all() {
    List<Chart> all = new ArrayList<>();
    components.forEach(all::addAll);
    all.addAll(slices);
    return all;
  }

  private static List<String> componentNames(StatisticSection section) {
    Map<String, Boolean> names = new LinkedHashMap<>();
    section
        .comparisons()
        .forEach(c -> c.components().forEach(k -> names.put(k.name(), Boolean.TRUE)));
    return List.copyOf(names.keySet());
  }
}
