package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A gate over runs: its value with its threshold above, its adjusted p-value below where it has
 * one. Verdicts are told apart by shape and colour.
 */
final class TrendChart {

  private static final int PANEL_HEIGHT = 200;
  private static final int SMALL_PANEL_HEIGHT = 120;
  private static final int MARGINS = 64;
  private static final double MARGIN = 0.08;
  private static final int TICKS = 5;

  /** Values that differ by more are drawn over a logarithmic axis. */
  private static final double LARGEST_LINEAR_RATIO = 30;

  /** Smaller p-values differ in nothing that matters. */
  private static final double LEAST_P_VALUE = 1e-12;

  private static final Color LINE = new Color(0x88, 0x88, 0x88);
  private static final Color LIMIT = new Color(0x33, 0x33, 0x33);
  private static final BasicStroke THIN = new BasicStroke(1f);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 3}, 0);

  private TrendChart() {}

  static Chart draw(Trend trend) {
    double[] value = numbers(trend, Verdict::value);
    double[] limit = numbers(trend, Verdict::threshold);
    double[] p = numbers(trend, v -> Math.max(LEAST_P_VALUE, v.pAdjusted()));
    boolean tested = Arrays.stream(p).anyMatch(Double::isFinite);
    double[] x = IntStream.rangeClosed(1, value.length).asDoubleStream().toArray();
    CombinedDomainXYPlot combined =
        new CombinedDomainXYPlot(
            ChartAxes.linear(
                "run, the oldest first",
                0.5,
                Math.max(2, value.length) + 0.5,
                Math.min(10, Math.max(2, value.length))));
    combined.setGap(10);
    combined.add(panel("value", x, value, limit, trend, false), PANEL_HEIGHT);
    if (tested) {
      double[] none = new double[p.length];
      Arrays.fill(none, Double.NaN);
      combined.add(panel("adjusted p", x, p, none, trend, true), SMALL_PANEL_HEIGHT);
    }
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), combined, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    int height = PANEL_HEIGHT + (tested ? SMALL_PANEL_HEIGHT : 0) + MARGINS;
    return new Chart(
        "trend",
        "%s of %s in %s over %s: the line is the value of the gate, the dashed line what it is held against%s; circles pass, squares fail, diamonds are inconclusive, triangles are not judged"
            .formatted(
                PlainText.shortened(PlainText.readable(trend.gate()), 60),
                PlainText.shortened(PlainText.readable(trend.source()), 60),
                PlainText.shortened(PlainText.readable(trend.statistic()), 60),
                ServedPages.counted(value.length, "run", "runs"),
                tested ? ", below them the adjusted p-value" : ""),
        ComponentChart.WIDTH,
        height,
        () -> data(trend, value, limit),
        g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, ComponentChart.WIDTH, height)));
  }

  private static FigureData data(Trend trend, double[] value, double[] limit) {
    double[] p = numbers(trend, Verdict::pAdjusted);
    FigureData data = FigureData.of("run", "value", "limit", "p_adjusted");
    for (int i = 0; i < value.length; i++) {
      data.line(trend.source(), List.of(trend.points().get(i).run()), value[i], limit[i], p[i]);
    }
    return data;
  }

  private static double[] numbers(Trend trend, ToDoubleFunction<Verdict> number) {
    return trend.points().stream()
        .mapToDouble(p -> p.verdict().map(number::applyAsDouble).orElse(Double.NaN))
        .toArray();
  }

  private static XYPlot panel(
      String label, double[] x, double[] y, double[] limit, Trend trend, boolean probability) {
    double[] all =
        DoubleStream.concat(Arrays.stream(y), Arrays.stream(limit))
            .filter(Double::isFinite)
            .toArray();
    double low = Arrays.stream(all).min().orElse(0);
    double high = probability ? 1 : Arrays.stream(all).max().orElse(1);
    boolean logarithmic = low > 0 && (probability || high > LARGEST_LINEAR_RATIO * low);
    ValueAxis axis;
    if (logarithmic) {
      double margin = Math.pow(Math.max(2, high / low), MARGIN);
      axis = ChartAxes.logarithmic(label, low / margin, high * margin);
    } else {
      double margin = high > low ? MARGIN * (high - low) : Math.max(1e-9, 0.1 * Math.abs(high));
      axis = ChartAxes.linear(label, low - margin, high + margin, TICKS);
    }
    ChartPanel panel =
        new ChartPanel(axis, logarithmic, probability ? SMALL_PANEL_HEIGHT : PANEL_HEIGHT);
    panel.line(x, limit, DASHED, LIMIT);
    panel.line(x, y, THIN, LINE);
    double[] none = new double[x.length];
    for (Status status : Status.values()) {
      double[] marked =
          IntStream.range(0, x.length)
              .mapToDouble(i -> isOf(trend.points().get(i), status) ? y[i] : Double.NaN)
              .toArray();
      panel.source(x, marked, none, style(status), true);
    }
    return panel.plot();
  }

  private static boolean isOf(Trend.Point point, Status status) {
    return point.verdict().map(v -> v.status() == status).orElse(false);
  }

  /** The shapes of {@link SourceStyle}, in the colours of verdicts; without lines. */
  private static SourceStyle style(Status status) {
    int shape = List.of(Status.PASS, Status.FAIL, Status.INCONCLUSIVE).indexOf(status);
    SourceStyle marker = SourceStyle.at(shape < 0 ? 3 : shape);
    Color color =
        switch (status) {
          case PASS -> new Color(0x00, 0x7A, 0x55);
          case FAIL -> new Color(0xC2, 0x41, 0x0C);
          case INCONCLUSIVE -> new Color(0x9A, 0x6B, 0x00);
          case SKIPPED, ERROR -> new Color(0x66, 0x66, 0x66);
        };
    BasicStroke none =
        new BasicStroke(
            0.01f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {0.01f, 1e6f}, 1);
    return new SourceStyle(0, color, none, marker.marker());
  }
}
