package org.cosmoassay.harness.soak;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.cosmoassay.reference.AtomicFile;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The curves of a soak as SVG: what the process held over time, all from zero. */
final class SoakPicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 560;
  private static final double MEGABYTE = 1 << 20;
  private static final double MINUTE = 60;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color[] INKS = {new Color(0x1d4e89), new Color(0xc2410c)};

  private SoakPicture() {}

  /** A table that a soak wrote, and where the picture goes: {@code soak.csv soak.svg}. */
  public static void main(String[] args) throws IOException {
    List<SoakSample> samples =
        Files.readAllLines(Path.of(args[0])).stream().skip(1).map(SoakSample::parse).toList();
    AtomicFile.write(Path.of(args[1]), svg(samples).getBytes(StandardCharsets.UTF_8));
  }

  static String svg(List<SoakSample> samples) throws IOException {
    NumberAxis time = new NumberAxis("time [min]");
    time.setLabelFont(FONT);
    time.setTickLabelFont(FONT);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
    all.setGap(14);
    all.add(
        panel(
            "memory [MB]",
            curve("resident (RSS)", samples, s -> s.resident() / MEGABYTE),
            curve("heap after a collection", samples, s -> s.heap() / MEGABYTE)),
        3);
    all.add(
        panel(
            "open files, threads",
            curve("descriptors", samples, SoakSample::descriptors),
            curve("threads", samples, SoakSample::threads)),
        2);
    all.add(
        panel(
            "rounds, differences",
            curve("rounds", samples, SoakSample::rounds),
            curve("results that differ", samples, SoakSample::differences)),
        2);
    JFreeChart chart = new JFreeChart(null, FONT, all, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(FONT);
    try {
      SVGGraphics2D graphics =
          new SVGGraphics2D(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .getDOMImplementation()
                  .createDocument("http://www.w3.org/2000/svg", "svg", null));
      graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
      chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
      StringWriter text = new StringWriter();
      graphics.stream(text, true);
      return text.toString();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML document can be made.", e);
    }
  }

  private static XYPlot panel(String label, XYSeries first, XYSeries second) {
    XYSeriesCollection data = new XYSeriesCollection(first);
    data.addSeries(second);
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(true);
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < INKS.length; i++) {
      lines.setSeriesPaint(i, INKS[i]);
      lines.setSeriesStroke(i, new BasicStroke(1.6f));
    }
    XYPlot plot = new XYPlot(data, null, axis, lines);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(new Color(0xd1d5db));
    plot.setDomainGridlinePaint(new Color(0xd1d5db));
    return plot;
  }

  private static XYSeries curve(
      String name, List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    XYSeries series = new XYSeries(name);
    samples.forEach(s -> series.add(s.seconds() / MINUTE, value.applyAsDouble(s)));
    return series;
  }
}
