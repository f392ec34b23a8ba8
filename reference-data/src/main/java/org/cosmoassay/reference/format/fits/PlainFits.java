package org.cosmoassay.reference.format.fits;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;

/**
 * A FITS file without compression: the file itself, or a temporary copy of what a gzip file holds.
 * The library would unpack other compressions by programs of the system, which no file may start.
 *
 * @param path where it is
 * @param isCopy whether it is removed when it is closed
 */
record PlainFits(Path path, boolean isCopy) implements Closeable {

  private static final byte[] START = "SIMPLE".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final int BLOCK_BYTES = 1 << 16;

  static PlainFits of(Path file) throws CatalogueException {
    try {
      byte[] head;
      try (InputStream in = Files.newInputStream(file)) {
        head = in.readNBytes(START.length);
      }
      boolean packed = Arrays.equals(head, 0, Math.min(2, head.length), GZIP, 0, GZIP.length);
      PlainFits plain = packed ? unpacked(file) : new PlainFits(file, false);
      plain.requireStart(file);
      return plain;
    } catch (ZipException e) {
      throw new CatalogueException(
          file, "is a damaged gzip file (" + e.getMessage() + "); copy it again", e);
    } catch (IOException e) {
      throw new CatalogueException(
          file, "cannot be read (" + e.getMessage() + "); check it, or copy it again", e);
    }
  }

  private static PlainFits unpacked(Path file) throws CatalogueException, IOException {
    PlainFits copy = new PlainFits(Files.createTempFile("cosmoassay", ".fits"), true);
    long packed = Files.size(file);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BLOCK_BYTES);
        OutputStream out = Files.newOutputStream(copy.path)) {
      byte[] block = new byte[BLOCK_BYTES];
      long bytes = 0;
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        bytes += n;
        Unpacked.require(file, "what it unpacks to", (double) bytes, packed);
        out.write(block, 0, n);
      }
      return copy;
    } catch (CatalogueException | IOException e) {
      copy.closeAfter(e);
      throw e;
    }
  }

  private void requireStart(Path file) throws CatalogueException, IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(START.length);
    }
    if (!Arrays.equals(head, START)) {
      CatalogueException problem =
          new CatalogueException(
              file,
              "does not begin like a FITS file (SIMPLE); unpack it, unless by gzip, or name its format");
      closeAfter(problem);
      throw problem;
    }
  }

  private void closeAfter(Exception problem) {
    try {
      close();
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (isCopy) {
      Files.deleteIfExists(path);
    }
  }
}
