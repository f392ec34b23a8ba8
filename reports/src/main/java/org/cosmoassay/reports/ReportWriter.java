package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Writes every rendering of a report into its run directory. */
public final class ReportWriter {

  private ReportWriter() {}

  /**
   * Which renderings to write; CSV tables, figures and JUnit XML are always written.
   *
   * @param html whether to write {@code report.html}
   * @param pdf whether to write {@code report.pdf}
   * @param latex whether to write what papers take: {@code tables/*.tex}, {@code figures/*.pdf},
   *     {@code figures/*.csv} and {@code paper/}
   */
  public record Options(boolean html, boolean pdf, boolean latex) {

    /** Every rendering. */
    public static final Options ALL = new Options(true, true, true);
  }

  /**
   * Writes {@code report.html}, {@code report.pdf}, {@code junit.xml}, {@code tables/*.csv} and
   * {@code figures/*.svg}, for papers also {@code tables/*.tex}, {@code figures/*.pdf}, {@code
   * figures/*.csv} and {@code paper/}, and removes figures and tables of an earlier report that
   * this one does not have. Each file appears whole or not at all, and the same report gives the
   * same bytes under every locale and time zone.
   *
   * @throws IOException when a file cannot be written; its message names the file
   */
  public static void writeAll(Report report, Path runDirectory, Options options)
      throws IOException {
    // The PDF takes as long as all else. It has charts of its own, as drawing changes them.
    CompletableFuture<byte[]> pdf =
        options.pdf()
            ? CompletableFuture.supplyAsync(() -> PdfReport.render(report, Charts.of(report)))
            : CompletableFuture.completedFuture(new byte[0]);
    Charts charts = Charts.of(report);
    Path tables = runDirectory.resolve("tables");
    List<String> written = new ArrayList<>(CsvTables.write(report, tables));
    Path figures = runDirectory.resolve("figures");
    List<String> drawn = new ArrayList<>(FigureWriter.write(charts, figures));
    if (options.latex()) {
      List<LatexTable> latex = LatexTables.of(report);
      written.addAll(LatexTables.write(latex, tables));
      drawn.addAll(FigureWriter.writeForPapers(report, charts, figures));
      PaperDocument.write(report, charts, latex, runDirectory);
    } else {
      PaperDocument.remove(runDirectory);
    }
    StaleFiles.remove(tables, written, Set.of("csv", "tex"));
    StaleFiles.remove(figures, drawn, Set.of("svg", "pdf", "csv"));
    writeJUnit(report, runDirectory);
    if (options.html()) {
      WholeFile.write(runDirectory.resolve("report.html"), HtmlReport.render(report, charts));
    }
    if (options.pdf()) {
      WholeFile.write(runDirectory.resolve("report.pdf"), joined(pdf));
    }
  }

  private static byte[] joined(CompletableFuture<byte[]> rendering) {
    try {
      return rendering.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Writes {@code junit.xml} alone, for verdicts that were judged again.
   *
   * @throws IOException when it cannot be written; its message names the file
   */
  public static void writeJUnit(Report report, Path runDirectory) throws IOException {
    WholeFile.write(runDirectory.resolve("junit.xml"), JUnitXml.render(report));
  }
}
