package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes every chart as stand-alone pictures with the numbers behind them: {@code
 * figures/<statistic>-<component>.svg}; for papers the same as PDF for one column ({@code
 * NAME.pdf}, charts of statistics) and for two ({@code NAME-wide.pdf}, all), and {@code NAME.csv}.
 */
final class FigureWriter {

  static final String WIDE = "-wide";

  private FigureWriter() {}

  /** Writes every chart; returns the names of the files. */
  static List<String> write(Charts charts, Path directory) throws IOException {
    List<String> written = new ArrayList<>();
    for (Chart chart : charts.all()) {
      String name = chart.name() + ".svg";
      WholeFile.write(directory.resolve(name), SvgCanvas.document(charts.svg(chart)));
      written.add(name);
    }
    return written;
  }

  /** Writes what papers take; returns the names of the files. */
  static List<String> writeForPapers(Report report, Charts charts, Path directory)
      throws IOException {
    PdfFigure pdf = PdfFigure.withFonts();
    Map<String, Chart> narrow =
        Charts.forColumns(report).stream()
            .collect(Collectors.toMap(Chart::name, Function.identity()));
    List<String> written = new ArrayList<>();
    for (Chart chart : charts.all()) {
      Chart column = narrow.get(chart.name());
      if (column != null) {
        String name = chart.name() + ".pdf";
        WholeFile.write(directory.resolve(name), pdf.draw(column, PdfFigure.ONE_COLUMN));
        written.add(name);
      }
      String wide = chart.name() + WIDE + ".pdf";
      WholeFile.write(directory.resolve(wide), pdf.draw(chart, PdfFigure.TWO_COLUMNS));
      String data = chart.name() + ".csv";
      WholeFile.write(directory.resolve(data), chart.data().get().text());
      written.addAll(List.of(wide, data));
    }
    return written;
  }
}
