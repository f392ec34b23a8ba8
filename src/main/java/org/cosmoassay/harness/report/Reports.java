package org.cosmoassay.harness.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.Report;
import org.cosmoassay.reports.ReportWriter;

/** Renders run directories. */
public final class Reports {

  private Reports() {}

  /** Writes every report of a finished run, without times; returns what a reader opens first. */
  public static List<Path> write(RunDirectory directory, ReportWriter.Options options)
      throws RunStoreException {
    return write(directory, options, false);
  }

  /**
   * Writes every report of a finished run; returns what a reader opens first.
   *
   * @param timed whether reports say how long sources took, which no other run repeats
   */
  public static List<Path> write(
      RunDirectory directory, ReportWriter.Options options, boolean timed)
      throws RunStoreException {
    Report report = ReportBuilder.build(directory, timed);
    try {
      ReportWriter.writeAll(report, directory.root(), options);
    } catch (IOException e) {
      throw RunStoreException.writing(directory.root(), e);
    }
    List<Path> pages = new ArrayList<>();
    if (options.html()) {
      pages.add(directory.root().resolve("report.html"));
    }
    if (options.pdf()) {
      pages.add(directory.root().resolve("report.pdf"));
    }
    if (options.latex()) {
      pages.add(directory.root().resolve("paper").resolve("paper.tex"));
    }
    return pages;
  }

  /**
   * Writes {@code junit.xml} alone, with the verdicts of this report instead of the stored ones.
   */
  public static void writeJUnit(RunDirectory directory, Report judged) throws RunStoreException {
    try {
      ReportWriter.writeJUnit(judged, directory.root());
    } catch (IOException e) {
      throw RunStoreException.writing(directory.root(), e);
    }
  }
}
