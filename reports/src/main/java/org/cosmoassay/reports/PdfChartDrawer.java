package org.cosmoassay.reports;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.Shape;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.w3c.dom.Element;

/**
 * Draws charts straight into the PDF where the page has an {@code object} of type {@code chart}.
 * Text stays text in the embedded fonts; by way of SVG it would become outlines.
 */
final class PdfChartDrawer implements FSObjectDrawerFactory, FSObjectDrawer {

  private static final String TYPE = "chart";

  /** So that a chart and its table find room on one page; labels are still 7 points. */
  private static final double SCALE = 0.8;

  private final List<Chart> charts;
  private final PDFont regular;
  private final PDFont bold;

  PdfChartDrawer(List<Chart> charts, PDFont regular, PDFont bold) {
    this.charts = List.copyOf(charts);
    this.regular = regular;
    this.bold = bold;
  }

  /** The element that stands for a chart; names of charts are safe in markup. */
  static String placeholder(Chart chart) {
    return "<object type=\""
        + TYPE
        + "\" data=\""
        + chart.name()
        + "\" style=\"display: block; width: "
        + Math.round(SCALE * chart.width())
        + "px; height: "
        + Math.round(SCALE * chart.height())
        + "px\"></object>";
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return this;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return element.getTagName().equals("object") && element.getAttribute("type").equals(TYPE);
  }

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    String name = element.getAttribute("data");
    Chart chart = charts.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) width / dotsPerPixel,
        (float) height / dotsPerPixel,
        g2 -> {
          if (g2 instanceof PdfBoxGraphics2D pdf) {
            pdf.setFontTextDrawer(new EmbeddedText(regular, bold));
          }
          g2.scale(SCALE, SCALE);
          chart.drawing().accept(g2);
        });
    return Map.of();
  }

  /** Text in the fonts of the document. */
  static final class EmbeddedText extends PdfBoxGraphics2DFontTextDrawer {

    private final PDFont regular;
    private final PDFont bold;

    EmbeddedText(PDFont regular, PDFont bold) {
      this.regular = regular;
      this.bold = bold;
    }

    @Override
    protected boolean hasDynamicFontMapping() {
      return true;
    }

    @Override
    protected PDFont mapFont(Font font, IFontTextDrawerEnv environment) {
      return font.isBold() ? bold : regular;
    }
  }
}
