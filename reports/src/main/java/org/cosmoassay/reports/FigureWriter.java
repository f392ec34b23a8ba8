package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes every chart as a stand-alone picture, {@code figures/<statistic>-<component>.svg}. */
final class FigureWriter {

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
}
