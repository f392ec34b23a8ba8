package org.cosmoassay.reference.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.jspecify.annotations.Nullable;

/** Opens and writes catalogue files of every known format. */
public final class Catalogues {

  private static final int HEAD_BYTES = 512;

  private Catalogues() {}

  /** Every known format. */
  public static List<CatalogueFormat> formats() {
    return ServiceLoader.load(CatalogueFormat.class, CatalogueFormat.class.getClassLoader())
        .stream()
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
    Optional<CatalogueFormat> found =
        name == null ? recognised(file) : find(format -> format.name().equals(name));
    return found.orElseThrow(
        () ->
            new CatalogueException(
                file,
                name == null
                    ? "the format is not known; known are " + names() + "; pass --input-format NAME"
                    : "there is no format '" + name + "'; known are " + names()));
  }

  /** The format of a file by its content, then by its extension; empty when none knows it. */
  public static Optional<CatalogueFormat> recognised(Path file) throws CatalogueException {
    byte[] head = head(file);
    return find(format -> format.recognises(file, head));
  }

  /** The first that fits; those after it are not even loaded. */
  private static Optional<CatalogueFormat> find(Predicate<CatalogueFormat> fits) {
    for (CatalogueFormat format :
        ServiceLoader.load(CatalogueFormat.class, CatalogueFormat.class.getClassLoader())) {
      if (fits.test(format)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
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
