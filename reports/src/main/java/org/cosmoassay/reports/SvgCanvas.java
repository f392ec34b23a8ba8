package org.cosmoassay.reports;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.Consumer;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Turns drawing on a {@link Graphics2D} into SVG text: the same drawing gives the same bytes. */
final class SvgCanvas {

  /** A hundredth of a pixel is finer than any device shows. */
  private static final long HUNDRED = 100;

  private SvgCanvas() {}

  /**
   * Draws an SVG element of whole-number size that screen readers announce.
   *
   * @param id prefix of every id inside, unique in the page
   * @param title what the picture shows
   */
  static String draw(String id, String title, int width, int height, Consumer<Graphics2D> drawing) {
    SVGGraphics2D g2 = canvas(id, width, height);
    drawing.accept(g2);
    String element =
        g2.getSVGElement(null, true, new ViewBox(0, 0, width, height), null, null)
            // Fractional sizes make renderers of HTML pages reject the picture.
            .replace("width=\"" + width + ".0\"", "width=\"" + width + "\"")
            .replace("height=\"" + height + ".0\"", "height=\"" + height + "\"");
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
        + escaped(title)
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
    // Axes put back the hint they found, and null is none.
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
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
