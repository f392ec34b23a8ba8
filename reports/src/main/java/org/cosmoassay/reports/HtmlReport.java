package org.cosmoassay.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cosmoassay.reports.PageScripts.Script;

/**
 * The report as one self-contained page: no network, no font from elsewhere, no script but those
 * that its policy names by their checksums. Without scripts it shows the same in still pictures.
 */
final class HtmlReport {

  private HtmlReport() {}

  static String render(Report report, Charts charts) {
    List<Script> scripts = PageScripts.all();
    return Templates.render(
        "report.html.ftl",
        Map.of(
            "page",
            new ReportPageBuilder(report, charts, PlainText::readable, charts::svg).build(),
            "policy",
            Templates.markup(scripts.stream().map(Script::hash).collect(Collectors.joining(" "))),
            "licence",
            Templates.markup(PageScripts.licence()),
            "scripts",
            scripts.stream().map(s -> Templates.markup(s.text())).toList(),
            "data",
            Templates.markup(PageData.of(report, charts))));
  }
}
