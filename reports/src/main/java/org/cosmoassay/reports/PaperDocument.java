package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cosmoassay.reports.Bibliography.Entry;
import org.cosmoassay.reports.Method.Kind;

/**
 * A document that compiles as it is, {@code paper/paper.tex} with {@code references.bib}: every
 * table and figure of a run, and a citation of every statistic and test. A document without its
 * first line belongs to whoever deleted that line, and is left alone.
 */
final class PaperDocument {

  private static final String DIRECTORY = "paper";
  private static final String DOCUMENT = "paper.tex";
  private static final String REFERENCES = "references.bib";

  private static final String MARK =
      "% Written by CosmoAssay. Without this line the file is yours and is not written again.";

  /** Floats that LaTeX holds back before it gives up, less some. */
  private static final int FLOATS = 8;

  private final Report report;
  private final StringBuilder text = new StringBuilder();
  private int floats;

  private PaperDocument(Report report) {
    this.report = report;
  }

  /** Writes the document beside the tables and figures of the run. */
  static void write(Report report, Charts charts, List<LatexTable> tables, Path run)
      throws IOException {
    List<Entry> entries = Bibliography.shipped().of(report.methods());
    Path paper = run.resolve(DIRECTORY);
    if (isOurs(paper.resolve(DOCUMENT))) {
      WholeFile.write(paper.resolve(DOCUMENT), document(report, charts, tables));
    }
    WholeFile.write(
        paper.resolve(REFERENCES),
        entries.stream().map(Entry::bibtex).collect(Collectors.joining("\n\n", "", "\n")));
  }

  /** Removes what an earlier report wrote: without tables and figures it would not compile. */
  static void remove(Path run) throws IOException {
    Path paper = run.resolve(DIRECTORY);
    if (Files.isRegularFile(paper.resolve(DOCUMENT)) && isOurs(paper.resolve(DOCUMENT))) {
      StaleFiles.remove(paper, Set.of(), Set.of("bib", "tex"));
    }
  }

  private static boolean isOurs(Path document) throws IOException {
    return !Files.exists(document)
        || Files.readString(document, StandardCharsets.UTF_8).startsWith(MARK);
  }

  /** The document. */
  static String document(Report report, Charts charts, List<LatexTable> tables) {
    return new PaperDocument(report).text(charts, tables);
  }

  private String text(Charts charts, List<LatexTable> tables) {
    line(MARK);
    line("\\documentclass[10pt]{article}");
    line("\\usepackage[utf8]{inputenc}");
    line("\\usepackage[a4paper,textwidth=7.1in,textheight=9.6in]{geometry}");
    line("\\usepackage{array,booktabs,graphicx,siunitx}");
    line("\\setlength{\\emergencystretch}{3em}");
    line("\\title{" + LatexText.breakable(report.name()) + "}");
    line("\\author{}");
    line("\\date{}");
    line("\\begin{document}");
    line("\\maketitle");
    line("{\\raggedright " + LatexText.prose(report.headline()) + "\\par}");
    methods();
    line("\\section{Verdicts}");
    for (LatexTable table : tables) {
      table(table);
    }
    line("\\clearpage");
    line("\\section{Figures}");
    Set<String> narrow =
        Charts.forColumns(report).stream().map(Chart::name).collect(Collectors.toSet());
    List<Chart> pair = new ArrayList<>();
    for (Chart chart : charts.all()) {
      if (!narrow.contains(chart.name())) {
        figure(List.of(chart), FigureWriter.WIDE);
        continue;
      }
      pair.add(chart);
      if (pair.size() == 2) {
        figure(pair, "");
        pair.clear();
      }
    }
    if (!pair.isEmpty()) {
      figure(pair, "");
    }
    line("\\clearpage");
    if (!Bibliography.shipped().of(report.methods()).isEmpty()) {
      line("\\bibliographystyle{unsrt}");
      line("\\bibliography{references}");
    }
    line("\\end{document}");
    return text.toString();
  }

  private void methods() {
    if (report.methods().isEmpty()) {
      return;
    }
    line("\\section{Methods}");
    sentence("Statistics", Kind.STATISTIC);
    sentence("Tests", Kind.TEST);
  }

  private void sentence(String head, Kind kind) {
    String list =
        report.methods().stream()
            .filter(m -> m.kind() == kind)
            .map(PaperDocument::cited)
            .collect(Collectors.joining(", "));
    if (!list.isEmpty()) {
      line("\\paragraph{" + head + ":} " + list + ".");
    }
  }

  private static String cited(Method method) {
    String name = LatexText.breakable(method.name());
    String title =
        method.title().equals(method.name()) ? "" : " (" + LatexText.escaped(method.title()) + ")";
    String keys =
        Bibliography.shipped().of(List.of(method)).stream()
            .map(Entry::key)
            .collect(Collectors.joining(","));
    return name + title + (keys.isEmpty() ? "" : "~\\cite{" + keys + "}");
  }

  private void table(LatexTable table) {
    begin("table");
    line("\\caption{" + table.caption() + ".}");
    line("\\input{../tables/" + table.name() + ".tex}");
    end("table");
  }

  private void figure(List<Chart> charts, String kind) {
    begin("figure");
    line(
        charts.stream()
            .map(c -> "\\includegraphics{../figures/" + c.name() + kind + ".pdf}")
            .collect(Collectors.joining("\\hfill\n")));
    List<String> captions = new ArrayList<>();
    for (Chart chart : charts) {
      captions.add(LatexText.prose(PlainText.readable(chart.title())));
    }
    String words = String.join(". Right: ", captions);
    line(
        "\\caption{" + (charts.size() > 1 ? "Left: " : "") + words.replaceFirst("[.]$", "") + ".}");
    end("figure");
  }

  private void begin(String kind) {
    if (floats > 0 && floats % FLOATS == 0) {
      line("\\clearpage");
    }
    floats++;
    line("\\begin{" + kind + "}[!htbp]");
    line("\\centering");
  }

  private void end(String kind) {
    line("\\end{" + kind + "}");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
