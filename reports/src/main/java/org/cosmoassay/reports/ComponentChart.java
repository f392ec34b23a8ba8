package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

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

  /** Ratios share a bin side by side within this part of its width. */
  private static final double DODGE = 0.6;

  /** More rows than this leave no room for markers. */
  private static final int MOST_MARKED_ROWS = 90;

  private final StatisticSection section;
  private final List<Component> components;
  private final int width;

  /** One component of the reference and of the sources. */
  private record Component(Quantity quantity, ChartRows reference, List<Entry> entries) {
    List<ChartRows> rows() {
      return entries.stream().map(Entry::rows).toList();
    }
  }

  /** One source's rows, side by side with the others. */
  private record Entry(String source, SourceStyle style, ChartRows rows) {}

  private ComponentChart(StatisticSection section, List<Component> components, int width) {
    this.section = section;
    this.components = components;
    this.width = width;
  }

  /**
   * The chart of components that share their axes.
   *
   * @param name base of the file name and prefix of ids
   */
  static Chart draw(
      String name,
      StatisticSection section,
      List<String> components,
      Map<String, SourceStyle> styles) {
    return draw(name, section, components, styles, WIDTH);
  }

  /** The same chart in another width in pixels. */
  static Chart draw(
      String name,
      StatisticSection section,
      List<String> components,
      Map<String, SourceStyle> styles,
      int width) {
    List<Component> list = components.stream().map(c -> gathered(section, c, styles)).toList();
    return new ComponentChart(section, list, width).render(name);
  }

  private static Component gathered(
      StatisticSection section, String component, Map<String, SourceStyle> styles) {
    List<Comparison> having =
        section.comparisons().stream().filter(c -> component(c, component) != null).toList();
    ComponentComparison first = Objects.requireNonNull(component(having.get(0), component));
    Quantity quantity = Quantity.of(first);
    boolean logarithmicX = ChartRows.isLogarithmic(first.axis(), quantity.logarithmic());
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < having.size(); i++) {
      Comparison comparison = having.get(i);
      double shift = having.size() == 1 ? 0 : DODGE * ((double) i / (having.size() - 1) - 0.5);
      entries.add(
          new Entry(
              comparison.source(),
              Objects.requireNonNull(styles.get(comparison.source())),
              ChartRows.generated(
                  Objects.requireNonNull(component(comparison, component)),
                  quantity,
                  logarithmicX,
                  shift)));
    }
    return new Component(quantity, ChartRows.reference(first, quantity, logarithmicX), entries);
  }

  private String title() {
    int sources = components.get(0).entries().size();
    String symbols =
        components.size() == 1
            ? components.get(0).quantity().label(0)
            : "from left to right "
                + components.stream()
                    .map(c -> c.quantity().symbol())
                    .collect(Collectors.joining(", "));
    return PlainText.shortened(PlainText.clean(section.statistic()), 60)
        + ": "
        + symbols
        + switch (form()) {
          case CLOUDS, SLOPES -> " of the reference and of ";
          case REALIZATIONS, MEAN -> " of the reference, a table, and of ";
        }
        + (sources == 1 ? "1 source" : sources + " sources")
        + ", and the ratio to the reference";
  }

  private static @Nullable ComponentComparison component(Comparison comparison, String name) {
    return comparison.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private Chart render(String name) {
    Component first = components.get(0);
    Quantity quantity = first.quantity();
    ChartRange main = ChartRange.ofValues(quantity, first.reference(), first.rows());
    ChartRange drawn = main.isFinite() ? main : new ChartRange(0, 1, false);
    double left = first.reference().left()[firstRow()];
    double right = first.reference().right()[lastRow()];
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
      ChartRange ratio = ChartRange.ofRatios(component.rows(), widestTolerance());
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
            main.isFinite() ? form() : null,
            ratios && widestTolerance() > 0,
            hasGatedPart(left, right),
            styled());
    chart.addSubtitle(legend);
    int total = height + legendHeight(legend);
    return new Chart(
        name,
        title(),
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

  private ReferenceForm form() {
    return section.comparisons().get(0).form();
  }

  /** The first row in which anything is to be seen. */
  private int firstRow() {
    int rows = components.get(0).reference().size();
    return IntStream.range(0, rows).filter(this::isShown).findFirst().orElse(0);
  }

  private int lastRow() {
    int rows = components.get(0).reference().size();
    return IntStream.range(0, rows).filter(this::isShown).max().orElse(rows - 1);
  }

  private boolean isShown(int row) {
    return components.stream()
        .flatMap(c -> Stream.concat(Stream.of(c.reference()), c.rows().stream()))
        .anyMatch(r -> row < r.size() && Double.isFinite(r.value()[row]));
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
    boolean bands = form() != ReferenceForm.MEAN && form() != ReferenceForm.SLOPES;
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
    for (GateRange gate : tolerances()) {
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
    section.gateRanges().stream()
        .flatMapToDouble(g -> DoubleStream.of(g.low(), g.high()))
        .filter(x -> x > left && x < right)
        .distinct()
        .forEach(x -> panel.vertical(x, GATED_STROKE, GATED));
  }

  private boolean hasGatedPart(double left, double right) {
    return section.gateRanges().stream()
        .anyMatch(
            g -> (g.low() > left && g.low() < right) || (g.high() > left && g.high() < right));
  }

  /** Ranges with a tolerance, each once: shading twice would look like a stricter gate. */
  private List<GateRange> tolerances() {
    return section.gateRanges().stream()
        .filter(g -> g.tolerance() > 0)
        .map(g -> new GateRange("", g.low(), g.high(), g.tolerance()))
        .distinct()
        .toList();
  }

  private double widestTolerance() {
    return tolerances().stream().mapToDouble(GateRange::tolerance).max().orElse(0);
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
