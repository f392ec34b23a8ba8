package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cosmoassay.reports.InferenceSection.Estimate;
import org.cosmoassay.reports.PlainText.FileNames;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** Estimated against true parameters, and expected coverage. */
final class InferenceCharts {

  private static final int WIDTH = ComponentChart.WIDTH;
  private static final int HEIGHT = 420;
  private static final double MARGIN = 0.05;
  private static final BasicStroke THIN = new BasicStroke(1f);

  private InferenceCharts() {}

  static List<Chart> draw(
      List<InferenceSection> sections, Map<String, SourceStyle> styles, FileNames names) {
    List<Chart> charts = new ArrayList<>();
    for (InferenceSection section : sections) {
      SourceStyle style = Objects.requireNonNull(styles.get(section.source()));
      charts.add(estimates(names.next("inference-" + section.source()), section, style));
      charts.add(coverage(names.next("inference-coverage-" + section.source()), section, style));
    }
    return charts;
  }

  private static Chart estimates(String name, InferenceSection section, SourceStyle style) {
    List<Estimate> clouds =
        section.clouds().stream().sorted(Comparator.comparingDouble(Estimate::truth)).toList();
    double low = clouds.stream().mapToDouble(c -> Math.min(c.truth(), c.low())).min().orElse(0);
    double high = clouds.stream().mapToDouble(c -> Math.max(c.truth(), c.high())).max().orElse(1);
    double margin = low == high ? 1 : MARGIN * (high - low);
    double from = low - margin;
    double to = high + margin;
    ChartPanel panel =
        new ChartPanel(
            ChartAxes.linear("estimated " + section.symbol(), from, to, 6), false, HEIGHT);
    panel.line(new double[] {from, to}, new double[] {from, to}, THIN, Color.BLACK);
    double[] truth = clouds.stream().mapToDouble(Estimate::truth).toArray();
    // Bars reach from 16 to 84 % of the posterior, and are as long on both sides.
    double[] middle = clouds.stream().mapToDouble(c -> 0.5 * (c.low() + c.high())).toArray();
    double[] half = clouds.stream().mapToDouble(c -> 0.5 * (c.high() - c.low())).toArray();
    panel.source(truth, middle, half, withoutLine(style), true);
    return chart(
        name,
        "Estimated against true "
            + section.symbol()
            + " of the reference's clouds by the likelihood of "
            + PlainText.shortened(PlainText.clean(section.source()), 60)
            + ": the middle 68 % of the posterior; the line is equality",
        () -> {
          FigureData data = FigureData.of("truth", "mean", "low", "high");
          clouds.forEach(
              c -> data.line(section.source(), List.of(), c.truth(), c.mean(), c.low(), c.high()));
          return data;
        },
        panel,
        ChartAxes.linear("true " + section.symbol(), from, to, 6));
  }

  private static SourceStyle withoutLine(SourceStyle style) {
    // A dash of no length with a gap beyond the chart.
    BasicStroke none =
        new BasicStroke(
            0.01f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {0.01f, 1e6f}, 1);
    return new SourceStyle(style.position(), style.color(), none, style.marker());
  }

  private static Chart coverage(String name, InferenceSection section, SourceStyle style) {
    double[] sorted = section.credibilities().stream().mapToDouble(v -> v).sorted().toArray();
    ChartPanel panel =
        new ChartPanel(ChartAxes.linear("expected coverage", 0, 1, 5), false, HEIGHT);
    panel.line(new double[] {0, 1}, new double[] {0, 1}, THIN, Color.BLACK);
    double[] x = new double[2 * sorted.length + 2];
    double[] y = new double[x.length];
    for (int i = 0; i < sorted.length; i++) {
      Arrays.fill(x, 2 * i + 1, 2 * i + 3, sorted[i]);
      y[2 * i + 1] = (double) i / sorted.length;
      y[2 * i + 2] = (i + 1.0) / sorted.length;
    }
    x[x.length - 1] = 1;
    y[y.length - 1] = 1;
    panel.line(x, y, style.stroke(), style.color());
    return chart(
        name,
        "Expected coverage of "
            + PlainText.shortened(PlainText.clean(section.source()), 60)
            + " by random points (TARP): share of clouds whose truth lies within a credibility;"
            + " the line is what right uncertainties give",
        () -> FigureData.of("credibility", "coverage").shares(section.source(), sorted),
        panel,
        ChartAxes.linear("credibility", 0, 1, 5));
  }

  private static Chart chart(
      String name, String title, Supplier<FigureData> data, ChartPanel panel, ValueAxis abscissa) {
    panel.plot().setDomainAxis(abscissa);
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), panel.plot(), false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    return new Chart(
        name,
        title,
        WIDTH,
        HEIGHT,
        data,
        g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
  }
}
