package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Path;

/** Writes every chart as a stand-alone picture, {@code figures/<statistic>-<component>.svg}. */
final class FigureWriter {

  private FigureWriter() {}

  static void write(Charts charts, Path directory) throws IOException {
    for (Chart chart : charts.all()) {
      WholeFile.write(directory.resolve(chart.name() + ".svg"), SvgCanvas.document(chart.svg()));
    }
  }
}
