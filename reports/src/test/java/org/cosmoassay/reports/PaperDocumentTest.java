package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.cosmoassay.reports.Bibliography.Entry;
import org.cosmoassay.reports.Method.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperDocumentTest {

  private static final ReportWriter.Options LATEX = new ReportWriter.Options(false, false, true);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path run;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path whole;

  @BeforeAll
  static void writeOnce() throws IOException {
    ReportWriter.writeAll(GoldenFilesTest.cited(ReportFixture.report()), whole, LATEX);
  }

  @Test
  void whoDeletesTheFirstLineOwnsTheDocument() throws IOException {
    Report report = GoldenFilesTest.cited(MachineFormatsTest.small());
    ReportWriter.writeAll(report, run, LATEX);
    Path paper = run.resolve("paper/paper.tex");
    String written = Files.readString(paper);
    Files.writeString(paper, written + "% a change\n");
    ReportWriter.writeAll(report, run, LATEX);
    assertThat(paper).hasContent(written);
    String mine = written.substring(written.indexOf('\n') + 1);
    Files.writeString(paper, mine);
    ReportWriter.writeAll(report, run, LATEX);
    ReportWriter.writeAll(report, run, new ReportWriter.Options(false, false, false));
    assertThat(paper).hasContent(mine);
    assertThat(run.resolve("paper/references.bib")).exists();
  }

  @Test
  void withoutTablesThereIsNoDocument() throws IOException {
    Report report = GoldenFilesTest.cited(MachineFormatsTest.small());
    ReportWriter.writeAll(report, run, LATEX);
    ReportWriter.writeAll(report, run, new ReportWriter.Options(false, false, false));
    assertThat(run.resolve("paper/paper.tex")).doesNotExist();
    assertThat(run.resolve("paper/references.bib")).doesNotExist();
    assertThat(run.resolve("figures/xi-xi.pdf")).doesNotExist();
    assertThat(run.resolve("figures/xi-xi.svg")).exists();
  }

  @Test
  void everyInputAndPictureExistsAndEveryTableAndFigureIsIn() throws IOException {
    String paper = Files.readString(whole.resolve("paper/paper.tex"));
    List<String> named = new ArrayList<>();
    Pattern.compile("\\\\(?:input|includegraphics)\\{(\\.\\./[^}]*)\\}")
        .matcher(paper)
        .results()
        .forEach(m -> named.add(m.group(1)));
    assertThat(named)
        .doesNotHaveDuplicates()
        .allSatisfy(f -> assertThat(whole.resolve("paper").resolve(f)).isRegularFile());
    try (Stream<Path> tables = Files.list(whole.resolve("tables"))) {
      assertThat(tables.map(Path::toString).filter(t -> t.endsWith(".tex")))
          .hasSize((int) named.stream().filter(f -> f.endsWith(".tex")).count());
    }
    try (Stream<Path> figures = Files.list(whole.resolve("figures"))) {
      assertThat(figures.map(Path::toString).filter(t -> t.endsWith(".svg")))
          .hasSize((int) named.stream().filter(f -> f.endsWith(".pdf")).count());
    }
  }

  /** Hostile names, numbers of every kind, every paper there is, and a table of models. */
  @Test
  void compilesWithoutABoxThatIsTooWide() throws Exception {
    Latex.require();
    Report hostile = HostileReport.report();
    Report numbers = MachineFormatsTest.small();
    List<Report.StatisticSection> sections = new ArrayList<>(hostile.statistics());
    sections.addAll(numbers.statistics());
    sections.addAll(
        ReportFixture.report().statistics().stream()
            .filter(s -> s.statistic().equals("mass-function"))
            .toList());
    ReportWriter.writeAll(
        new Report(
            hostile.name(),
            hostile.headline(),
            hostile.sources(),
            hostile.verdicts(),
            sections,
            hostile.slices(),
            hostile.novelty(),
            hostile.inference(),
            hostile.provenance(),
            hostile.configuration(),
            hostile.calibrations(),
            hostile.responses(),
            hostile.parts(),
            everyPaper()),
        run,
        LATEX);
    Path paper = run.resolve("paper");
    String tex = Files.readString(paper.resolve("paper.tex"));
    String models = ModelTables.render(ModelTablesTest.hostile(), ModelTables.Format.TEX);
    Files.writeString(
        paper.resolve("paper.tex"),
        tex.replace("\\section{Figures}", models + "\\section{Figures}"));
    Latex.compile(paper, "paper");
    String log = Files.readString(paper.resolve("paper.log"), StandardCharsets.ISO_8859_1);
    assertThat(log.lines().filter(l -> l.matches("!.*|Overfull.*|.*[Ww]arning.*|.*undefined.*")))
        .isEmpty();
    assertThat(Files.readString(paper.resolve("paper.blg")))
        .doesNotContain("Warning--", "error message");
  }

  private static List<Method> everyPaper() {
    return List.of(
        new Method(
            Kind.TEST,
            "every_test",
            "all & sundry",
            Bibliography.shipped().all().stream()
                .map(Entry::key)
                .map(k -> "bibtex:" + k)
                .toList()));
  }

  /** Sizes of figures are those of journals, and no letter is smaller than 7 points in them. */
  @Test
  void figuresFitColumnsAndAreLegibleThere() throws IOException {
    try (Stream<Path> files = Files.list(whole.resolve("figures"))) {
      List<Path> pdfs = files.filter(f -> f.toString().endsWith(".pdf")).toList();
      assertThat(pdfs).hasSizeGreaterThan(20);
      for (Path pdf : pdfs) {
        boolean wide = pdf.toString().endsWith("-wide.pdf");
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf))) {
          assertThat(document.getVersion()).isLessThanOrEqualTo(1.5f);
          assertThat(document.getPage(0).getMediaBox().getWidth() / 72)
              .isCloseTo(wide ? 7.1f : 3.4f, within(1e-4f));
          Smallest smallest = new Smallest();
          smallest.getText(document);
          assertThat(smallest.points).as(pdf.toString()).isBetween(7.0, 100.0);
        }
      }
    }
  }

  /** The smallest letter and what lies beyond the page. */
  private static final class Smallest extends PDFTextStripper {
    private double points = Double.MAX_VALUE;

    @Override
    protected void processTextPosition(TextPosition text) {
      points = Math.min(points, text.getFontSizeInPt());
      super.processTextPosition(text);
    }
  }

  /** The programs of a TeX distribution. */
  private static final class Latex {

    static void require() {
      assumeThat(exists("pdflatex") && exists("bibtex"))
          .as("pdflatex and bibtex are not installed; .ci/run installs them where it can")
          .isTrue();
    }

    private static boolean exists(String program) {
      return Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
          .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static void compile(Path directory, String name) throws IOException, InterruptedException {
      String[][] commands = {
        {"pdflatex", "-interaction=nonstopmode", "-halt-on-error", name},
        {"bibtex", name},
        {"pdflatex", "-interaction=nonstopmode", "-halt-on-error", name},
        {"pdflatex", "-interaction=nonstopmode", "-halt-on-error", name}
      };
      for (String[] command : commands) {
        Process process =
            new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor()).as(output).isZero();
      }
    }
  }
}
