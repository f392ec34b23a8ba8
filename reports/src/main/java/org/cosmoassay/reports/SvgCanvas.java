package org.cosmoassay.reports;

import java.awt.Graphics2D;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Turns drawing on a {@link Graphics2D} into SVG text: the same drawing gives the same bytes. */
final class SvgCanvas {

  /** A hundredth of a pixel is finer than any device shows. */
  private static final long HUNDRED = 100;

  private SvgCanvas() {}

  /** Draws an SVG element that screen readers announce. */
  static String draw(Chart chart) {
    String id = chart.name();
    int width = chart.width();
    int height = chart.height();
    SVGGraphics2D g2 = canvas(id, width, height);
    chart.drawing().accept(g2);
    String element = g2.getSVGElement(null, true, new ViewBox(0, 0, width, height), null, null);
    int open = element.indexOf("<svg ");
    int body = element.indexOf('>', open) + 1;
    String titleId = id + "-title";
    return "<svg role=\"img\" aria-labelledby=\""
        + titleId
        + "\" "
        + element.substring(open + "<svg ".length(), body)
        + "<title id=\""
        + titleId
        + "\">"
        + escaped(chart.title())
        + "</title>"
        + element.substring(body);
  }

  /** A stand-alone document around the element. */
  static String document(String element) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n";
  }

  /** A canvas to measure text on. */
  static Graphics2D measuring() {
    return canvas("m", 1, 1);
  }

  private static SVGGraphics2D canvas(String id, int width, int height) {
    SVGGraphics2D g2 = new SVGGraphics2D(width, height);
    g2.setDefsKeyPrefix(id + "-");
    g2.setFontFunction(family -> Fonts.SVG_FAMILY);
    g2.setGeomDoubleConverter(SvgCanvas::coordinate);
    return g2;
  }

  private static String coordinate(double value) {
    long hundredths = Math.round(value * HUNDRED);
    long whole = Math.abs(hundredths) / HUNDRED;
    long rest = Math.abs(hundredths) % HUNDRED;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }
    String digits = rest % 10 == 0 ? Long.toString(rest / 10) : rest < 10 ? "0" + rest : "" + rest;
    return sign + whole + "." + digits;
  }

  private static String escaped(String text) {
    return PlainText.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
