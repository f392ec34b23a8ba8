package org.cosmoassay.reference.format.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.reference.format.numbers.NumberFile;

/** The numbers of NumPy files; arrays of text are left out. */
public final class NpyNumbers implements NumberFile {

  private final Path file;
  private final Map<String, NumberArray> arrays;

  private NpyNumbers(Path file, Map<String, NumberArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  /** Those of a {@code .npz} archive. */
  public static NpyNumbers ofArchive(Path file) throws CatalogueException {
    Map<String, NumberArray> arrays = new LinkedHashMap<>();
    try (NpzFile npz = NpzFile.open(file)) {
      for (NpyArray array : npz.arrays()) {
        if (array.header().type().isNumber()) {
          arrays.put(array.name(), numbers(file, array));
        }
      }
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
    return new NpyNumbers(file, arrays);
  }

  /** Those of a {@code .npy} file, under no name. */
  public static NpyNumbers ofArray(Path file) throws CatalogueException {
    try (NpyArray array = NpyArray.open(file)) {
      return new NpyNumbers(file, Map.of("", numbers(file, array)));
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be closed (" + e.getMessage() + ")", e);
    }
  }

  private static NumberArray numbers(Path file, NpyArray array) throws CatalogueException {
    long[] shape = array.shape();
    int[] sides = new int[shape.length];
    for (int i = 0; i < sides.length; i++) {
      if (shape[i] > Integer.MAX_VALUE) {
        throw new CatalogueException(
            file, "is too large for a table of measurements: " + array.description());
      }
      sides[i] = (int) shape[i];
    }
    return new NumberArray(sides, array.doubles());
  }

  @Override
  public List<String> names() {
    return arrays.keySet().stream().filter(name -> !name.isEmpty()).toList();
  }

  @Override
  public NumberArray named(String name) throws CatalogueException {
    NumberArray array = name.isEmpty() ? null : arrays.get(name);
    if (array == null) {
      throw new CatalogueException(
          file,
          names().isEmpty()
              ? "is one array without a name, and `" + name + "` is asked for; leave the name out"
              : "there is no array `%s`; there are %s".formatted(name, String.join(", ", names())));
    }
    return array;
  }

  @Override
  public NumberArray column(int number) throws CatalogueException {
    throw new CatalogueException(
        file, "holds arrays, and column " + number + " is asked for; name an array");
  }

  @Override
  public NumberArray whole() throws CatalogueException {
    List<NumberArray> all = new ArrayList<>(arrays.values());
    if (all.size() != 1) {
      throw new CatalogueException(
          file, "holds the arrays " + String.join(", ", names()) + "; name one of them");
    }
    return all.get(0);
  }
}
