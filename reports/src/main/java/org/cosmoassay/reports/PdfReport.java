package org.cosmoassay.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The report as a paginated PDF with vector charts and embedded fonts, fit for archives (PDF/A-2u).
 * It carries no dates and its identifier is computed from its text, so the same report gives the
 * same bytes.
 */
final class PdfReport {

  static final String PRODUCER = "CosmoAssay";

  private static final int CONFORMANCE_PART = 2;
  private static final String CONFORMANCE_LEVEL = "U";

  /** Held here, as the logging system forgets settings of loggers that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("com.openhtmltopdf"),
          Logger.getLogger("org.apache.pdfbox"),
          Logger.getLogger("org.apache.fontbox"));

  private PdfReport() {}

  static byte[] render(Report report, Charts charts) {
    String page =
        Templates.render(
            "report.pdf.ftl",
            new ReportPageBuilder(report, charts, PlainText::drawable, PdfChartDrawer::placeholder)
                .build());
    XRLog.setLoggingEnabled(false);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    try {
      return render(page, charts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] render(String page, Charts charts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDFont regular = font(document, Fonts.SANS_REGULAR_FILE);
      PDFont bold = font(document, Fonts.SANS_BOLD_FILE);
      PDFont mono = font(document, Fonts.MONO_FILE);
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      builder.withHtmlContent(page, null);
      builder.withProducer(PRODUCER);
      builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
      builder.useColorProfile(SrgbProfile.bytes());
      builder.useFont(new PDFontSupplier(regular), Fonts.SANS, 400, FontStyle.NORMAL, true);
      builder.useFont(new PDFontSupplier(bold), Fonts.SANS, 700, FontStyle.NORMAL, true);
      builder.useFont(new PDFontSupplier(mono), Fonts.MONO, 400, FontStyle.NORMAL, true);
      builder.useObjectDrawerFactory(new PdfChartDrawer(charts.all(), regular, bold));
      // The page holds everything it shows; whatever else is asked for is denied.
      for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
        builder.useExternalResourceAccessControl((uri, type) -> false, priority);
      }
      builder.toStream(bytes);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(null);
        information.setModificationDate(null);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(
            PdfMetadata.of(information, CONFORMANCE_PART, CONFORMANCE_LEVEL)
                .getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        // There is no tree of tags, whatever the renderer claims.
        document.getDocumentCatalog().setMarkInfo(null);
        CRC32 checksum = new CRC32();
        checksum.update(page.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(checksum.getValue());
        document.save(bytes);
      }
    }
    return bytes.toByteArray();
  }

  /** A font of which only the used glyphs are embedded. */
  private static PDFont font(PDDocument document, String file) throws IOException {
    try (InputStream stream = Fonts.open(file)) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
      // Ligatures cost most of the time and make text hard to search.
      font.setEnableGsub(false);
      return PDType0Font.load(document, font, true);
    }
  }
}
