package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cosmoassay.statistics.comparison.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PdfReportTest {

  private static final Set<String> SHARED_TABLES =
      Set.of("matrix", "verdicts", "deviations", "calibration", "parts");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  private static byte[] pdf = new byte[0];

  @BeforeAll
  static void renderOnce() {
    Report report = ReportFixture.report();
    pdf = PdfReport.render(report, Charts.of(report));
  }

  @Test
  void embedsEveryFontAndDrawsVectors() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDFont> fonts = new ArrayList<>();
      List<String> images = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        collect(page.getResources(), fonts, images);
      }
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(fonts).allMatch(f -> f.getName().contains("DejaVuSans"));
      assertThat(images).isEmpty();
    }
  }

  @Test
  void holdsEveryReasonAsText() throws Exception {
    String text = squeezed(text(pdf));
    for (Verdict verdict : ReportFixture.report().verdicts()) {
      assertThat(text).contains(squeezed(Prose.typeset(verdict.reason())));
    }
    // Text of charts is text, too.
    assertThat(text).contains(squeezed("r² ξ(r) [(Mpc/h)²]"), squeezed("gate tolerance"));
  }

  @Test
  void showsTheNumbersOfTheHtml() throws Exception {
    Report report = ReportFixture.report();
    Charts charts = Charts.of(report);
    ReportPage page =
        new ReportPageBuilder(report, charts, PlainText::readable, Chart::svg).build();
    String html = squeezed(HtmlReportTest.html(report).replaceAll("<[^>]*>", ""));
    String text = squeezed(text(pdf));
    List<String> numbers = new ArrayList<>();
    page.groups()
        .forEach(
            g ->
                g.lines()
                    .forEach(
                        l ->
                            numbers.addAll(
                                List.of(l.value(), l.threshold(), l.pValue(), l.pAdjusted()))));
    page.sections()
        .forEach(
            s -> s.deviations().forEach(d -> d.ranges().forEach(r -> numbers.add(r.sentence()))));
    assertThat(numbers).hasSizeGreaterThan(200);
    assertThat(numbers)
        .allSatisfy(n -> assertThat(html).contains(squeezed(n)))
        .allSatisfy(n -> assertThat(text).contains(squeezed(n)));
  }

  /** Not only words that a page is made from, but what is read on both. */
  @Test
  void everyNumberInTheTablesOfTheHtmlIsInThePdfAsOften() throws Exception {
    NodeList tables =
        HtmlReportTest.parse(HtmlReportTest.html(ReportFixture.report()).replace("<br/>", "<br/> "))
            .getElementsByTagName("table");
    Map<String, Integer> html = new TreeMap<>();
    for (int t = 0; t < tables.getLength(); t++) {
      Element table = (Element) tables.item(t);
      NodeList cells = table.getElementsByTagName("td");
      for (int c = 0;
          SHARED_TABLES.contains(table.getAttribute("class")) && c < cells.getLength();
          c++) {
        count(cells.item(c).getTextContent(), html);
      }
    }
    Map<String, Integer> printed = new TreeMap<>();
    count(text(pdf), printed);
    assertThat(html).hasSizeGreaterThan(100);
    assertThat(html)
        .allSatisfy(
            (number, times) ->
                assertThat(printed.getOrDefault(number, 0))
                    .as("how often %s is in the PDF", number)
                    .isGreaterThanOrEqualTo(times));
  }

  private static void count(String text, Map<String, Integer> numbers) {
    NUMBER.matcher(text).results().forEach(m -> numbers.merge(m.group(), 1, Integer::sum));
  }

  @Test
  void isMadeForArchives() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDDocumentCatalog catalog = document.getDocumentCatalog();
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains(
              "<pdfaid:part>2</pdfaid:part>",
              "<pdfaid:conformance>U</pdfaid:conformance>",
              "quijote-halos",
              "<rdf:li>CosmoAssay</rdf:li>")
          .doesNotContain("Date");
      assertThat(catalog.getOutputIntents()).hasSize(1);
      assertThat(catalog.getLanguage()).isEqualTo("en");
    }
  }

  /** Against the transfer function of IEC 61966-2-1 as the JDK has it: a step of 255 is allowed. */
  @Test
  void itsColoursAreThoseOfTheScreen() {
    ColorSpace ours = new ICC_ColorSpace(ICC_Profile.getInstance(SrgbProfile.bytes()));
    for (float[] colour :
        new float[][] {{0, 0, 0}, {1, 1, 1}, {0.2f, 0.5f, 0.9f}, {0.8f, 0.3f, 0.4f}}) {
      assertThat(ours.toRGB(colour)).usingComparatorWithPrecision(1 / 255f).containsExactly(colour);
    }
  }

  @Test
  void itsContentsNameThePagesWhereChaptersBegin() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(2);
      stripper.setEndPage(2);
      String contents = stripper.getText(document);
      for (String chapter : List.of("knn-cdf", "Real or fake?", "Every gate", "Configuration")) {
        Matcher line = Pattern.compile(Pattern.quote(chapter) + "[ .]+(\\d+)").matcher(contents);
        assertThat(line.find()).as("%s in %s", chapter, contents).isTrue();
        int page = Integer.parseInt(line.group(1));
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document)).contains("\n" + chapter + "\n");
      }
    }
  }

  @Test
  void hasPageNumbersBookmarksTitleAndNoDates() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(text(pdf)).contains("page 1 of " + pages, "page " + pages + " of " + pages);
      var outline = document.getDocumentCatalog().getDocumentOutline();
      assertThat(outline.children())
          .extracting(item -> item.getTitle())
          .contains("Verdicts", "xi", "knn-cdf", "Real or fake?", "Provenance", "Configuration");
      assertThat(document.getDocumentInformation().getTitle()).contains("quijote-halos");
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("CosmoAssay");
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
    }
  }

  @Test
  void hostileNamesAreText() throws Exception {
    byte[] hostile = HostileReport.pdf();
    String text = squeezed(text(hostile));
    assertThat(text)
        .contains(squeezed("<img src=x onerror=alert(1)>"))
        .contains(squeezed("\\input{/etc/passwd}"))
        .contains("a".repeat(300))
        .contains(squeezed("rocket \\" + "u{1f680} ${7*7} #{7*7} <#list 1..9 as x>&amp;"));
    try (PDDocument document = Loader.loadPDF(hostile)) {
      List<PDFont> fonts = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        collect(page.getResources(), fonts, new ArrayList<>());
      }
      assertThat(fonts).allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void fitsOnItsPages() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      float width = document.getPage(0).getMediaBox().getWidth();
      List<String> outside = new ArrayList<>();
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
          if (text.getX() < 0 || text.getX() + text.getWidth() > width) {
            outside.add(text.getUnicode() + " at " + text.getX());
          }
          super.processTextPosition(text);
        }
      }.getText(document);
      assertThat(outside).isEmpty();
    }
  }

  private static void collect(PDResources resources, List<PDFont> fonts, List<String> images)
      throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDFormXObject form && form.getResources() != null) {
        collect(form.getResources(), fonts, images);
      } else if (!(object instanceof PDFormXObject)) {
        images.add(name.getName().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String text(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(new ByteArrayInputStream(bytes).readAllBytes())) {
      PDFTextStripper stripper = new PDFTextStripper();
      return stripper.getText(document);
    }
  }

  /** Without white space: where lines break is the layout's business. */
  private static String squeezed(String text) {
    return Pattern.compile("[\\s\u00a0]+").matcher(text).replaceAll("");
  }
}
