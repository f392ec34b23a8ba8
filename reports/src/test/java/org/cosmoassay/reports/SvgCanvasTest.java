package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgCanvasTest {

  private static final Chart CHART =
      new Chart(
          "a-name",
          "<title> & \ud83d",
          60,
          40,
          FigureData::ofRows,
          g2 -> {
            g2.setColor(new Color(1, 2, 3, 51));
            g2.fill(new Rectangle2D.Double(1.0 / 3, 0, 10, 10));
            g2.clip(new Rectangle2D.Double(5, 5, 20, 20));
            g2.setComposite(AlphaComposite.SrcOver);
            g2.setColor(Color.RED);
            g2.setStroke(new BasicStroke(2, 0, 1, 10, new float[] {7, 3}, 0));
            g2.draw(new Line2D.Double(0, 0, 100, 100));
            g2.setFont(Fonts.bold(13));
            g2.drawString("r² <ξ> & \"x\"", 20, 30);
          });

  @Test
  void isADocumentOfItsOwn() throws Exception {
    Element svg = parsed(CHART).getDocumentElement();
    assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(svg.getAttribute("width")).isEqualTo("60");
    assertThat(svg.getAttribute("height")).isEqualTo("40");
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 60 40");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<title> & \ufffd");
  }

  @Test
  void textStaysTextAndShapesKeepClipAlphaAndDashes() throws Exception {
    Document svg = parsed(CHART);
    Element text = (Element) svg.getElementsByTagName("text").item(0);
    assertThat(text.getTextContent()).isEqualTo("r² <ξ> & \"x\"");
    assertThat(text.getAttribute("font-weight")).isEqualTo("bold");
    assertThat(text.getAttribute("clip-path")).isEqualTo("url(#a-name-clipPath1)");
    assertThat(CHART.svg())
        .contains("fill-opacity=\"0.2\"", "stroke-dasharray=\"7,3\"", "x=\"0.33\"")
        .containsOnlyOnce("font-family");
  }

  @Test
  void everyIdStartsWithTheNameAndEveryReferenceHasItsId() {
    String svg = CHART.svg();
    List<String> ids = all("\\bid=\"([^\"]*)\"", svg);
    assertThat(ids).isNotEmpty().allMatch(id -> id.startsWith("a-name-")).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all("url\\(#([^)]*)\\)", svg));
  }

  @Test
  void theSameDrawingIsTheSameText() {
    assertThat(CHART.svg()).isEqualTo(CHART.svg());
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found.stream().map(f -> f.replaceAll(pattern, "$1")).toList();
  }

  private static Document parsed(Chart chart) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(SvgCanvas.document(chart.svg()))));
  }
}
