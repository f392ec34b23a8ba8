package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Losses of a model against steps of training, on a logarithmic axis of steps: most of what is
 * learned is learned early.
 */
final class TrainingChart {

  private static final int HEIGHT = 240;
  private static final double MARGIN = 0.05;

  /** Parts of the losses that are shown; the first of all would flatten the rest. */
  private static final double SHOWN = 0.98;

  private static final BasicStroke STROKE =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

  private TrainingChart() {}

  /** The chart of a curve; empty where it has fewer than two rows or no finite loss. */
  static Optional<Chart> draw(String name, TrainingCurve curve) {
    double[] steps = values(curve.steps());
    double[] all =
        curve.losses().stream()
            .flatMap(List::stream)
            .mapToDouble(v -> v)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (steps.length < 2
        || all.length == 0
        || !(steps[0] > 0)
        || !(steps[steps.length - 1] > steps[0])) {
      return Optional.empty();
    }
    double low = all[0];
    double high = all[(int) (SHOWN * (all.length - 1))];
    double margin = high > low ? MARGIN * (high - low) : Math.max(1e-9, Math.abs(low) * MARGIN);
    ChartRange range = new ChartRange(low - margin, high + margin, false);
    int exponent = range.exponent();
    double scale = Math.pow(10, -exponent);
    String label = exponent == 0 ? "loss" : "loss [" + Numbers.powerOfTen(exponent) + "]";
    ChartPanel panel =
        new ChartPanel(
            ChartAxes.linear(label, range.low() * scale, range.high() * scale, 5), false, HEIGHT);
    List<ChartLegend.Line> lines = new ArrayList<>();
    for (int i = 0; i < curve.names().size(); i++) {
      Color color = SourceStyle.at(i).color();
      double[] losses = values(curve.losses().get(i));
      panel.line(steps, Arrays.stream(losses).map(v -> v * scale).toArray(), STROKE, color);
      lines.add(
          new ChartLegend.Line(
              PlainText.drawable(PlainText.shortened(curve.names().get(i), 32)), STROKE, color));
    }
    XYPlot plot = panel.plot();
    plot.setDomainAxis(ChartAxes.logarithmic("step", steps[0], steps[steps.length - 1]));
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    chart.addSubtitle(ChartLegend.ofLines(lines));
    return Optional.of(
        new Chart(
            name,
            title(curve),
            ComponentChart.WIDTH,
            HEIGHT,
            () -> data(curve),
            g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, ComponentChart.WIDTH, HEIGHT))));
  }

  private static FigureData data(TrainingCurve curve) {
    FigureData data = FigureData.of("loss", "step", "value");
    for (int i = 0; i < curve.names().size(); i++) {
      for (int row = 0; row < curve.steps().size(); row++) {
        data.line(
            curve.source(),
            List.of(curve.names().get(i)),
            curve.steps().get(row),
            curve.losses().get(i).get(row));
      }
    }
    return data;
  }

  private static String title(TrainingCurve curve) {
    String last =
        String.join(
            ", ",
            IntStream.range(0, curve.names().size())
                .mapToObj(
                    i ->
                        PlainText.shortened(PlainText.clean(curve.names().get(i)), 32)
                            + " "
                            + Numbers.significant(
                                curve.losses().get(i).get(curve.steps().size() - 1), 3))
                .toList());
    return "Training of %s: losses over %s steps; at the end %s"
        .formatted(
            PlainText.shortened(PlainText.clean(curve.source()), 60),
            Numbers.significant(curve.steps().get(curve.steps().size() - 1), 6),
            last);
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(v -> v).toArray();
  }
}
