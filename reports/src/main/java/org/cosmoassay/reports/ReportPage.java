package org.cosmoassay.reports;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * What the templates of HTML and PDF show: text and pictures only, every number already written, so
 * that both show the same. Public for the template engine, which reads records by their accessors.
 *
 * @param controlNote what becomes of the negative controls, empty without any
 * @param inference how often intervals of each model hold the truth
 * @param inferenceFigures estimated against true parameters, and coverage
 * @param training losses of models
 * @param colophon how the run is repeated and what is to be cited
 * @param bibtex entries of the papers of every statistic and test
 * @param partial who fails a statistic in one range of rows and passes it in another
 */
public record ReportPage(
    String name,
    String headline,
    String controlNote,
    List<String> partial,
    List<Column> columns,
    List<Row> rows,
    List<Group> groups,
    List<Section> sections,
    List<Figure> slices,
    List<String> inference,
    List<Figure> inferenceFigures,
    List<Report.Fact> provenance,
    String configuration,
    CalibrationPage calibration,
    List<Figure> responses,
    List<Parts> parts,
    List<Figure> training,
    Colophon colophon,
    String bibtex) {

  public ReportPage {
    partial = List.copyOf(partial);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
    sections = List.copyOf(sections);
    slices = List.copyOf(slices);
    responses = List.copyOf(responses);
    parts = List.copyOf(parts);
    training = List.copyOf(training);
    inference = List.copyOf(inference);
    inferenceFigures = List.copyOf(inferenceFigures);
    provenance = List.copyOf(provenance);
  }

  /** Agreement in the middle of the conditions and at their edge, in words. */
  public record Parts(String source, String statistic, String middle, String edge) {}

  /** A statistic in the verdict matrix; the anchor is that of its section. */
  public record Column(String name, String anchor) {}

  /**
   * A source in the verdict matrix.
   *
   * @param control "negative control: must fail", or empty
   */
  public record Row(
      String source, String description, String control, String anchor, List<Cell> cells) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A verdict in colour, symbol and word.
   *
   * @param kind the word in lower case, for style sheets
   * @param detail how many gates say so
   */
  public record Cell(String kind, String symbol, String word, String detail, String anchor) {}

  /** Every verdict on a source, the worst first. */
  public record Group(
      String source, String description, String control, String anchor, List<Line> lines) {

    public Group {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One verdict.
   *
   * @param anchor where the verdict matrix leads to, or empty
   * @param calibration the measured false-alarm rate of the gate
   * @param reason the first clause of the reason
   * @param details what follows it
   * @param sight what the gate can see, empty when that is not known
   */
  public record Line(
      String anchor,
      String source,
      String statistic,
      String gate,
      String calibration,
      Cell cell,
      String reason,
      String details,
      String sight,
      String value,
      String threshold,
      String pValue,
      String pAdjusted) {}

  /**
   * A statistic.
   *
   * @param realizations how many clouds were compared, and whether in pairs
   * @param explanation the worst deviation of all sources in words
   * @param deviations the worst deviation of every source
   * @param passing who passes every gate where there is nothing to plot
   * @param lines the other verdicts where there is nothing to plot
   */
  public record Section(
      String anchor,
      String name,
      String description,
      String realizations,
      String explanation,
      List<Figure> figures,
      List<Deviating> deviations,
      String passing,
      List<Line> lines) {

    public Section {
      figures = List.copyOf(figures);
      deviations = List.copyOf(deviations);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A source, and per range of rows what the gates say there.
   *
   * @param anchor where the verdict matrix leads to
   */
  public record Deviating(String anchor, String source, String control, List<Ranged> ranges) {
    public Deviating {
      ranges = List.copyOf(ranges);
    }
  }

  /** A range of rows, the verdict of its gates, and the worst deviation inside in words. */
  public record Ranged(String range, Cell cell, String gates, String sentence) {}

  /**
   * A picture.
   *
   * @param name of its chart, by which scripts find it
   * @param picture markup made by this program, not to be escaped
   */
  public record Figure(String name, String caption, TemplateHTMLOutputModel picture) {}
}
