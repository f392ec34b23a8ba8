package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** "Real or fake?": a slab of the reference and one of a source, side by side on equal axes. */
final class SliceChart {

  private static final int WIDTH = ComponentChart.WIDTH;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int TOP = 28;
  private static final int BOTTOM = 48;
  private static final int SIDE = WIDTH / 2 - LEFT - RIGHT;

  /** A slab may be this many times taller than wide before it is shrunk to fit. */
  private static final double MOST_UPRIGHT = 1.5;

  /** Radius of a dot in mean distances between dots. */
  private static final double DOT = 0.16;

  private static final double SMALLEST_DOT = 0.7;
  private static final double LARGEST_DOT = 2;
  private static final Color INK = new Color(0x1A, 0x1A, 0x1A);

  private SliceChart() {}

  /** The picture of a pair; both panels have the same scale. */
  static Chart draw(String name, Slice real, Slice fake) {
    return draw(name, "Real or fake?", real, fake);
  }

  /**
   * The picture of a pair; both panels have the same scale.
   *
   * @param question what the picture is about
   */
  static Chart draw(String name, String question, Slice real, Slice fake) {
    double scale =
        Math.min(
            SIDE / Math.max(real.width(), fake.width()),
            SIDE * MOST_UPRIGHT / Math.max(real.height(), fake.height()));
    int panel = (int) Math.ceil(scale * Math.max(real.height(), fake.height()));
    int height = TOP + panel + BOTTOM;
    double dot = dotRadius(real, fake, scale);
    String title = question + " Left: " + described(real) + ". Right: " + described(fake) + ".";
    return new Chart(
        name,
        title,
        WIDTH,
        height,
        () -> FigureData.ofSlices(List.of(real, fake)),
        g2 -> {
          // Axes put back the hint they found, and null is none.
          g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
          g2.setColor(Color.WHITE);
          g2.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
          panel(g2, real, 0, scale, dot);
          panel(g2, fake, WIDTH / 2, scale, dot);
        });
  }

  /** Name, number of points and depth. */
  static String described(Slice slice) {
    return PlainText.shortened(PlainText.clean(slice.source()), 60)
        + ", "
        + slice.size()
        + (slice.size() == 1 ? " point" : " points")
        + " in a slab of "
        + Numbers.significant(slice.depth(), 4)
        + Numbers.NO_BREAK_SPACE
        + "Mpc/h";
  }

  private static double dotRadius(Slice real, Slice fake, double scale) {
    double area = real.width() * real.height() * scale * scale;
    double spacing = Math.sqrt(area / Math.max(1, Math.max(real.size(), fake.size())));
    return Math.min(LARGEST_DOT, Math.max(SMALLEST_DOT, DOT * spacing));
  }

  private static void panel(Graphics2D g2, Slice slice, double offset, double scale, double dot) {
    double width = slice.width() * scale;
    double height = slice.height() * scale;
    XYPlot plot = new XYPlot(null, axis("x", slice.width()), axis("y", slice.height()), null);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setOutlinePaint(INK);
    plot.setOutlineStroke(new BasicStroke(0.8f));
    AxisSpace left = new AxisSpace();
    left.setLeft(LEFT);
    plot.setFixedRangeAxisSpace(left);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(BOTTOM);
    plot.setFixedDomainAxisSpace(bottom);
    plot.draw(
        g2, new Rectangle2D.Double(offset, TOP, LEFT + width, height + BOTTOM), null, null, null);
    points(g2, slice, offset + LEFT, TOP + height, scale, dot);
    g2.setFont(Fonts.bold(13));
    g2.setColor(Color.BLACK);
    g2.drawString(fitting(g2, slice.source(), SIDE), (float) (offset + LEFT), TOP - 9f);
  }

  private static ValueAxis axis(String name, double side) {
    return ChartAxes.linear(name + " [Mpc/h]", 0, side, 5);
  }

  /** All dots in one path: a line of no length with round ends is a disc, in a few bytes. */
  private static void points(
      Graphics2D g2, Slice slice, double left, double bottom, double scale, double dot) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < slice.size(); i++) {
      double x = left + slice.x(i) * scale;
      double y = bottom - slice.y(i) * scale;
      if (Double.isFinite(x) && Double.isFinite(y)) {
        path.moveTo(x, y);
        path.lineTo(x, y);
      }
    }
    if (path.getCurrentPoint() == null) {
      return;
    }
    g2.setColor(INK);
    g2.setStroke(new BasicStroke((float) (2 * dot), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g2.draw(path);
  }

  private static String fitting(Graphics2D g2, String name, int width) {
    String text = PlainText.drawable(PlainText.shortened(name, 60));
    for (int n = text.codePointCount(0, text.length()); n > 1; n--) {
      String candidate = PlainText.shortened(text, n);
      if (g2.getFontMetrics().stringWidth(candidate) <= width) {
        return candidate;
      }
    }
    return "…";
  }
}
