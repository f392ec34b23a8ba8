package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cosmoassay.reports.ParameterResponse.OfSource;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ComponentComparison.Series;
import org.cosmoassay.statistics.comparison.VaryingCurves;
import org.cosmoassay.statistics.comparison.VaryingCurves.Group;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * "Varying a parameter": a statistic of the reference above and of a source below, a curve per
 * group of clouds with like values, dark for low values and bright for high ones.
 */
final class VaryingChart {

  private static final int PANEL_HEIGHT = 190;
  private static final int MARGINS = 92;

  /** From low to high, told apart without colour vision too: viridis without its yellow end. */
  private static final Color[] COLORS = {
    new Color(0x44, 0x01, 0x54),
    new Color(0x3B, 0x52, 0x8B),
    new Color(0x21, 0x91, 0x8C),
    new Color(0x8F, 0xD7, 0x44)
  };

  private static final BasicStroke STROKE = new BasicStroke(1.8f);

  private VaryingChart() {}

  /** The picture of a source beside the reference. */
  static Chart draw(String name, ParameterResponse response, OfSource source) {
    List<ChartRows> above = rows(response.reference());
    List<ChartRows> below = rows(source.curves());
    List<ChartRows> all = Stream.concat(above.stream(), below.stream()).toList();
    Quantity quantity = Quantity.of(component(response.reference(), 0));
    ChartRange range = ChartRange.ofValues(quantity, all.get(0), all.subList(1, all.size()));
    ChartRange drawn = range.isFinite() ? range : new ChartRange(0, 1, false);
    ChartRows first = all.get(0);
    double left = first.left()[0];
    double right = first.right()[first.size() - 1];
    CombinedDomainXYPlot combined =
        new CombinedDomainXYPlot(
            first.logarithmic()
                ? ChartAxes.logarithmic(quantity.abscissaLabel(), left, right)
                : ChartAxes.linear(quantity.abscissaLabel(), left, right, 8));
    combined.setGap(10);
    combined.add(panel("reference", quantity, drawn, above), 1);
    combined.add(panel(source.source(), quantity, drawn, below), 1);
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), combined, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    chart.addSubtitle(ChartLegend.ofLines(lines(response)));
    int height = 2 * PANEL_HEIGHT + MARGINS;
    return new Chart(
        name,
        "%s: %s for groups of clouds by %s, of the reference above and of %s below"
            .formatted(
                PlainText.shortened(PlainText.clean(response.statistic()), 60),
                quantity.label(0),
                response.parameter(),
                PlainText.shortened(PlainText.clean(source.source()), 60)),
        ComponentChart.WIDTH,
        height,
        () -> data(response, source, quantity, above, below),
        g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, ComponentChart.WIDTH, height)));
  }

  private static FigureData data(
      ParameterResponse response,
      OfSource source,
      Quantity quantity,
      List<ChartRows> above,
      List<ChartRows> below) {
    FigureData data =
        FigureData.of("parameter", "x_quantity", "y_quantity", "parameter_value", "x", "y");
    add(data, "reference", response, response.reference(), quantity, above);
    add(data, source.source(), response, source.curves(), quantity, below);
    return data;
  }

  private static void add(
      FigureData data,
      String source,
      ParameterResponse response,
      VaryingCurves curves,
      Quantity quantity,
      List<ChartRows> rows) {
    for (int group = 0; group < rows.size(); group++) {
      ChartRows curve = rows.get(group);
      for (int i = 0; i < curve.size(); i++) {
        data.line(
            source,
            List.of(response.parameter(), quantity.abscissaLabel(), quantity.label(0)),
            curves.groups().get(group).level(),
            curve.x()[i],
            curve.value()[i]);
      }
    }
  }

  private static List<ChartLegend.Line> lines(ParameterResponse response) {
    List<ChartLegend.Line> lines = new ArrayList<>();
    List<Group> groups = response.reference().groups();
    for (int group = 0; group < groups.size(); group++) {
      String level = Numbers.significant(groups.get(group).level(), 2);
      lines.add(
          new ChartLegend.Line(
              response.parameter() + " = " + level, STROKE, COLORS[group % COLORS.length]));
    }
    return lines;
  }

  private static XYPlot panel(
      String label, Quantity quantity, ChartRange range, List<ChartRows> rows) {
    int exponent = range.exponent();
    double scale = Math.pow(10, -exponent);
    String text = PlainText.shortened(label, 14) + ": " + quantity.label(exponent);
    ValueAxis axis =
        range.logarithmic()
            ? ChartAxes.logarithmic(text, range.low(), range.high())
            : ChartAxes.linear(text, range.low() * scale, range.high() * scale, 5);
    ChartPanel panel = new ChartPanel(axis, range.logarithmic(), PANEL_HEIGHT);
    for (int group = 0; group < rows.size(); group++) {
      ChartRows scaled = rows.get(group).scaled(scale);
      panel.line(scaled.x(), scaled.value(), STROKE, COLORS[group % COLORS.length]);
    }
    return panel.plot();
  }

  private static List<ChartRows> rows(VaryingCurves curves) {
    List<ChartRows> rows = new ArrayList<>();
    for (int group = 0; group < curves.groups().size(); group++) {
      ComponentComparison component = component(curves, group);
      Quantity quantity = Quantity.of(component);
      rows.add(
          ChartRows.reference(
              component,
              quantity,
              ChartRows.isLogarithmic(component.axis(), quantity.logarithmic())));
    }
    return rows;
  }

  /** A group as the rows of charts want it: a mean without scatter and error. */
  private static ComponentComparison component(VaryingCurves curves, int group) {
    Axis axis = curves.axis();
    double[] none = new double[axis.size()];
    double[] mean =
        curves.groups().get(group).mean().stream().mapToDouble(Double::doubleValue).toArray();
    Series series = new Series(mean, none, none);
    return new ComponentComparison(
        curves.component(), curves.unit(), axis, series, series, none, none, none);
  }
}
