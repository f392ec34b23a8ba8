package org.cosmoassay.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typeface of every chart and of the PDF: DejaVu Sans, shipped with its licence, so that a
 * report has the same metrics on every machine.
 */
final class Fonts {

  static final String SANS = "DejaVu Sans";
  static final String MONO = "DejaVu Sans Mono";

  /** Verdana is cut after the same drawings and has nearly the same widths. */
  static final String SVG_FAMILY = "DejaVu Sans, Verdana, sans-serif";

  static final String SANS_REGULAR_FILE = "DejaVuSans.ttf";
  static final String SANS_BOLD_FILE = "DejaVuSans-Bold.ttf";
  static final String MONO_FILE = "DejaVuSansMono.ttf";

  private static final Font REGULAR = load(SANS_REGULAR_FILE);
  private static final Font BOLD = load(SANS_BOLD_FILE);

  private Fonts() {}

  static Font regular(float pixels) {
    return REGULAR.deriveFont(pixels);
  }

  static Font bold(float pixels) {
    return BOLD.deriveFont(Font.BOLD, pixels);
  }

  /** Whether both cuts have a glyph. */
  static boolean canDisplay(int codePoint) {
    return REGULAR.canDisplay(codePoint) && BOLD.canDisplay(codePoint);
  }

  static InputStream open(String file) {
    InputStream stream = Fonts.class.getResourceAsStream("fonts/" + file);
    if (stream == null) {
      throw new IllegalStateException("The font " + file + " is missing from the class path.");
    }
    return stream;
  }

  private static Font load(String file) {
    try (InputStream stream = open(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + file + " cannot be read.", e);
    }
  }
}
