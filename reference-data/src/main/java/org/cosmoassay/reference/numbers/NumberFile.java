package org.cosmoassay.reference.numbers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.hdf5.Hdf5Numbers;
import org.cosmoassay.reference.format.npy.NpyNumbers;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.reference.format.table.TextNumbers;

/**
 * The numbers of a file. Those of {@code .npz} and HDF5 files are arrays with names; a {@code .npy}
 * file is one array; a text table is one of two axes, and its columns have numbers, from 1, and
 * perhaps names.
 */
public interface NumberFile {

  /** Opens a file, whose format is told by its first bytes. */
  static NumberFile open(Path file) throws CatalogueException {
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

  /** Names of arrays or columns, in the order of the file; empty when there are none. */
  List<String> names();

  /**
   * The array or column of a name.
   *
   * @throws CatalogueException when there is none, with those that there are
   */
  NumberArray named(String name) throws CatalogueException;

  /**
   * A column of a text table.
   *
   * @param number from 1
   * @throws CatalogueException when there are fewer columns, or none
   */
  NumberArray column(int number) throws CatalogueException;

  /**
   * All numbers: of a text table, its lines; of a file of arrays, the only one.
   *
   * @throws CatalogueException when there are several arrays
   */
  NumberArray whole() throws CatalogueException;
}
