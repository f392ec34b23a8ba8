package org.cosmoassay.reports;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A chart as a PDF of its own in the size a paper prints it, without margins: vectors, text in
 * embedded fonts, the same bytes for the same chart.
 */
final class PdfFigure {

  /** One column of a paper, 3.4 inches, in points. */
  static final float ONE_COLUMN = 3.4f * 72;

  /** Two columns, 7.1 inches, in points. */
  static final float TWO_COLUMNS = 7.1f * 72;

  private static final float VERSION = 1.4f;

  private final TrueTypeFont regular;
  private final TrueTypeFont bold;

  private PdfFigure(TrueTypeFont regular, TrueTypeFont bold) {
    this.regular = regular;
    this.bold = bold;
  }

  /** Reads the fonts once for many figures. */
  static PdfFigure withFonts() {
    try {
      return new PdfFigure(font(Fonts.SANS_REGULAR_FILE), font(Fonts.SANS_BOLD_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The chart, so many points wide. */
  byte[] draw(Chart chart, float points) {
    float scale = points / chart.width();
    float height = scale * chart.height();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDFont text = PDType0Font.load(document, regular, true);
      PDFont heads = PDType0Font.load(document, bold, true);
      PDPage page = new PDPage(new PDRectangle(points, height));
      document.addPage(page);
      PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, points, height);
      g2.setFontTextDrawer(new PdfChartDrawer.EmbeddedText(text, heads));
      g2.scale(scale, scale);
      chart.drawing().accept(g2);
      g2.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(g2.getXFormObject());
      }
      document.getDocumentInformation().setTitle(PlainText.readable(chart.title()));
      document.getDocumentInformation().setProducer(PdfReport.PRODUCER);
      CRC32 checksum = new CRC32();
      checksum.update(chart.name().getBytes(StandardCharsets.UTF_8));
      document.setDocumentId(checksum.getValue());
      // What LaTeX takes without a warning.
      document.setVersion(VERSION);
      document.save(bytes, CompressParameters.NO_COMPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static TrueTypeFont font(String file) throws IOException {
    try (InputStream stream = Fonts.open(file)) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
      // Ligatures cost most of the time and make text hard to search.
      font.setEnableGsub(false);
      return font;
    }
  }
}
