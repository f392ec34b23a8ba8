package org.cosmoassay.reports;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * An element as text in the fewest bytes, attributes in alphabetical order. Serializers of the JDK
 * break lines and order attributes differently from version to version.
 */
final class XmlText {

  private XmlText() {}

  static String of(Element element) {
    StringBuilder text = new StringBuilder();
    write(element, text);
    return text.toString();
  }

  private static void write(Element element, StringBuilder text) {
    text.append('<').append(element.getTagName());
    attributes(element)
        .forEach(
            (name, value) -> text.append(' ').append(name).append("=\"").append(value).append('"'));
    if (!element.hasChildNodes()) {
      text.append("/>");
      return;
    }
    text.append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        write(inner, text);
      } else if (child instanceof Text words) {
        text.append(escaped(words.getData()));
      }
    }
    text.append("</").append(element.getTagName()).append('>');
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> sorted = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      sorted.put(attribute.getName(), escaped(attribute.getValue()).replace("\"", "&quot;"));
    }
    return sorted;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
