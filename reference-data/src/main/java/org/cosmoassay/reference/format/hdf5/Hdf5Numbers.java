package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.reference.format.numbers.NumberFile;

/** The datasets of numbers in an HDF5 file, by their paths without the first slash. */
public final class Hdf5Numbers implements NumberFile {

  private static final int DEEPEST_GROUP = 8;
  private static final int MOST_NUMBERS = 50_000_000;

  private final Path file;
  private final Map<String, NumberArray> arrays;

  private Hdf5Numbers(Path file, Map<String, NumberArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  /** Whether a file begins as HDF5 files do. */
  public static boolean isHdf5(byte[] head) {
    return Hdf5Content.isSigned(head);
  }

  /** Reads every dataset of numbers. */
  public static Hdf5Numbers of(Path file) throws CatalogueException {
    Map<String, NumberArray> arrays = new LinkedHashMap<>();
    Hdf5Problem.guard(
        file,
        "the file",
        () -> {
          HdfFile hdf = MeteredStorage.open(file);
          try {
            Hdf5File.requireWhole(file, hdf);
            collect(file, hdf, hdf, arrays, new HashSet<>(), 0);
          } finally {
            MeteredStorage.close(hdf);
          }
          return arrays;
        });
    return new Hdf5Numbers(file, arrays);
  }

  private static void collect(
      Path file,
      HdfFile hdf,
      Group group,
      Map<String, NumberArray> arrays,
      Set<Long> groups,
      int depth)
      throws CatalogueException {
    for (Node node : group) {
      if (node instanceof Dataset dataset && Hdf5Array.isNumeric(dataset)) {
        Hdf5Storage.require(file, hdf, dataset);
        Hdf5Array array = Hdf5Array.of(file, dataset, new Object());
        double held = array.count() * Double.BYTES;
        for (NumberArray other : arrays.values()) {
          held += (double) other.size() * Double.BYTES;
        }
        Unpacked.require(file, "its datasets", held, hdf.getHdfBackingStorage().size());
        long[] shape = array.shape();
        int[] sides = new int[shape.length];
        for (int i = 0; i < sides.length; i++) {
          sides[i] = Math.toIntExact(shape[i]);
        }
        arrays.put(
            dataset.getPath().substring(1),
            new NumberArray(sides, array.all(MOST_NUMBERS, "this is no table of measurements")));
      } else if (node instanceof Group inner
          && depth < DEEPEST_GROUP
          && groups.add(inner.getAddress())) {
        collect(file, hdf, inner, arrays, groups, depth + 1);
      }
    }
  }

  @Override
  public List<String> names() {
    return new ArrayList<>(arrays.keySet());
  }

  @Override
  public NumberArray named(String name) throws CatalogueException {
    NumberArray array = arrays.get(name.startsWith("/") ? name.substring(1) : name);
    if (array == null) {
      throw new CatalogueException(
          file,
          "there is no dataset `%s`; there are %s".formatted(name, String.join(", ", names())));
    }
    return array;
  }

  @Override
  public NumberArray column(int number) throws CatalogueException {
    throw new CatalogueException(
        file, "holds datasets, and column " + number + " is asked for; name a dataset");
  }

  @Override
  public NumberArray whole() throws CatalogueException {
    if (arrays.size() != 1) {
      throw new CatalogueException(
          file, "holds the datasets " + String.join(", ", names()) + "; name one of them");
    }
    return arrays.values().iterator().next();
  }
}
