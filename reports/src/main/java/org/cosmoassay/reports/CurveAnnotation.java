package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A curve, its error bars or its markers as one path. The renderers of the library draw an element
 * per point, which makes a chart of a few hundred points ten times larger. NaN is a gap.
 */
final class CurveAnnotation extends AbstractXYAnnotation {

  private static final long serialVersionUID = 1;

  /** What is drawn through or at the points. */
  private enum Kind {
    LINE,
    BARS,
    MARKERS
  }

  private final Kind kind;
  private final double[] x;
  private final double[] low;
  private final double[] high;
  private final transient BasicStroke stroke;
  private final transient Shape marker;
  private final Color color;

  private CurveAnnotation(
      Kind kind,
      double[] x,
      double[] low,
      double[] high,
      BasicStroke stroke,
      Shape marker,
      Color color) {
    this.kind = kind;
    this.x = x;
    this.low = low;
    this.high = high;
    this.stroke = stroke;
    this.marker = marker;
    this.color = color;
  }

  /** A line through the points. */
  static CurveAnnotation line(double[] x, double[] y, BasicStroke stroke, Color color) {
    return new CurveAnnotation(Kind.LINE, x, y, y, stroke, new Rectangle2D.Double(), color);
  }

  /** A vertical bar at every point. */
  static CurveAnnotation bars(
      double[] x, double[] low, double[] high, BasicStroke stroke, Color color) {
    return new CurveAnnotation(Kind.BARS, x, low, high, stroke, new Rectangle2D.Double(), color);
  }

  /** A filled marker at every point. */
  static CurveAnnotation markers(double[] x, double[] y, Shape marker, Color color) {
    return new CurveAnnotation(Kind.MARKERS, x, y, y, new BasicStroke(1), marker, color);
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int rendererIndex,
      PlotRenderingInfo info) {
    Path2D path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(low[i]) || !Double.isFinite(high[i])) {
        open = false;
        continue;
      }
      double at = domain.valueToJava2D(x[i], area, RectangleEdge.BOTTOM);
      double from = range.valueToJava2D(low[i], area, RectangleEdge.LEFT);
      double to = range.valueToJava2D(high[i], area, RectangleEdge.LEFT);
      switch (kind) {
        case LINE -> {
          if (open) {
            path.lineTo(at, from);
          } else {
            path.moveTo(at, from);
          }
          open = true;
        }
        case BARS -> {
          path.moveTo(at, from);
          path.lineTo(at, to);
        }
        case MARKERS ->
            path.append(
                AffineTransform.getTranslateInstance(at, from).createTransformedShape(marker),
                false);
      }
    }
    if (path.getCurrentPoint() == null) {
      return;
    }
    g2.setPaint(color);
    if (kind == Kind.MARKERS) {
      g2.fill(path);
    } else {
      g2.setStroke(stroke);
      g2.draw(path);
    }
  }
}
