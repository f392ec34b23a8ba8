package org.cosmoassay.reference.format.npy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;

/**
 * A NumPy {@code .npz} archive: named arrays in a zip file, stored or deflated, zip64 included.
 * Headers are checked when the file is opened; elements are read when asked for. Safe for use by
 * several threads.
 */
public final class NpzFile implements Closeable {

  private static final String SUFFIX = ".npy";

  private final Path file;
  private final ZipFile zip;
  private final Map<String, NpyArray> arrays;

  private NpzFile(Path file, ZipFile zip, Map<String, NpyArray> arrays) {
    this.file = file;
    this.zip = zip;
    this.arrays = arrays;
  }

  /** Opens an archive and checks the header of every array in it. */
  public static NpzFile open(Path file) throws CatalogueException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (NoSuchFileException e) {
      throw new CatalogueException(file, "the file does not exist; check the path", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CatalogueException(
          file,
          "is not a whole zip archive, it is truncated or damaged ("
              + e.getMessage()
              + "); copy or save the file again",
          e);
    }
    try {
      return new NpzFile(file, zip, arrays(file, zip));
    } catch (CatalogueException e) {
      try {
        zip.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static Map<String, NpyArray> arrays(Path file, ZipFile zip) throws CatalogueException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    List<? extends ZipEntry> entries = entries(file, zip);
    for (ZipEntry entry : entries) {
      if (!entry.getName().endsWith(SUFFIX)) {
        continue;
      }
      String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
      ArrayPlace place = new ArrayPlace(file, name);
      requireReadable(place, entry);
      NpyArray array = NpyArray.of(place, new ZipEntryBytes(zip, entry));
      if (arrays.put(name, array) != null) {
        throw place.problem("is there twice; save the file again with every name once");
      }
    }
    return arrays;
  }

  private static void requireReadable(ArrayPlace place, ZipEntry entry) throws CatalogueException {
    int method = entry.getMethod();
    if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
      ZipException cause = new ZipException("compression method " + method);
      throw place.problem(
          "is compressed by method " + method + "; save it with numpy.savez_compressed", cause);
    }
    if (entry.getSize() < 0) {
      throw place.problem("has no stated size; the archive is damaged: save the file again");
    }
  }

  /** The entries, if all of them together can be in a file of this size. */
  private static List<? extends ZipEntry> entries(Path file, ZipFile zip)
      throws CatalogueException {
    List<? extends ZipEntry> entries;
    try {
      entries = zip.stream().toList();
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(
          file,
          "has an entry whose name or comment is no text; it is damaged: save the file again",
          e);
    }
    double stated = 0;
    for (ZipEntry entry : entries) {
      stated += Math.max(0, entry.getSize());
    }
    try {
      Unpacked.require(file, "its arrays", stated, Files.size(file));
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
    return entries;
  }

  /** Names of the arrays, in the order of the file. */
  public Set<String> names() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  /** Every array, in the order of the file. */
  Collection<NpyArray> arrays() {
    return Collections.unmodifiableCollection(arrays.values());
  }

  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** The array of a name. */
  public NpyArray array(String name) throws CatalogueException {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new CatalogueException(
          file, "there is no array '" + name + "'; there are " + String.join(", ", names()));
    }
    return array;
  }

  /** Sides of an array. */
  public long[] shape(String name) throws CatalogueException {
    return array(name).shape();
  }

  /** All elements of an array of numbers, in C order. */
  public double[] doubles(String name) throws CatalogueException {
    return array(name).doubles();
  }

  /** All elements of an array of whole numbers, in C order. */
  public long[] longs(String name) throws CatalogueException {
    return array(name).longs();
  }

  /** All elements of an array of text, in C order. */
  public List<String> strings(String name) throws CatalogueException {
    return array(name).strings();
  }

  /**
   * An array of two axes, row by row.
   *
   * @throws CatalogueException when the array has another number of axes
   */
  public double[][] rows(String name) throws CatalogueException {
    long[] shape = shape(name);
    if (shape.length != 2) {
      throw new ArrayPlace(file, name)
          .problem("has the shape " + NpyHeader.shapeText(shape) + ", not rows and columns");
    }
    double[] flat = doubles(name);
    int width = (int) shape[1];
    double[][] rows = new double[flat.length == 0 && width != 0 ? 0 : (int) shape[0]][width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(flat, i * width, rows[i], 0, width);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
