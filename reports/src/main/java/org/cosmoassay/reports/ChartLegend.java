package org.cosmoassay.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** The legend above a chart, outside of the data. */
final class ChartLegend {

  /** Longer names are cut; the tables of the report have them in full. */
  private static final int LONGEST_NAME = 32;

  private static final Shape SWATCH = new Rectangle2D.Double(-11, -5, 22, 10);
  private static final Shape LINE = new Line2D.Double(-13, 0, 13, 0);

  private ChartLegend() {}

  /** A source with its style. */
  record Source(String name, SourceStyle style) {}

  /**
   * The legend.
   *
   * @param reference how the reference is drawn; null when it is not
   * @param tolerance whether a tolerance is shaded
   * @param gateEnds whether a range of a gate ends in the chart
   */
  static LegendTitle of(
      @Nullable ReferenceForm reference,
      boolean tolerance,
      boolean gateEnds,
      List<Source> sources) {
    LegendItemCollection items = new LegendItemCollection();
    if (reference == ReferenceForm.MEAN || reference == ReferenceForm.SLOPES) {
      String label =
          reference == ReferenceForm.MEAN ? "reference (table) with errors" : "reference";
      items.add(source(new Source(label, SourceStyle.REFERENCE)));
    } else if (reference != null) {
      String label = reference == ReferenceForm.CLOUDS ? "reference" : "reference (table)";
      items.add(line(label, new BasicStroke(1.8f), Color.BLACK));
      items.add(swatch("scatter", new Color(0, 0, 0, 26)));
      items.add(swatch("standard error", new Color(0, 0, 0, 90)));
    }
    if (tolerance) {
      items.add(swatch("gate tolerance", new Color(0x00, 0x9E, 0x73, 60)));
    }
    if (gateEnds) {
      items.add(
          line(
              "gate range",
              new BasicStroke(
                  1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0),
              new Color(0x55, 0x55, 0x55)));
    }
    sources.forEach(source -> items.add(source(source)));
    return styled(items);
  }

  /** A line of a chart with its name. */
  record Line(String name, Stroke stroke, Color color) {}

  /** The legend of lines. */
  static LegendTitle ofLines(List<Line> lines) {
    LegendItemCollection items = new LegendItemCollection();
    for (Line line : lines) {
      items.add(line(PlainText.drawable(line.name()), line.stroke(), line.color()));
    }
    return styled(items);
  }

  private static LegendTitle styled(LegendItemCollection items) {
    LegendTitle legend = new LegendTitle(() -> items);
    legend.setPosition(RectangleEdge.TOP);
    legend.setItemFont(Fonts.regular(12));
    legend.setItemPaint(Color.BLACK);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
    legend.setPadding(new RectangleInsets(0, 0, 6, 0));
    legend.setBackgroundPaint(null);
    return legend;
  }

  private static LegendItem source(Source source) {
    SourceStyle style = source.style();
    return new LegendItem(
        PlainText.drawable(PlainText.shortened(source.name(), LONGEST_NAME)),
        null,
        null,
        null,
        true,
        style.marker(),
        true,
        style.color(),
        false,
        style.color(),
        new BasicStroke(1),
        true,
        LINE,
        style.stroke(),
        style.color());
  }

  private static LegendItem line(String label, Stroke stroke, Paint paint) {
    return new LegendItem(
        label, null, null, null, false, SWATCH, false, paint, false, paint, stroke, true, LINE,
        stroke, paint);
  }

  private static LegendItem swatch(String label, Paint paint) {
    return new LegendItem(
        label,
        null,
        null,
        null,
        true,
        SWATCH,
        true,
        paint,
        false,
        paint,
        new BasicStroke(1),
        false,
        LINE,
        new BasicStroke(1),
        paint);
  }
}
