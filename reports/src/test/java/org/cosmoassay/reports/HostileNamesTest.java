package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cosmoassay.reports.ModelTables.Format;
import org.cosmoassay.reports.PlainText.FileNames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every hostile name in every medium: read back as its medium is read, it is the same text. */
class HostileNamesTest {

  /** Texts that a medium holds, as its readers see them. */
  private static final Map<String, List<String>> SEEN = new LinkedHashMap<>();

  /** What becomes of a name in a medium, beside escaping. */
  private static final Map<String, UnaryOperator<String>> SHOWN =
      Map.ofEntries(
          Map.entry("html", PlainText::readable),
          Map.entry("pdf", n -> loose(PlainText.drawable(n))),
          Map.entry("latex", n -> loose(pointed(PlainText.shortened(n, 60)))),
          Map.entry("csv", PlainText::clean),
          Map.entry("figure csv", PlainText::clean),
          Map.entry("markdown", PlainText::readable),
          Map.entry("annotations", PlainText::readable),
          Map.entry("junit", PlainText::clean),
          Map.entry("svg", n -> PlainText.drawable(PlainText.shortened(n, 32))),
          Map.entry("compare md", PlainText::readable),
          Map.entry("compare tex", n -> loose(pointed(PlainText.shortened(n, 60)))),
          Map.entry("compare csv", PlainText::clean),
          Map.entry("compare html", PlainText::readable));

  @BeforeAll
  static void renderOnce() throws Exception {
    Report report = HostileReport.report();
    Charts charts = Charts.of(report);
    ModelTable models = ModelTablesTest.hostile();
    SEEN.put("html", List.of(text(HtmlReport.render(report, charts))));
    SEEN.put("pdf", List.of(loose(pdf(HostileReport.pdf()))));
    SEEN.put(
        "latex",
        List.of(
            loose(
                untexed(
                    LatexTables.gates(report, new FileNames()).stream()
                        .map(LatexTable::source)
                        .collect(Collectors.joining("\n"))))));
    SEEN.put("csv", cells(CsvTables.verdicts(report)));
    SEEN.put("figure csv", cells(charts.all().get(0).data().get().text()));
    SEEN.put("markdown", List.of(unmarked(ContinuousIntegration.markdown(report))));
    SEEN.put(
        "annotations",
        List.of(
            String.join("\n", ContinuousIntegration.gitHubCommands(report))
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%0A", "\n")
                .replace("%25", "%")));
    SEEN.put(
        "junit",
        attributes(
            new String(JUnitXml.render(report), StandardCharsets.UTF_8), "testsuite", "name"));
    SEEN.put(
        "svg",
        List.of(charts.all().stream().map(c -> text(c.svg())).collect(Collectors.joining())));
    SEEN.put("compare md", List.of(unmarked(ModelTables.render(models, Format.MD))));
    SEEN.put("compare tex", List.of(loose(untexed(ModelTables.render(models, Format.TEX)))));
    SEEN.put("compare csv", cells(ModelTables.render(models, Format.CSV)));
    SEEN.put("compare html", List.of(text(ModelTables.render(models, Format.HTML))));
  }

  static Stream<Arguments> media() {
    return SHOWN.keySet().stream()
        .sorted()
        .flatMap(m -> HostileReport.names().stream().map(n -> Arguments.of(m, n)));
  }

  @ParameterizedTest
  @MethodSource("media")
  void isText(String medium, String name) {
    String shown = Objects.requireNonNull(SHOWN.get(medium)).apply(name);
    List<String> seen = Objects.requireNonNull(SEEN.get(medium));
    // Tables of cells are compared cell by cell, pages by what they contain.
    assertThat(seen.size() == 1 ? seen.get(0).contains(shown) : seen.contains(shown))
        .as("%s in %s", shown, seen.size() == 1 ? seen.get(0) : seen)
        .isTrue();
  }

  /** Spaces depend on where lines break; letters of right-to-left scripts on who reads them. */
  private static String loose(String text) {
    return text.replaceAll("[\\s\u00a0\u0590-\u06ff]+|U\\+0[56][0-9A-F]{2}", "");
  }

  private static String pointed(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .forEach(
            c ->
                text.append(
                    (c < 0x7f && c >= 0x20) || c == '…'
                        ? Character.toString(c)
                        : "U+%04X".formatted(c)));
    return text.toString();
  }

  private static String untexed(String latex) {
    return latex
        .replace("\\allowbreak{}", "")
        .replace("''", "\"")
        .replace("\\textless{}", "<")
        .replace("\\textgreater{}", ">")
        .replace("\\textbar{}", "|")
        .replace("\\textasciicircum{}", "^")
        .replace("\\textasciitilde{}", "~")
        .replace("\\ldots{}", "…")
        .replaceAll("\\{([\\[\\]*])\\}", "$1")
        .replaceAll("\\\\([{}$&#%_])", "$1")
        .replace("\\textbackslash{}", "\\");
  }

  private static String unmarked(String markdown) {
    return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
  }

  /** The cells of a table by RFC 4180, with the apostrophe taken away that formulas carry. */
  private static List<String> cells(String csv) {
    List<String> cells = new ArrayList<>();
    Pattern.compile("(?:^|,|\r\n)(?:\"((?:[^\"]|\"\")*)\"|([^,\"\r\n]*))")
        .matcher(csv)
        .results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1).replace("\"\"", "\""))
        .forEach(
            cell -> {
              assertThat(cell).doesNotMatch("(?s)[=+@\t\r].*|-(?!Infinity)[^0-9].*");
              cells.add(cell.startsWith("'") ? cell.substring(1) : cell);
            });
    return cells;
  }

  private static String text(String markup) {
    Document page = document(markup);
    for (String active : List.of("script", "img", "iframe", "foreignObject")) {
      assertThat(page.getElementsByTagName(active).getLength()).as(active).isZero();
    }
    return page.getDocumentElement().getTextContent();
  }

  private static List<String> attributes(String markup, String element, String attribute) {
    NodeList elements = document(markup).getElementsByTagName(element);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      values.add(((Element) elements.item(i)).getAttribute(attribute));
    }
    return values;
  }

  private static Document document(String markup) {
    try {
      return HtmlReportTest.parse(markup);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String pdf(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
