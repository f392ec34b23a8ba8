package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>");

  @Test
  void isWellFormedAndFetchesNothing() throws Exception {
    String html = html(ReportFixture.report());
    parse(html);
    html = withoutScripts(html);
    assertThat(Pattern.compile("(src|href)\\s*=\\s*[\"'](?!#)").matcher(html).find()).isFalse();
    assertThat(Pattern.compile("url\\((?!#)").matcher(html).find()).isFalse();
    assertThat(html)
        .contains("default-src 'none'")
        .doesNotContain("<script src", "@import", "@font-face", "unsafe-eval");
    assertThat(html.length()).isLessThan(5_000_000);
  }

  @Test
  void everyLinkHasItsTargetAndEveryIdIsUnique() throws Exception {
    Document page = parse(html(ReportFixture.report()));
    Set<String> ids = new HashSet<>();
    Set<String> targets = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
      if (element.getTagName().equals("a")) {
        targets.add(element.getAttribute("href").substring(1));
      }
    }
    assertThat(ids).containsAll(targets);
    // 7 columns and 5 sources.
    assertThat(targets).hasSizeGreaterThanOrEqualTo(7 + 5);
  }

  @Test
  void theMatrixSaysItInWordAndSymbolAndLinksToTheStatistic() throws Exception {
    Document page = parse(html(ReportFixture.report()));
    Element matrix = (Element) page.getElementsByTagName("table").item(0);
    NodeList rows = matrix.getElementsByTagName("tr");
    assertThat(rows.getLength()).isEqualTo(1 + 5);
    Element diffusion = (Element) rows.item(2);
    Element xi = (Element) diffusion.getElementsByTagName("td").item(1);
    assertThat(xi.getTextContent()).contains("✗", "FAIL", "2 of 2 gates");
    String anchor = ((Element) xi.getElementsByTagName("a").item(0)).getAttribute("href");
    assertThat(anchor).isEqualTo("#statistic-2-2");
    assertThat(rows.item(3).getTextContent()).contains("poisson", "negative control: must fail");
    assertThat(matrix.getTextContent())
        .contains("✓ PASS", "? INCONCLUSIVE", "– SKIPPED", "! ERROR");
  }

  @Test
  void papersAreCitedWithTheirAddresses() {
    Report bare = ReportFixture.report();
    Report report =
        new Report(
            bare.name(),
            bare.headline(),
            bare.sources(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(new Method(Method.Kind.STATISTIC, "xi", "xi", List.of("doi:10.1086/190308"))),
            List.of(
                new TrainingCurve(
                    "<b>", List.of("loss"), List.of(1.0, 2.0), List.of(List.of(2.0, 1.0)))),
            new Colophon(
                List.of("./cosmoassay run benchmark.yaml"),
                "CosmoAssay 1.0, commit abc.",
                List.of(
                    new Colophon.Reference(
                        "Peebles & Hauser (1974)", "https://doi.org/10.1086/190308", "xi"))));
    assertThat(html(report))
        .contains("<pre>./cosmoassay run benchmark.yaml", "CosmoAssay 1.0, commit abc.")
        .contains(
            "<li>Peebles &amp; Hauser (1974), <a rel=\"noreferrer\" href=\"https://doi.org/10.1086/190308\">")
        .contains("<pre>@article{PeeblesHauser1974,")
        .contains("Training of &lt;b&gt;: losses over 2 steps; at the end loss 1");
    assertThatThrownBy(() -> new Colophon.Reference("a", "javascript:alert(1)", "xi"))
        .hasMessageContaining("must begin with https://");
  }

  @Test
  void anExhibitIsNamedAsOne() throws Exception {
    Report report =
        new Report(
            "shown",
            "",
            List.of(new Source("model", "", Role.EXHIBIT), new Source("other", "", Role.EXHIBIT)),
            List.of(new Verdict("model", "xi", "hotelling", Status.FAIL, "off", 9, 1, 0, 0)),
            List.of(),
            List.of(),
            List.of(),
            "");
    String page = html(report);
    assertThat(page)
        .contains("exhibit: does not decide how the run ends")
        .contains("do not decide how the run ends. Gates fail model.");
  }

  @Test
  void saysWhereASourceFailsAndWhereItPasses() throws Exception {
    Axis axis = Axis.binned("r", "Mpc/h", new double[] {0, 10, 20, 60});
    double[] one = {1, 1, 1};
    ComponentComparison.Series reference = new ComponentComparison.Series(one, one, one);
    ComponentComparison xi =
        new ComponentComparison(
            "xi",
            "",
            axis,
            reference,
            new ComponentComparison.Series(new double[] {0.5, 1, 1.1}, one, one),
            new double[] {0.5, 1, 1.1},
            one,
            new double[] {-9, 0, 1});
    Report report =
        new Report(
            "run",
            "",
            List.of(),
            List.of(verdict("low", Status.FAIL), verdict("high", Status.PASS)),
            List.of(
                new StatisticSection(
                    "xi",
                    "",
                    List.of(new Comparison("jittered", "xi", true, 4, 4, List.of(xi))),
                    List.of(
                        new GateRange("high", 20, 120, Double.NaN),
                        new GateRange("low", 0, 20, 0.1)))),
            List.of(),
            List.of(),
            "");
    Document page = parse(html(report));
    assertThat(page.getDocumentElement().getTextContent().replace('\u00a0', ' '))
        .contains("jittered fails xi at 0 to 20 Mpc/h and passes it at 20 to 120 Mpc/h.");
    Element table = (Element) page.getElementsByTagName("table").item(1);
    NodeList rows = table.getElementsByTagName("tr");
    assertThat(rows.getLength()).isEqualTo(3);
    assertThat(rows.item(1).getTextContent().replace('\u00a0', ' '))
        .contains("0 to 20 Mpc/h", "FAIL", "low", "0.5 too low at", "(9 σ)");
    assertThat(rows.item(2).getTextContent().replace('\u00a0', ' '))
        .contains("20 to 120 Mpc/h", "PASS", "high", "0.1 too high at");
  }

  private static Verdict verdict(String gate, Status status) {
    return new Verdict("jittered", "xi", gate, status, "because", 0, 0, 1, 1);
  }

  @Test
  void chartsAndTablesAreAccessible() throws Exception {
    Document page = parse(html(ReportFixture.report()));
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    NodeList charts = page.getElementsByTagName("svg");
    assertThat(charts.getLength()).isEqualTo(11 + 5);
    for (int i = 0; i < charts.getLength(); i++) {
      Element svg = (Element) charts.item(i);
      assertThat(svg.getAttribute("role")).isEqualTo("img");
      assertThat(svg.getAttribute("width")).matches("\\d+");
      assertThat(svg.getAttribute("height")).matches("\\d+");
      assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
    }
    NodeList headers = page.getElementsByTagName("th");
    for (int i = 0; i < headers.getLength(); i++) {
      assertThat(((Element) headers.item(i)).getAttribute("scope")).isIn("row", "col");
    }
  }

  @Test
  void hostileNamesAreText() throws Exception {
    Document page = parse(html(HostileReport.report()));
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("<img src=x onerror=alert(1)>");
    String text = page.getDocumentElement().getTextContent();
    List<String> names = HostileReport.names();
    assertThat(text)
        .contains(names.subList(0, 3))
        .contains("\\" + "u{202e}elcihev \u0645\u0631\u062d\u0628\u0627")
        .contains(names.subList(4, 6))
        .contains("bell \ufffd and half \ufffd")
        .doesNotContain("49 #{7");
  }

  @Test
  void chartsOfNothingOrOfOnePointAreDrawn() {
    Charts charts = Charts.of(HostileReport.report());
    assertThat(charts.ofStatistic(0)).hasSize(2);
    assertThat(charts.ofStatistic(0).get(0).svg()).contains("No row has a finite value.");
    assertThat(charts.ofStatistic(0).get(1).svg()).doesNotContain("No row has a finite value.");
    assertThat(charts.ofStatistic(1)).isEmpty();
    assertThat(charts.all()).allSatisfy(c -> assertThat(c.svg()).doesNotContain("NaN", "Infinity"));
  }

  @Test
  void thePolicyNamesEveryScriptByItsChecksumAndNothingElse() throws Exception {
    String html = html(ReportFixture.report());
    List<String> hashes = new ArrayList<>();
    Matcher scripts = SCRIPT.matcher(html);
    while (scripts.find()) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(hashes).hasSize(2);
    assertThat(html)
        .contains("default-src 'none'; script-src " + String.join(" ", hashes) + "; style-src")
        .contains("Copyright 2010-2023 Mike Bostock");
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(html(ReportFixture.report())).isEqualTo(html(ReportFixture.report()));
  }

  @Test
  void dataOfHostileNamesCannotLeaveTheirElement() {
    Matcher data = DATA.matcher(html(HostileReport.report()));
    assertThat(data.find()).isTrue();
    assertThat(data.group(1))
        .contains("\\u003Cimg src=x onerror=alert(1)\\u003E")
        .contains("\\u003C/script\\u003E\\u003C!--\\u2028")
        .matches("[\\x20-\\x7e]*")
        .doesNotContain("<", ">", "&", "'");
  }

  @Test
  void numbersAreWrittenForPeople() throws Exception {
    String text =
        parse(html(ReportFixture.report()))
            .getDocumentElement()
            .getTextContent()
            .replace('\u00a0', ' ');
    assertThat(text).contains("3.1 × 10⁻⁹", "4322", "1.2 × 10⁻⁵").doesNotContain("E-9", "NaN");
  }

  static String html(Report report) {
    return HtmlReport.render(report, Charts.of(report));
  }

  /** Scripts are not XML, all the rest is. */
  static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(withoutScripts(html).strip())));
  }

  /** The page without the scripts that belong there; any other stays. */
  static String withoutScripts(String html) {
    String rest = DATA.matcher(html).replaceFirst("");
    for (PageScripts.Script script : PageScripts.all()) {
      rest = rest.replace("<script>" + script.text() + "</script>", "");
    }
    return rest;
  }
}
