package org.cosmoassay.reference.format.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.format.ArrayFile;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudArray;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/** The arrays of an {@code .npz} as a catalogue sees them. */
final class NpzArrays implements ArrayFile {

  private static final String COLUMNS = "columns";

  /** The most numbers that are read as metadata: one for each of so many clouds. */
  private static final int MOST_STATED = 1_000_000;

  private final Path file;
  private final NpzFile npz;

  NpzArrays(Path file, NpzFile npz) {
    this.file = file;
    this.npz = npz;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return "npz";
  }

  @Override
  public Map<String, ? extends CloudArray> arrays() {
    Map<String, NpyArray> numbers = new LinkedHashMap<>();
    for (NpyArray array : npz.arrays()) {
      if (array.header().type().isNumber()) {
        numbers.put(array.name(), array);
      }
    }
    return numbers;
  }

  @Override
  public @Nullable List<String> columns() throws CatalogueException {
    return npz.has(COLUMNS) ? npz.strings(COLUMNS) : null;
  }

  @Override
  public Map<String, double[]> stated() throws CatalogueException {
    Map<String, double[]> stated = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(Metadata.PARAMETERS);
    names.add(Metadata.BOX);
    for (String name : names) {
      if (npz.has(name)) {
        if (npz.array(name).header().count() > MOST_STATED) {
          throw new CatalogueException(
              file, name + " has " + npz.array(name).header() + " values; state one number");
        }
        stated.put(name, npz.doubles(name));
      }
    }
    return stated;
  }

  @Override
  public List<String> contents() {
    return npz.arrays().stream().map(a -> a.name() + " " + a.description()).toList();
  }

  @Override
  public void close() throws IOException {
    npz.close();
  }
}
