package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * One panel of a chart: bands, lines with error bars, and arrows at the edge for values beyond it.
 * Rows that are NaN are gaps.
 */
final class ChartPanel {

  private static final Color GRID = new Color(0xE3, 0xE3, 0xE3);
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final BasicStroke BAR_STROKE =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final Shape ARROW_UP = SourceStyle.polygon(-3, 2.5, 3, 2.5, 0, -3.5);
  private static final Shape ARROW_DOWN = SourceStyle.polygon(-3, -2.5, 3, -2.5, 0, 3.5);

  /** Distance of the arrows from the edge, and of one source's arrows from the next, in heights. */
  private final double arrowInset;

  private final double arrowSpacing;

  private final XYPlot plot;
  private final double low;
  private final double high;
  private final boolean logarithmic;
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, false);

  /**
   * An empty panel.
   *
   * @param axis the vertical axis; its range is the range of the panel
   * @param pixels height of the panel
   */
  ChartPanel(ValueAxis axis, boolean logarithmic, int pixels) {
    this.low = axis.getLowerBound();
    this.high = axis.getUpperBound();
    this.logarithmic = logarithmic;
    this.arrowInset = 5.0 / pixels;
    this.arrowSpacing = 3.5 / pixels;
    plot = new XYPlot(null, null, axis, null);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(INK);
    plot.setOutlineStroke(new BasicStroke(0.8f));
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(0.6f));
    plot.setRangeGridlineStroke(new BasicStroke(0.6f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainZeroBaselineVisible(false);
    plot.setRangeZeroBaselineVisible(false);
    plot.setDataset(new XYSeriesCollection());
    plot.setRenderer(renderer);
  }

  XYPlot plot() {
    return plot;
  }

  /** A filled band between two curves over rows that reach from left to right. */
  void band(double[] left, double[] x, double[] right, double[] lower, double[] upper, Paint fill) {
    int start = 0;
    while (start < x.length) {
      if (!finite(lower[start], upper[start])) {
        start++;
        continue;
      }
      int end = start;
      while (end + 1 < x.length && finite(lower[end + 1], upper[end + 1])) {
        end++;
      }
      polygon(outline(start, end, left, x, right, lower, upper), fill);
      start = end + 1;
    }
  }

  /** A filled rectangle, cut to the panel. */
  void box(double left, double right, double lower, double upper, Paint fill) {
    double bottom = clamped(lower);
    double top = clamped(upper);
    polygon(new double[] {left, bottom, right, bottom, right, top, left, top}, fill);
  }

  /** A vertical hairline over the whole panel. */
  void vertical(double x, BasicStroke stroke, Color color) {
    line(new double[] {x, x}, new double[] {low, high}, stroke, color);
  }

  /** A curve without markers. */
  void line(double[] x, double[] y, BasicStroke stroke, Color color) {
    add(CurveAnnotation.line(x, mapped(y, this::beyond), stroke, color));
  }

  /** A source: error bars, curve, markers, and triangles where it leaves the panel. */
  void source(double[] x, double[] y, double[] error, SourceStyle style, boolean markers) {
    errorBars(x, y, error, style);
    line(x, y, style.stroke(), style.color());
    if (markers) {
      marks(x, mapped(y, this::inside), style.marker(), style.color());
    }
    double inset = arrowInset + style.position() % 5 * arrowSpacing;
    marks(x, mapped(y, v -> v > high ? at(1 - inset) : Double.NaN), ARROW_UP, style.color());
    marks(x, mapped(y, v -> v < low ? at(inset) : Double.NaN), ARROW_DOWN, style.color());
  }

  private void errorBars(double[] x, double[] y, double[] error, SourceStyle style) {
    double[] from = new double[x.length];
    double[] to = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double visible = inside(y[i]);
      from[i] = beyond(visible - error[i]);
      to[i] = beyond(visible + error[i]);
    }
    add(CurveAnnotation.bars(x, from, to, BAR_STROKE, style.color()));
  }

  private void marks(double[] x, double[] y, Shape shape, Color color) {
    add(CurveAnnotation.markers(x, y, shape, color));
  }

  private void add(CurveAnnotation annotation) {
    renderer.addAnnotation(annotation, Layer.FOREGROUND);
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator map) {
    return Arrays.stream(values).map(map).toArray();
  }

  private void polygon(double[] outline, Paint fill) {
    renderer.addAnnotation(new XYPolygonAnnotation(outline, null, null, fill), Layer.BACKGROUND);
  }

  private double[] outline(
      int start,
      int end,
      double[] left,
      double[] x,
      double[] right,
      double[] lower,
      double[] upper) {
    int rows = end - start + 1;
    double[] outline = new double[4 * rows + 8];
    int n = 0;
    n = point(outline, n, left[start], upper[start]);
    for (int i = start; i <= end; i++) {
      n = point(outline, n, x[i], upper[i]);
    }
    n = point(outline, n, right[end], upper[end]);
    n = point(outline, n, right[end], lower[end]);
    for (int i = end; i >= start; i--) {
      n = point(outline, n, x[i], lower[i]);
    }
    point(outline, n, left[start], lower[start]);
    return outline;
  }

  private int point(double[] outline, int n, double x, double y) {
    outline[n] = x;
    outline[n + 1] = clamped(y);
    return n + 2;
  }

  private double inside(double value) {
    return value >= low && value <= high ? value : Double.NaN;
  }

  private double clamped(double value) {
    return Math.min(high, Math.max(low, value));
  }

  /** The value, or a point a little outside so that a curve leaves through the edge. */
  private double beyond(double value) {
    if (Double.isNaN(value)) {
      return value;
    }
    return Math.min(at(1.5), Math.max(at(-0.5), value));
  }

  /** The value at a fraction of the panel's height. */
  private double at(double fraction) {
    return logarithmic ? low * Math.pow(high / low, fraction) : low + (high - low) * fraction;
  }

  private static boolean finite(double a, double b) {
    return Double.isFinite(a) && Double.isFinite(b);
  }
}
