package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Distances to the nearest training cloud of generated and of held-out clouds, as the shares of
 * clouds that are closer.
 */
final class NoveltyChart {

  private static final int WIDTH = ComponentChart.WIDTH;
  private static final int HEIGHT = 300;
  private static final double MARGIN = 0.05;
  private static final SourceStyle HELD_OUT =
      new SourceStyle(
          4,
          new Color(0x33, 0x33, 0x33),
          new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND),
          SourceStyle.polygon(-3, 0, 3, 0));

  private NoveltyChart() {}

  /** The chart of a source; it must have distances. */
  static Chart draw(String name, NoveltySection section, SourceStyle style) {
    double[] generated = sorted(section.generated());
    double[] heldOut = sorted(section.heldOut());
    double low = Math.min(generated[0], heldOut.length == 0 ? generated[0] : heldOut[0]);
    double high =
        Math.max(
            generated[generated.length - 1],
            heldOut.length == 0 ? low : heldOut[heldOut.length - 1]);
    double margin = Math.max(MARGIN, MARGIN * (high - low));
    double left = Math.max(0, low - margin);
    double right = high + margin;
    ChartPanel panel =
        new ChartPanel(ChartAxes.linear("share of clouds closer", 0, 1, 5), false, HEIGHT);
    if (heldOut.length > 0) {
      steps(panel, heldOut, left, right, HELD_OUT);
    }
    steps(panel, generated, left, right, style);
    XYPlot plot = panel.plot();
    ValueAxis abscissa = ChartAxes.linear("distance from training clouds", left, right, 8);
    plot.setDomainAxis(abscissa);
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    LegendTitle legend =
        ChartLegend.of(
            null,
            false,
            false,
            List.of(
                new ChartLegend.Source("held-out clouds", HELD_OUT),
                new ChartLegend.Source(section.source(), style)));
    chart.addSubtitle(legend);
    String title =
        "Distances to the nearest training cloud: "
            + PlainText.shortened(PlainText.clean(section.source()), 60)
            + " beside clouds that nobody learned from";
    return new Chart(
        name,
        title,
        WIDTH,
        HEIGHT,
        () ->
            FigureData.of("distance", "share")
                .shares("held-out clouds", heldOut)
                .shares(section.source(), generated),
        g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** A step up at every distance. */
  private static void steps(
      ChartPanel panel, double[] sorted, double left, double right, SourceStyle style) {
    double[] x = new double[2 * sorted.length + 2];
    double[] y = new double[x.length];
    x[0] = left;
    for (int i = 0; i < sorted.length; i++) {
      x[2 * i + 1] = sorted[i];
      x[2 * i + 2] = sorted[i];
      y[2 * i + 1] = (double) i / sorted.length;
      y[2 * i + 2] = (i + 1.0) / sorted.length;
    }
    x[x.length - 1] = right;
    y[y.length - 1] = 1;
    panel.line(x, y, style.stroke(), style.color());
  }
}
