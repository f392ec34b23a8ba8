package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one source is drawn in every chart: colour, dash and marker differ together, so that sources
 * can be told apart without colour. The colours are those of Okabe &amp; Ito (2008), <i>Color
 * Universal Design</i>, without yellow, which is lost on white.
 *
 * @param position place among the sources, from 0
 */
record SourceStyle(int position, Color color, BasicStroke stroke, Shape marker) {

  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  private static final List<float[]> DASHES =
      List.of(
          new float[0],
          new float[] {7, 3},
          new float[] {2, 2.5f},
          new float[] {8, 2.5f, 2, 2.5f},
          new float[] {4, 2});

  private static final float LINE_WIDTH = 1.4f;

  /** The reference, where it is a table of means with errors. */
  static final SourceStyle REFERENCE =
      new SourceStyle(4, Color.BLACK, new BasicStroke(1.8f), shape(0));

  /** The style of the source at a place. Lists of 6, 5 and 5 repeat only after 30 sources. */
  static SourceStyle at(int position) {
    float[] dash = DASHES.get(position % DASHES.size());
    BasicStroke stroke =
        dash.length == 0
            ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
            : new BasicStroke(
                LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    return new SourceStyle(position, COLORS.get(position % COLORS.size()), stroke, shape(position));
  }

  /** A style per source of the report, in its order. */
  static Map<String, SourceStyle> of(Report report) {
    Map<String, SourceStyle> styles = new LinkedHashMap<>();
    report.sources().forEach(s -> styles.computeIfAbsent(s.name(), n -> at(styles.size())));
    for (Report.StatisticSection section : report.statistics()) {
      section
          .comparisons()
          .forEach(c -> styles.computeIfAbsent(c.source(), n -> at(styles.size())));
    }
    return styles;
  }

  private static Shape shape(int position) {
    return switch (position % 5) {
      case 0 -> new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2);
      case 1 -> new Rectangle2D.Double(-2.4, -2.4, 4.8, 4.8);
      case 2 -> polygon(0, -3.4, 3.4, 0, 0, 3.4, -3.4, 0);
      case 3 -> polygon(-3.2, -2.6, 3.2, -2.6, 0, 3.2);
      default ->
          polygon(
              -1, -3.2, 1, -3.2, 1, -1, 3.2, -1, 3.2, 1, 1, 1, 1, 3.2, -1, 3.2, -1, 1, -3.2, 1,
              -3.2, -1, -1, -1);
    };
  }

  /** A closed polygon from x, y pairs in pixels. */
  static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
