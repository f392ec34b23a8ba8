package org.cosmoassay.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * The report as a paginated PDF with vector charts and embedded fonts. It carries no dates and its
 * identifier is computed from the content, so the same report gives the same bytes.
 */
final class PdfReport {

  private static final String PRODUCER = "CosmoAssay";

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
            "report.pdf.ftl", new ReportPageBuilder(report, charts, PlainText::drawable).build());
    XRLog.setLoggingEnabled(false);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    try {
      return render(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] render(String page) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(page, null);
    builder.withProducer(PRODUCER);
    // The page holds everything it shows; whatever else is asked for is denied.
    for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, priority);
    }
    font(builder, Fonts.SANS_REGULAR_FILE, Fonts.SANS, 400);
    font(builder, Fonts.SANS_BOLD_FILE, Fonts.SANS, 700);
    font(builder, Fonts.MONO_FILE, Fonts.MONO, 400);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    builder.toStream(bytes);
    try (BatikSVGDrawer svg = new BatikSVGDrawer()) {
      builder.useSVGDrawer(svg);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        PDDocument document = renderer.getPdfDocument();
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(null);
        information.setModificationDate(null);
        CRC32 checksum = new CRC32();
        checksum.update(page.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(checksum.getValue());
        document.save(bytes);
        document.close();
      }
    }
    return bytes.toByteArray();
  }

  private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
    builder.useFont(() -> Fonts.open(file), family, weight, FontStyle.NORMAL, true);
  }
}
