package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page as a reader has it: in headless Chromium, from a file. */
class ReportInBrowserTest {

  private static final String XI = "[data-chart=xi-xi]";
  private static final String CDF = "[data-chart=knn-cdf-cdf]";

  /** Place of the source diffusion in the fixture. */
  private static final int DIFFUSION = 1;

  private static Path directory;

  private static Path page;
  private static Path small;
  private static Path hostile;

  @SuppressWarnings("NullAway.Init") // null where there is none, and then no test runs
  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path temporary) throws IOException {
    directory = temporary;
    page = write("report.html", ReportFixture.report());
    small = write("small.html", small(ReportFixture.report()));
    hostile = write("hostile.html", HostileReport.report());
    if (Browser.absence().isEmpty()) {
      browser = Browser.start(directory);
    } else {
      assertThat(System.getenv("CI")).as(Browser.absence()).isNotEqualTo("true");
    }
  }

  /** One of each kind of part that a page has: the rest is more of the same. */
  private static Report small(Report report) {
    return new Report(
        report.name(),
        report.headline(),
        report.sources(),
        report.verdicts(),
        List.of(report.statistics().get(0), report.statistics().get(3)),
        report.slices().subList(0, 3),
        report.provenance(),
        report.configuration());
  }

  private static Path write(String name, Report report) throws IOException {
    return Files.writeString(directory.resolve(name), HtmlReportTest.html(report));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void needsABrowser() {
    Assumptions.assumeTrue(Browser.absence().isEmpty(), Browser::absence);
  }

  /** Whatever a test did, the page neither complained nor asked anybody for anything. */
  @AfterEach
  void isQuiet() {
    if (browser == null) {
      return;
    }
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    browser.prefers("prefers-color-scheme", "light");
    browser.width(1280);
  }

  @Test
  void opensInLessThanASecond() {
    // The best of three: the machine does other things too.
    double milliseconds =
        IntStream.range(0, 3).mapToDouble(i -> browser.open(page)).min().orElseThrow();
    assertThat(milliseconds).isLessThan(1000);
  }

  @Test
  void cellsOfTheMatrixLeadToTheirSource() {
    browser.open(page);
    browser.click(".matrix tbody tr:nth-child(2) td:nth-child(3) a");
    assertThat(browser.run("return location.hash")).isEqualTo("#statistic-2-2");
    WebElement row = browser.find("tr:target");
    assertThat(row.getText()).contains("diffusion", "low at").doesNotContain("poisson");
    assertThat(isInView(row)).isTrue();
    // Nothing is compared of a statistic without a section: the verdict itself.
    browser.click(".matrix tbody tr:nth-child(3) td:nth-child(2) a");
    row = browser.find("tr:target");
    assertThat(row.getText()).contains("sanity", "PASS");
    assertThat(isInView(row)).isTrue();
  }

  private static boolean isInView(WebElement element) {
    return (Boolean)
        browser.run(
            "const b = arguments[0].getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight",
            element);
  }

  @Test
  void sourcesAreSwitchedInEveryChart() {
    browser.open(page);
    browser.seen(CDF, ".chart svg");
    browser.seen(XI, ".chart svg");
    assertThat(browser.all(XI + " .plot [data-source='2']")).hasSizeGreaterThan(1);
    browser.click(XI + " .legend tbody tr:nth-child(4) button");
    for (String chart : List.of(XI, CDF)) {
      assertThat(browser.all(chart + " .plot [data-source='2']")).isEmpty();
      assertThat(browser.all(chart + " .plot [data-source='1']")).isNotEmpty();
      WebElement button = browser.find(chart + " .legend tbody tr:nth-child(4) button");
      assertThat(button.getText()).isEqualTo("poisson");
      assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("false");
    }
    browser.click(XI + " .legend .controls button:nth-child(1)");
    assertThat(browser.all(CDF + " .plot [data-source='2']")).isNotEmpty();
    browser.click(XI + " .legend .controls button:nth-child(2)");
    assertThat(browser.all(XI + " .plot [data-source='1']")).isNotEmpty();
    for (int control : new int[] {2, 3, 4}) {
      assertThat(browser.all(XI + " .plot [data-source='" + control + "']")).isEmpty();
    }
  }

  @Test
  void axesAreLinearOrLogarithmic() {
    browser.open(page);
    browser.seen(XI, ".chart svg");
    assertThat(texts()).contains("r² ξ(r) [(Mpc/h)²]", "100", "pull [σ]").doesNotContain("10⁻³");
    browser.click(XI + " .controls button:nth-child(3)");
    browser.click(XI + " .controls button:nth-child(2)");
    assertThat(texts()).contains("ξ(r)", "10").doesNotContain("r² ξ(r) [(Mpc/h)²]");
    double linear = markAt(10);
    browser.click(XI + " .controls button:nth-child(1)");
    assertThat(browser.find(XI + " .controls button:nth-child(1)").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
    // Logarithmic, a tenth of the axis takes more than a tenth of the room.
    assertThat(markAt(10)).isGreaterThan(linear + 100);
  }

  /** Texts of the drawing. */
  private static List<String> texts() {
    return browser.all(XI + " .plot svg text").stream().map(WebElement::getText).toList();
  }

  /** Horizontal place of a marker of the first panel. */
  private static double markAt(int row) {
    return ((Number)
            browser.run("return arguments[0].getBoundingClientRect().left", mark(DIFFUSION, row)))
        .doubleValue();
  }

  private static WebElement mark(int source, int place) {
    return browser
        .all(XI + " .plot [data-source='" + source + "']")
        .get(0)
        .findElements(By.cssSelector("path[transform]"))
        .get(place);
  }

  @Test
  void thePointerTellsValues() {
    browser.open(page);
    browser.seen(XI, ".chart svg");
    // Row 0 has no value: marks begin with row 1.
    int row = 4;
    browser.hover(mark(DIFFUSION, row - 1));
    String tip = browser.find(XI + " .tip").getText().replace('\u00a0', ' ');
    ComponentComparison xi =
        ReportFixture.report().statistics().get(0).comparisons().get(DIFFUSION).components().get(0);
    String place =
        String.format(Locale.ROOT, "%.2f–%.1f", xi.axis().edge(row), xi.axis().edge(row + 1));
    assertThat(tip)
        .startsWith("diffusion\nr = " + place + " Mpc/h\n")
        .contains(
            String.format(
                Locale.ROOT,
                "\nξ(r) = %.3f ± %.3f\nreference %.3f ± ",
                xi.generated().mean(row),
                xi.generated().error(row),
                xi.reference().mean(row)))
        .contains(
            String.format(
                Locale.ROOT,
                "\nratio %.3f ± %.3f (%.1f %% low)\npull −%.1f σ",
                xi.ratio(row),
                xi.ratioError(row),
                100 * (1 - xi.ratio(row)),
                -xi.pull(row)));
    assertThat(browser.find(XI + " .legend tr.strong").getText()).startsWith("diffusion");
    browser.hover(browser.find("h1, .legend thead"));
    assertThat(browser.find(XI + " .tip").isDisplayed()).isFalse();
  }

  @Test
  void everythingIsReachedByKeys() {
    browser.open(page);
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the verdicts");
    browser.press(Keys.ENTER);
    assertThat(browser.run("return location.hash")).isEqualTo("#verdicts");
    browser.press(Keys.TAB, 2);
    assertThat(browser.focused().getText()).isEqualTo("sanity");
    browser.seen(XI, ".chart svg");
    browser.run("document.querySelector(arguments[0]).focus()", XI + " .controls button");
    browser.press(Keys.SPACE);
    assertThat(browser.focused().getDomAttribute("aria-pressed")).isEqualTo("true");
    browser.press(Keys.TAB, 5);
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("plot");
    browser.press(Keys.ARROW_RIGHT);
    assertThat(spoken()).startsWith("reference-copy\nr = 2.53–4.55 Mpc/h");
    browser.press(Keys.ARROW_RIGHT);
    browser.press(Keys.ARROW_DOWN);
    assertThat(spoken()).startsWith("diffusion\nr = 4.55–6.58 Mpc/h");
    browser.press(Keys.END);
    assertThat(spoken()).startsWith("diffusion\nr = 118–120 Mpc/h");
    browser.press(Keys.ESCAPE);
    assertThat(browser.find(XI + " .tip").isDisplayed()).isFalse();
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("all");
  }

  private static String spoken() {
    return browser
        .run("return document.querySelector(arguments[0]).textContent", XI + " .spoken")
        .toString()
        .replace('\u00a0', ' ');
  }

  @Test
  void theQuizIsBlindAndKeepsTheScore() {
    browser.open(page);
    browser.seen("#slices", "~ #pair canvas");
    assertThat(browser.find(".stills").isDisplayed()).isFalse();
    List<String> first = quiz(5);
    assertThat(quiz(5)).isEqualTo(first);
    browser.run(
        "const i = document.querySelector('#pair-seed'); i.value = 7; i.dispatchEvent(new Event('change'))");
    assertThat(answers(5)).isNotEqualTo(first);
    assertThat(browser.find("#pair-result").getText()).contains(" of 5 right");
  }

  /** Begins a quiz and answers "left" by key; what the page said. */
  private static List<String> quiz(int rounds) {
    if (isPressed("#pair-quiz")) {
      browser.click("#pair-quiz");
    }
    browser.click("#pair-quiz");
    return answers(rounds);
  }

  private static boolean isPressed(String button) {
    return Objects.equals(browser.find(button).getDomAttribute("aria-pressed"), "true");
  }

  private static List<String> answers(int rounds) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      String names = browser.find(".pair").getText();
      assertThat(names).isEqualTo("left\nright");
      assertThat(browser.find(".pair canvas").getDomAttribute("aria-label")).contains("not named");
      browser.run("document.querySelector('#pair-left').focus()");
      browser.press("1");
      String captions = browser.find(".pair").getText();
      boolean realOnLeft = captions.startsWith("real: reference");
      String result = browser.find("#pair-result").getText();
      assertThat(result)
          .startsWith(
              realOnLeft
                  ? "Right: the real one is on the left."
                  : "Wrong: the real one is on the right.")
          .contains(" of " + (i + 1) + " right");
      said.add(captions + result);
      if (i + 1 < rounds) {
        browser.press("n");
      }
    }
    return said;
  }

  @Test
  void cloudsTurnInSpace() {
    browser.prefers("prefers-reduced-motion", "reduce");
    browser.open(page);
    browser.seen("#slices", "~ #pair canvas");
    String slab = pixels();
    browser.click("#pair-space");
    assertThat(browser.find("#pair-spin").getDomAttribute("aria-pressed")).isEqualTo("false");
    String before = pixels();
    assertThat(before).isNotEqualTo(slab);
    WebElement canvas = browser.find(".pair canvas");
    assertThat(canvas.getDomAttribute("aria-label"))
        .contains("reference, 2000 points", "in 3-D. Arrow keys turn");
    browser.run("arguments[0].focus()", canvas);
    assertThat(pixels()).isEqualTo(before);
    browser.press(Keys.ARROW_RIGHT);
    String turned = pixels();
    assertThat(turned).isNotEqualTo(before);
    browser.press(Keys.ARROW_LEFT);
    assertThat(pixels()).isEqualTo(before);
    browser.press("+");
    assertThat(pixels()).isNotEqualTo(before);
    browser.drag(canvas, 60, 20);
    assertThat(pixels()).isNotEqualTo(turned);
    browser.prefers("prefers-reduced-motion", "no-preference");
    browser.click("#pair-space");
    browser.click("#pair-space");
    assertThat(browser.find("#pair-spin").getDomAttribute("aria-pressed")).isEqualTo("true");
    browser.click("#pair-spin");
  }

  /** What the left canvas shows; it must not be empty. */
  private static String pixels() {
    Object shown = browser.run("return document.querySelector('.pair canvas').toDataURL()");
    Object empty =
        browser.run(
            """
            const canvas = document.querySelector('.pair canvas').cloneNode();
            const context = canvas.getContext('2d');
            context.fillStyle = '#ffffff';
            context.fillRect(0, 0, canvas.width, canvas.height);
            return canvas.toDataURL();
            """);
    assertThat(shown).isNotEqualTo(empty);
    return shown.toString();
  }

  @Test
  void chartsAreSavedAsDrawingAndNumbers() throws Exception {
    browser.open(page);
    browser.seen(XI, ".chart svg");
    browser.click(XI + " .controls button:nth-child(4)");
    browser.click(XI + " .controls button:nth-child(5)");
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(saved("xi-xi.svg"))));
    assertThat(svg.getDocumentElement().getTextContent()).contains("jittered", "r [Mpc/h]");
    List<String> lines = saved("xi-xi.csv").lines().toList();
    List<String> expected =
        CsvTables.statistic(ReportFixture.report().statistics().get(0)).lines().toList();
    assertThat(lines.get(0)).isEqualTo(expected.get(0));
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 1; i < lines.size(); i++) {
      String[] read = lines.get(i).split(",", -1);
      String[] written = expected.get(i).split(",", -1);
      assertThat(read[0] + read[1]).isEqualTo(written[0] + written[1]);
      for (int column = 2; column < read.length; column++) {
        double full = Double.parseDouble(written[column].replace("nan", "NaN"));
        double seen = Double.parseDouble(read[column].replace("nan", "NaN"));
        // Ratios beyond all certainty are gaps in charts; errors carry four digits.
        if (!Double.isNaN(seen)) {
          assertThat(Math.abs(seen - full)).isLessThanOrEqualTo(5e-4 * Math.abs(full));
        }
      }
    }
  }

  private static String saved(String name) throws Exception {
    Path file = directory.resolve(name);
    for (int i = 0; i < 100 && !Files.exists(file); i++) {
      Thread.sleep(50);
    }
    return Files.readString(file);
  }

  @Test
  void hostileNamesAreTextWhateverTheReaderDoes() {
    browser.open(hostile);
    int charts = browser.all("[data-chart]").size();
    for (WebElement holder : browser.all("[data-chart]")) {
      browser.run("arguments[0].scrollIntoView({block: 'center'})", holder);
    }
    browser.seen("section:nth-of-type(1) [data-chart]:nth-of-type(2)", ".chart svg");
    browser.run("document.querySelector('section [data-chart]:nth-of-type(2) .plot').focus()");
    for (int i = 0; i < HostileReport.names().size(); i++) {
      browser.press(i == 0 ? Keys.ARROW_RIGHT : Keys.ARROW_DOWN);
      String tip = browser.find("section [data-chart]:nth-of-type(2) .tip").getText();
      String name = PlainText.readable(HostileReport.names().get(i)).replace("\u2028", "");
      assertThat(tip.replace("\u2028", ""))
          .startsWith(name.substring(0, Math.min(40, name.length())));
    }
    browser.seen("#slices", "~ #pair canvas");
    browser.click("#pair-quiz");
    browser.click("#pair-left");
    assertThat(charts).isPositive();
    assertThat(browser.all("img, iframe, object, embed, script[src], link")).isEmpty();
    assertThat(browser.find("h1").getText()).isEqualTo("<img src=x onerror=alert(1)>");
    assertThat(browser.all("script")).hasSize(3);
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(1280);
  }

  @Test
  void thePolicyKeepsOthersOut() {
    browser.open(page);
    assertThat(
            browser.run(
                """
                const script = document.createElement('script');
                script.textContent = 'window.intruder = 1';
                document.body.append(script);
                document.body.insertAdjacentHTML('beforeend', '<i onclick="window.intruder = 2"></i>');
                document.body.lastElementChild.click();
                return String(window.intruder)
                """))
        .isEqualTo("undefined");
    assertThat(
            browser.await(
                "fetch('https://example.org/').then(() => arguments[0]('fetched'), () => arguments[0]('refused'))"))
        .isEqualTo("refused");
    assertThat(browser.console()).isNotEmpty().allMatch(m -> m.contains("Content Security Policy"));
    browser.requests();
  }

  @Test
  void stillPicturesStandWhereScriptsDoNot() {
    browser.scripts(false);
    try {
      browser.openWithoutScripts(page);
      assertThat(browser.isShown(XI + " .picture svg")).isTrue();
      assertThat(browser.all(".chart, #pair")).isEmpty();
      assertThat(browser.isShown(".stills .picture svg")).isTrue();
    } finally {
      browser.scripts(true);
    }
  }

  @Test
  void isAccessibleInLightAndDark() throws IOException {
    browser.open(small);
    tour();
    browser.click("#pair-space");
    assertThat(violations("{}")).isEmpty();
    // Nothing but colours depends on the scheme.
    browser.prefers("prefers-color-scheme", "dark");
    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(22, 22, 26)");
    assertThat(violations("{runOnly: ['color-contrast']}")).isEmpty();
    browser.width(360);
    browser.open(small);
    assertThat(violations("{runOnly: ['scrollable-region-focusable']}")).isEmpty();
  }

  /** Lets every chart be drawn. */
  private static void tour() {
    for (WebElement holder : browser.all("[data-chart]")) {
      browser.run("arguments[0].scrollIntoView({block: 'center'})", holder);
    }
    browser.seen("#slices", "~ #pair canvas");
  }

  /** What axe-core calls serious or critical, with where it is. */
  private static String violations(String options) throws IOException {
    try (InputStream axe = ReportInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return browser
        .await(
            """
            const done = arguments[0];
            axe.run(OPTIONS).then((result) => done(result.violations
              .filter((v) => v.impact === 'serious' || v.impact === 'critical')
              .map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))
              .join('\\n')), (error) => done('' + error))
            """
                .replace("OPTIONS", options))
        .toString();
  }

  @Test
  void fitsPhonesTabletsAndDesks() {
    for (int width : new int[] {360, 768, 1280}) {
      browser.width(width);
      browser.open(page);
      fits(width);
      browser.screenshot(Path.of("target", "screenshots", width + "-top.png"));
      browser.open(small);
      tour();
      fits(width);
      browser.seen("#pair", "canvas");
      browser.screenshot(Path.of("target", "screenshots", width + "-slices.png"));
      browser.seen(XI, ".chart svg");
      browser.screenshot(Path.of("target", "screenshots", width + "-chart.png"));
    }
  }

  private static void fits(int width) {
    assertThat(browser.run("return document.documentElement.scrollWidth"))
        .as("width of the page at %d pixels", width)
        .isEqualTo(browser.run("return document.documentElement.clientWidth"));
  }
}
