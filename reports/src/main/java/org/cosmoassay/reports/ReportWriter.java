package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;

/** Writes every rendering of a report into its run directory. */
public final class ReportWriter {

  private ReportWriter() {}

  /**
   * Which of the two documents to write; tables, figures and JUnit XML are always written.
   *
   * @param html whether to write {@code report.html}
   * @param pdf whether to write {@code report.pdf}
   */
  public record Options(boolean html, boolean pdf) {

    /** Both documents. */
    public static final Options ALL = new Options(true, true);
  }

  /**
   * Writes {@code report.html}, {@code report.pdf}, {@code junit.xml}, {@code tables/*.csv} and
   * {@code figures/*.svg}. Each file appears whole or not at all, and the same report gives the
   * same bytes under every locale and time zone.
   *
   * @throws IOException when a file cannot be written; its message names the file
   */
  public static void writeAll(Report report, Path runDirectory, Options options)
      throws IOException {
    Charts charts = Charts.of(report);
    CsvTables.write(report, runDirectory.resolve("tables"));
    FigureWriter.write(charts, runDirectory.resolve("figures"));
    WholeFile.write(runDirectory.resolve("junit.xml"), JUnitXml.render(report));
    if (options.html()) {
      WholeFile.write(runDirectory.resolve("report.html"), HtmlReport.render(report, charts));
    }
    if (options.pdf()) {
      WholeFile.write(runDirectory.resolve("report.pdf"), PdfReport.render(report, charts));
    }
  }
}
