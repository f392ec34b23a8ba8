package org.cosmoassay.reports;

import java.awt.Graphics2D;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A chart that can be drawn on anything.
 *
 * @param name base of its file name and prefix of its ids, unique in the report
 * @param title what it shows, for captions and screen readers
 * @param width whole pixels, as renderers of HTML pages reject pictures of fractional size
 * @param height whole pixels
 * @param data the numbers behind it
 * @param drawing draws it, always the same
 */
record Chart(
    String name,
    String title,
    int width,
    int height,
    Supplier<FigureData> data,
    Consumer<Graphics2D> drawing) {

  /** The chart as an SVG element. */
  String svg() {
    return SvgCanvas.draw(this);
  }
}
