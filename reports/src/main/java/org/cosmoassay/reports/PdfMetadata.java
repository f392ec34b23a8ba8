package org.cosmoassay.reports;

import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * What a PDF says of itself as XMP: the same words as its information dictionary, and the standard
 * for archives it keeps to. Without dates, which would differ from one rendering to the next.
 */
final class PdfMetadata {

  private PdfMetadata() {}

  /**
   * The packet.
   *
   * @param part part of ISO 19005
   * @param level conformance within the part
   */
  static String of(PDDocumentInformation information, int part, String level) {
    return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">TITLE</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>AUTHOR</rdf:li></rdf:Seq></dc:creator>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">SUBJECT</rdf:li></rdf:Alt></dc:description>
        <pdf:Producer>PRODUCER</pdf:Producer>
        <pdfaid:part>PART</pdfaid:part>
        <pdfaid:conformance>LEVEL</pdfaid:conformance>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .replace("AUTHOR", escaped(information.getAuthor()))
        .replace("SUBJECT", escaped(information.getSubject()))
        .replace("PRODUCER", escaped(information.getProducer()))
        .replace("PART", Integer.toString(part))
        .replace("LEVEL", level)
        // Last, as it is the only text that others wrote.
        .replace("TITLE", escaped(information.getTitle()));
  }

  private static String escaped(String text) {
    return Objects.requireNonNull(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
