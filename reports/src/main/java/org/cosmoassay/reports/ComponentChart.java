package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cosmoassay.reports.ComponentFigure.Component;
import org.cosmoassay.reports.ComponentFigure.Entry;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * Components of a statistic: on top the reference's mean with the scatter of its realizations and
 * the standard error, and every source with its standard error; below, the ratio to the reference
 * with the tolerance of the gates, a panel per component. A reference that is a table of means is
 * drawn with its errors as bars.
 */
final class ComponentChart {

  static final int WIDTH = 650;
  private static final int MAIN_HEIGHT = 250;
  private static final int RATIO_HEIGHT = 125;
  private static final int SMALL_RATIO_HEIGHT = 85;
  private static final int AXIS_HEIGHT = 56;

  private static final Color SCATTER = new Color(0, 0, 0, 26);
  private static final Color ERROR = new Color(0, 0, 0, 64);
  private static final Color TOLERANCE = new Color(0x00, 0x9E, 0x73, 46);
  private static final Color GATED = new Color(0x55, 0x55, 0x55);
  private static final BasicStroke REFERENCE_STROKE = new BasicStroke(1.8f);
  private static final BasicStroke UNITY_STROKE = new BasicStroke(1f);
  private static final BasicStroke GATED_STROKE =
      new BasicStroke(
          0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0);

  /** More rows than this leave no room for markers. */
  private static final int MOST_MARKED_ROWS = 90;

  private final ComponentFigure figure;
  private final List<Component> components;
  private final int width;

  private ComponentChart(ComponentFigure figure, int width) {
    this.figure = figure;
    this.components = figure.components();
    this.width = width;
  }

  /**
   * The chart of a figure.
   *
   * @param name base of the file name and prefix of ids
   * @param width in pixels
   */
  static Chart draw(String name, ComponentFigure figure, int width) {
    return new ComponentChart(figure, width).render(name);
  }

