package org.cosmoassay.reference.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.jspecify.annotations.Nullable;

/** Opens and writes catalogue files of every known format. */
public final class Catalogues {

  private static final int HEAD_BYTES = 512;

  private Catalogues() {}

  /** Every known format. */
  public static List<CatalogueFormat> formats() {
    return ServiceLoader.load(CatalogueFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Opens a catalogue of the format the options name, else of the one its content tells. */
  public static Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    return format(file, options.format()).open(file, options);
  }

  /**
   * The format of a file.
   *
   * @param name the format's name; null to recognise it by content, then by extension
   */
  public static CatalogueFormat format(Path file, @Nullable String name) throws CatalogueException {
    byte[] head = head(file);
    for (CatalogueFormat format : ServiceLoader.load(CatalogueFormat.class)) {
      if (name == null ? format.recognises(file, head) : format.name().equals(name)) {
        return format;
      }
    }
    throw new CatalogueException(
        file,
        name == null
            ? "the format is not known; known are " + names() + "; pass --input-format NAME"
            : "there is no format '" + name + "'; known are " + names());
  }

  /** Writes an ensemble; the format follows the file's extension. Atomic. */
  public static void write(Path file, Ensemble ensemble) throws CatalogueException {
    for (CatalogueFormat format : formats()) {
      if (format.writes(file)) {
        try {
          format.write(file, ensemble);
        } catch (UncheckedCatalogueException e) {
          throw e.carried();
        }
        return;
      }
    }
    throw new CatalogueException(file, "no format writes this extension; known are " + names());
  }

  private static byte[] head(Path file) throws CatalogueException {
    if (!Files.exists(file)) {
      throw new CatalogueException(file, "the file does not exist; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new CatalogueException(file, "this is not a file; name a catalogue file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static String names() {
    return String.join(", ", formats().stream().map(CatalogueFormat::name).toList());
  }
}
