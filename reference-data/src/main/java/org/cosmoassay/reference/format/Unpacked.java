package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.Locale;

/**
 * How much the data of a file may be larger than the file. Compression, holes and repeated values
 * let a small file state any amount of data; a catalogue packs by a factor of two to ten, as
 * positions are nearly random. A file of n bytes may hold {@value #RATIO} n + {@value #ALWAYS}
 * bytes, and what states more is refused before room is made for it.
 */
public final class Unpacked {

  /** Bytes of data for every byte of a file. */
  public static final int RATIO = 100;

  /** Bytes of data that a file of any size may hold. */
  public static final int ALWAYS = 1 << 20;

  private Unpacked() {}

  /** The most bytes of data that a file of so many bytes may hold. */
  public static double most(long fileBytes) {
    return (double) RATIO * fileBytes + ALWAYS;
  }

  /**
   * Refuses data that are much larger than their file.
   *
   * @param what they are, e.g. {@code the arrays}
   * @param bytes of them; a hostile file states more than a long can count
   */
  public static void require(Path file, String what, double bytes, long fileBytes)
      throws CatalogueException {
    if (!(bytes <= most(fileBytes))) {
      throw new CatalogueException(
          file,
          String.format(
              Locale.ROOT,
              "%s would take %.0f bytes, more than %d times the %d bytes of the file; it is damaged, or write it without compression",
              what,
              bytes,
              RATIO,
              fileBytes));
    }
  }
}
