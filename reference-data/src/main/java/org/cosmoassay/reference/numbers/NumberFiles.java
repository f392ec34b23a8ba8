package org.cosmoassay.reference.numbers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.hdf5.Hdf5Numbers;
import org.cosmoassay.reference.format.npy.NpyNumbers;
import org.cosmoassay.reference.format.numbers.NumberFile;
import org.cosmoassay.reference.format.table.TextNumbers;

/** Opens files of numbers of any known format. */
public final class NumberFiles {

  private NumberFiles() {}

  /** Opens a file, whose format is told by its first bytes. */
  public static NumberFile open(Path file) throws CatalogueException {
    byte[] head = new byte[8];
    int read;
    try (InputStream in = Files.newInputStream(file)) {
      read = in.readNBytes(head, 0, head.length);
    } catch (NoSuchFileException e) {
      throw new CatalogueException(file, "the file does not exist; check the path", e);
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
    byte[] start = Arrays.copyOf(head, read);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK")) {
      return NpyNumbers.ofArchive(file);
    }
    if (text.startsWith("\u0093NUMPY")) {
      return NpyNumbers.ofArray(file);
    }
    return Hdf5Numbers.isHdf5(start) ? Hdf5Numbers.of(file) : TextNumbers.read(file);
  }
}
