package org.cosmoassay.reports;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Turns drawing on a {@link Graphics2D} into SVG text: the same drawing gives the same bytes. */
final class SvgCanvas {

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** A hundredth of a pixel is finer than any device shows. */
  private static final int DECIMALS = 2;

  private SvgCanvas() {}

  /** Draws an SVG element that screen readers announce. */
  static String draw(Chart chart) {
    SVGGraphics2D g2 = canvas(chart.name());
    g2.setSVGCanvasSize(new Dimension(chart.width(), chart.height()));
    chart.drawing().accept(g2);
    Element svg = g2.getRoot();
    strip(svg);
    String titleId = chart.name() + "-title";
    svg.setAttribute("xmlns", SVG);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-labelledby", titleId);
    svg.setAttribute("viewBox", "0 0 " + chart.width() + " " + chart.height());
    svg.setAttribute("font-family", Fonts.SVG_FAMILY);
    svg.setAttribute("xml:space", "preserve");
    Element title = svg.getOwnerDocument().createElementNS(SVG, "title");
    title.setAttribute("id", titleId);
    title.setTextContent(PlainText.clean(chart.title()));
    svg.insertBefore(title, svg.getFirstChild());
    return XmlText.of(svg);
  }

  /** A stand-alone document around the element. */
  static String document(String element) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n";
  }

  /** A canvas to measure text on. */
  static Graphics2D measuring() {
    return canvas("m");
  }

  private static SVGGraphics2D canvas(String prefix) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(DECIMALS);
    context.setIDGenerator(new Ids(prefix));
    return new SVGGraphics2D(context, false);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML document can be made.", e);
    }
  }

  /**
   * Takes away what every element repeats or nobody refers to: rendering hints, the one typeface,
   * ids and holders of definitions that are the same in every picture of a page. Shortens paths.
   */
  private static void strip(Element element) {
    element.removeAttribute("font-family");
    element.removeAttribute("xml:space");
    element.removeAttribute("color-interpolation");
    for (String hint : new String[] {"color", "image", "shape", "text"}) {
      element.removeAttribute(hint + "-rendering");
    }
    if (element.getTagName().equals("path")) {
      element.setAttribute("d", PathText.shortened(element.getAttribute("d")));
    }
    if (element.getTagName().equals("defs")) {
      element.removeAttribute("id");
    }
    Node child = element.getFirstChild();
    while (child != null) {
      Node next = child.getNextSibling();
      if (child instanceof Element inner) {
        strip(inner);
        if (inner.getTagName().equals("defs") && !inner.hasChildNodes()) {
          element.removeChild(inner);
        }
      }
      child = next;
    }
  }

  /** Ids that no other chart of the page has. */
  private static final class Ids extends SVGIDGenerator {
    private final String prefix;
    private final Map<String, Integer> used = new HashMap<>();

    Ids(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String generateID(String kind) {
      return prefix + "-" + kind + used.merge(kind, 1, Integer::sum);
    }
  }
}
