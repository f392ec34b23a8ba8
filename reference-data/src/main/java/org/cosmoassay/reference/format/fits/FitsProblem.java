package org.cosmoassay.reference.format.fits;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import nom.tam.fits.FitsException;
import org.cosmoassay.reference.format.CatalogueException;

/** Turns what the FITS library throws at a damaged file into the one exception of this module. */
final class FitsProblem {

  /** Held, so that the level stays: the library logs every oddity of a header. */
  private static final Logger LIBRARY = Logger.getLogger("nom.tam");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  /** A call into the library. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws CatalogueException, FitsException, IOException;
  }

  private FitsProblem() {}

  static <T> T guard(Path file, String what, Call<T> call) throws CatalogueException {
    try {
      return call.run();
    } catch (EOFException e) {
      throw new CatalogueException(
          file, "ends inside " + what + "; it is truncated: copy it again", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new CatalogueException(
          file,
          "%s cannot be read: the FITS file is truncated or damaged (%s); copy it again"
              .formatted(what, reason.lines().findFirst().orElse("")),
          e);
    } catch (OutOfMemoryError e) {
      throw new CatalogueException(
          file, what + " states more data than the heap can hold; it is damaged, or raise -Xmx", e);
    }
  }
}
