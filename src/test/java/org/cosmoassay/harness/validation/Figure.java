package org.cosmoassay.harness.validation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A small figure of ratios, and its numbers as a table beside it. */
final class Figure {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 320;
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0x777777)
  };

  private final String name;
  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final boolean logarithmic;
  private final XYSeriesCollection series = new XYSeriesCollection();

  /**
   * An empty figure.
   *
   * @param logarithmic whether the axis of x is
   */
  Figure(String name, String title, String xLabel, String yLabel, boolean logarithmic) {
    this.name = name;
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    this.logarithmic = logarithmic;
  }

  void add(String label, double x, double y) {
    int index = series.getSeriesIndex(label);
    if (index < 0) {
      series.addSeries(new XYSeries(label));
      index = series.getSeriesCount() - 1;
    }
    series.getSeries(index).add(x, y);
  }

  /** Writes NAME.svg and NAME.csv into a directory. */
  void write(Path directory, double low, double high) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".csv"), table());
    Files.writeString(directory.resolve(name + ".svg"), svg(low, high));
  }

  private String table() {
    StringBuilder table = new StringBuilder("series,x,y\n");
    for (int s = 0; s < series.getSeriesCount(); s++) {
      for (int i = 0; i < series.getItemCount(s); i++) {
        table.append(
            String.format(
                Locale.ROOT,
                "%s,%.5g,%.5g\n",
                series.getSeriesKey(s),
                series.getXValue(s, i),
                series.getYValue(s, i)));
      }
    }
    return table.toString();
  }

  private String svg(double low, double high) throws IOException {
    NumberAxis y = new NumberAxis(yLabel);
    y.setRange(low, high);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    for (int s = 0; s < series.getSeriesCount(); s++) {
      renderer.setSeriesPaint(s, COLOURS[s % COLOURS.length]);
      renderer.setSeriesStroke(s, new BasicStroke(1.5f));
      renderer.setSeriesShape(s, new Rectangle2D.Double(-2, -2, 4, 4));
    }
    NumberAxis x = logarithmic ? new LogarithmicAxis(xLabel) : new NumberAxis(xLabel);
    x.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(series, x, y, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    JFreeChart chart = new JFreeChart(title, new Font("SansSerif", Font.BOLD, 12), plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    SVGGraphics2D graphics = canvas();
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    StringWriter out = new StringWriter();
    graphics.stream(out, true);
    return out.toString();
  }

  private static SVGGraphics2D canvas() {
    try {
      SVGGeneratorContext context =
          SVGGeneratorContext.createDefault(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .getDOMImplementation()
                  .createDocument("http://www.w3.org/2000/svg", "svg", null));
      context.setPrecision(2);
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
      return graphics;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML document can be made.", e);
    }
  }
}
