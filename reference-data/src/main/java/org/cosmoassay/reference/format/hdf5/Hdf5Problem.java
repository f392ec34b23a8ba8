package org.cosmoassay.reference.format.hdf5;

import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * Turns what the HDF5 library throws at a damaged file into the one exception of this module. The
 * library signals damage by whatever its parser trips over: its own exception, a buffer underflow,
 * an index or a cast.
 */
final class Hdf5Problem {

  /** A call into the library. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws CatalogueException;
  }

  private Hdf5Problem() {}

  static <T> T guard(Path file, String what, Call<T> call) throws CatalogueException {
    try {
      return call.run();
    } catch (RuntimeException | StackOverflowError e) {
      throw damaged(file, what, e);
    } catch (OutOfMemoryError e) {
      throw new CatalogueException(
          file, what + " states more data than the heap can hold; it is damaged, or raise -Xmx", e);
    }
  }

  private static CatalogueException damaged(Path file, String what, Throwable e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new CatalogueException(
        file,
        what
            + " cannot be read: the HDF5 file is truncated or damaged ("
            + reason.lines().findFirst().orElse("")
            + "); copy or save it again",
        e);
  }
}
