package org.cosmoassay.reports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * Verdicts as JUnit XML, for the dashboards of continuous integration: a test suite per source and
 * a test case per gate.
 *
 * <p>FAIL is a failure, ERROR an error, SKIPPED is skipped. INCONCLUSIVE is skipped with a message
 * that begins with {@code inconclusive:}, as JUnit has no word for it. A gate that fails a negative
 * control does what it is there for and is no failure; each negative control has one more test
 * case, {@code negative-control}, which fails when no gate caught it. An exhibit is like any other
 * source here: that its failing does not decide how a run ends must not hide it.
 */
final class JUnitXml {

  private static final String CONTROL = "negative-control";

  private JUnitXml() {}

  static byte[] render(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      write(report, xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The verdicts cannot be written as XML.", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Report report, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(xml, 0);
    xml.writeStartElement("testsuites");
    attribute(xml, "name", report.name());
    for (SourceVerdicts source : SourceVerdicts.of(report)) {
      suite(source, xml);
    }
    line(xml, 0);
    xml.writeEndElement();
    line(xml, 0);
    xml.writeEndDocument();
  }

  private static void suite(SourceVerdicts judged, XMLStreamWriter xml) throws XMLStreamException {
    Source source = judged.source();
    List<Verdict> verdicts = judged.verdicts();
    boolean control = source.role() == Role.NEGATIVE_CONTROL;
    boolean missed = control && !judged.caught();
    long failures = control ? (missed ? 1 : 0) : judged.count(Status.FAIL);
    long skipped = judged.count(Status.SKIPPED) + judged.count(Status.INCONCLUSIVE);
    line(xml, 1);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", source.name());
    attribute(xml, "tests", Integer.toString(verdicts.size() + (control ? 1 : 0)));
    attribute(xml, "failures", Long.toString(failures));
    attribute(xml, "errors", Long.toString(judged.count(Status.ERROR)));
    attribute(xml, "skipped", Long.toString(skipped));
    for (Verdict verdict : verdicts) {
      verdict(verdict, control, xml);
    }
    if (control) {
      startCase(CONTROL, "some gate fails it", xml);
      if (missed) {
        outcome("failure", "No gate failed this negative control.", xml);
      } else {
        text("system-out", "failed as a negative control must", xml);
      }
      endCase(xml);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void verdict(Verdict verdict, boolean control, XMLStreamWriter xml)
      throws XMLStreamException {
    startCase(verdict.statistic(), verdict.gate(), xml);
    switch (verdict.status()) {
      case PASS -> text("system-out", verdict.reason(), xml);
      case FAIL -> {
        if (control) {
          text("system-out", "failed as a negative control must: " + verdict.reason(), xml);
        } else {
          outcome("failure", verdict.reason(), xml);
        }
      }
      case ERROR -> outcome("error", verdict.reason(), xml);
      case SKIPPED -> outcome("skipped", verdict.reason(), xml);
      case INCONCLUSIVE -> outcome("skipped", "inconclusive: " + verdict.reason(), xml);
    }
    endCase(xml);
  }

  private static void startCase(String statistic, String gate, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    attribute(xml, "classname", statistic);
    attribute(xml, "name", gate);
  }

  private static void endCase(XMLStreamWriter xml) throws XMLStreamException {
    line(xml, 2);
    xml.writeEndElement();
  }

  private static void outcome(String element, String message, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 3);
    xml.writeEmptyElement(element);
    attribute(xml, "message", message);
  }

  private static void text(String element, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 3);
    xml.writeStartElement(element);
    xml.writeCharacters(PlainText.clean(text));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, PlainText.clean(value));
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
