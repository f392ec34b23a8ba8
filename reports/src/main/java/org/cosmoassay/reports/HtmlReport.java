package org.cosmoassay.reports;

/** The report as one self-contained page: no script, no network, no font from elsewhere. */
final class HtmlReport {

  private HtmlReport() {}

  static String render(Report report, Charts charts) {
    return Templates.render(
        "report.html.ftl",
        new ReportPageBuilder(report, charts, PlainText::readable, charts::svg).build());
  }
}
