package org.cosmoassay.reports;

import java.util.List;

/** Everything the scripts of the HTML report read, as one JSON text that may stand in a page. */
final class PageData {

  private PageData() {}

  /** The data of a report: the same report gives the same text. */
  static String of(Report report, Charts charts) {
    try (PageJson json = new PageJson()) {
      json.object().field("name", report.name());
      ChartData.sources(json, report);
      ChartData.figures(json, charts.figures(), List.copyOf(SourceStyle.of(report).keySet()));
      CloudData.slices(json, report.slices());
      json.end();
      return json.toString();
    }
  }
}