  private Chart render(String name) {
    Component first = components.get(0);
    Quantity quantity = first.quantity();
    ChartRange main = ChartRange.ofValues(quantity, first.reference(), first.rows());
    ChartRange drawn = main.isFinite() ? main : new ChartRange(0, 1, false);
    double left = figure.left();
    double right = figure.right();
    boolean logarithmicX = first.reference().logarithmic();
    ValueAxis abscissa =
        logarithmicX
            ? ChartAxes.logarithmic(quantity.abscissaLabel(), left, right)
            : ChartAxes.linear(quantity.abscissaLabel(), left, right, width < WIDTH ? 5 : 8);
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(abscissa);
    combined.setGap(10);
    combined.add(mainPanel(drawn, left, right).plot(), MAIN_HEIGHT);
    int height = MAIN_HEIGHT + AXIS_HEIGHT;
    boolean ratios = false;
    int ratioHeight = components.size() == 1 ? RATIO_HEIGHT : SMALL_RATIO_HEIGHT;
    for (Component component : components) {
      ChartRange ratio = figure.ratios(component);
      if (ratio.isFinite()) {
        combined.add(ratioPanel(component, ratio, ratioHeight, left, right).plot(), ratioHeight);
        height += ratioHeight;
        ratios = true;
      }
    }
    JFreeChart chart = new JFreeChart(null, Fonts.regular(13), combined, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    LegendTitle legend =
        ChartLegend.of(
            main.isFinite() ? figure.form() : null,
            ratios && figure.widestTolerance() > 0,
            hasGatedPart(left, right),
            styled());
    chart.addSubtitle(legend);
    int total = height + legendHeight(legend);
    return new Chart(
        name,
        figure.title(),
        width,
        total,
        this::data,
        g2 -> {
          chart.draw(g2, new Rectangle2D.Double(0, 0, width, total));
          if (!main.isFinite()) {
            note(g2, total);
          }
        });
  }

  private FigureData data() {
    FigureData data = FigureData.ofRows();
    for (Component component : components) {
      data.rows("reference", component.quantity(), component.reference(), true);
      component
          .entries()
          .forEach(e -> data.rows(e.source(), component.quantity(), e.rows(), false));
    }
    return data;
  }

  private ChartPanel mainPanel(ChartRange range, double left, double right) {
    Quantity quantity = components.get(0).quantity();
    String family = components.size() == 1 ? "" : quantity.family();
    int exponent = range.exponent();
    double scale = Math.pow(10, -exponent);
    String label = family.isEmpty() ? quantity.label(exponent) : family;
    ValueAxis axis =
        range.logarithmic()
            ? ChartAxes.logarithmic(quantity.label(0), range.low(), range.high())
            : ChartAxes.linear(label, range.low() * scale, range.high() * scale, 6);
    ChartPanel panel = new ChartPanel(axis, range.logarithmic(), MAIN_HEIGHT);
    boolean bands = figure.form() != ReferenceForm.MEAN && figure.form() != ReferenceForm.SLOPES;
    for (Component component : bands ? components : List.<Component>of()) {
      ChartRows r = component.reference().scaled(scale);
      panel.band(r.left(), r.x(), r.right(), r.below(r.scatter()), r.above(r.scatter()), SCATTER);
      panel.band(r.left(), r.x(), r.right(), r.below(r.error()), r.above(r.error()), ERROR);
    }
    gateEnds(panel, left, right);
    for (Component component : components) {
      ChartRows r = component.reference().scaled(scale);
      if (bands) {
        panel.line(r.x(), r.value(), REFERENCE_STROKE, Color.BLACK);
      } else {
        panel.source(r.x(), r.value(), r.error(), SourceStyle.REFERENCE, marked(r));
      }
      for (Entry entry : component.entries()) {
        ChartRows rows = entry.rows().scaled(scale);
        panel.source(rows.x(), rows.value(), rows.error(), entry.style(), marked(rows));
      }
    }
    return panel;
  }

  private ChartPanel ratioPanel(
      Component component, ChartRange range, int height, double left, double right) {
    String label = components.size() == 1 ? "ratio" : "ratio " + component.quantity().symbol();
    ChartPanel panel =
        new ChartPanel(ChartAxes.linear(label, range.low(), range.high(), 4), false, height);
    for (GateRange gate : figure.tolerances()) {
      double from = Math.max(left, gate.low());
      double to = Math.min(right, gate.high());
      if (from < to) {
        panel.box(from, to, 1 - gate.tolerance(), 1 + gate.tolerance(), TOLERANCE);
      }
    }
    gateEnds(panel, left, right);
    panel.line(new double[] {left, right}, new double[] {1, 1}, UNITY_STROKE, Color.BLACK);
    for (Entry entry : component.entries()) {
      ChartRows rows = entry.rows();
      panel.source(rows.beside(), rows.ratio(), rows.ratioError(), entry.style(), marked(rows));
    }
    return panel;
  }

  private void gateEnds(ChartPanel panel, double left, double right) {
    figure.gateRanges().stream()
        .flatMapToDouble(g -> DoubleStream.of(g.low(), g.high()))
        .filter(x -> x > left && x < right)
        .distinct()
        .forEach(x -> panel.vertical(x, GATED_STROKE, GATED));
  }

  private boolean hasGatedPart(double left, double right) {
    return figure.gateRanges().stream()
        .anyMatch(
            g -> (g.low() > left && g.low() < right) || (g.high() > left && g.high() < right));
  }

  private List<ChartLegend.Source> styled() {
    return components.get(0).entries().stream()
        .map(e -> new ChartLegend.Source(e.source(), e.style()))
        .toList();
  }

  private static boolean marked(ChartRows rows) {
    return rows.size() <= MOST_MARKED_ROWS;
  }

  private int legendHeight(LegendTitle legend) {
    Range range = new Range(0, width - 18);
    Range height = new Range(0, 2000);
    RectangleConstraint constraint =
        new RectangleConstraint(
            range.getUpperBound(),
            range,
            LengthConstraintType.RANGE,
            height.getUpperBound(),
            height,
            LengthConstraintType.RANGE);
    return (int) Math.ceil(legend.arrange(SvgCanvas.measuring(), constraint).height);
  }

  private void note(Graphics2D g2, int height) {
    String text = "No row has a finite value.";
    g2.setFont(Fonts.regular(14));
    g2.setColor(GATED);
    int length = g2.getFontMetrics().stringWidth(text);
    g2.drawString(text, (width - length) / 2, height / 2);
  }
}
