package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/** Looks at what is in HDF5 files: which layout a file has, and its groups and datasets by name. */
final class Hdf5Content {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private Hdf5Content() {}

  /** Whether a file begins as HDF5 files do. */
  static boolean isSigned(byte[] head) {
    int n = SIGNATURE.length;
    return head.length >= n && Arrays.equals(head, 0, n, SIGNATURE, 0, n);
  }

  /**
   * Whether a file is HDF5 and of a layout. A damaged file is of none: the general HDF5 format then
   * says what is wrong with it.
   */
  static boolean is(Path file, byte[] head, Predicate<HdfFile> layout) {
    if (!isSigned(head)) {
      return false;
    }
    try {
      return Hdf5Problem.guard(
          file,
          "the file",
          () -> {
            HdfFile hdf = MeteredStorage.open(file);
            try {
              Hdf5File.requireWhole(file, hdf);
              return layout.test(hdf);
            } finally {
              MeteredStorage.close(hdf);
            }
          });
    } catch (CatalogueException e) {
      return false;
    }
  }

  /** A child group; null when there is none of that name. */
  static @Nullable Group group(Group parent, String name) {
    return parent.getChildren().get(name) instanceof Group group ? group : null;
  }

  /** A dataset of numbers, upper and lower case aside; null when there is none of that name. */
  static @Nullable Dataset dataset(Group group, String name) {
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      if (child.getKey().toLowerCase(Locale.ROOT).equals(name)
          && child.getValue() instanceof Dataset dataset
          && Hdf5Array.isNumeric(dataset)) {
        return dataset;
      }
    }
    return null;
  }

  /** Whether a group has positions as three columns. */
  static boolean hasColumns(Group group) {
    for (String axis : new String[] {"x", "y", "z"}) {
      Dataset dataset = dataset(group, axis);
      if (dataset == null || dataset.getDimensionsAsLong().length != 1) {
        return false;
      }
    }
    return true;
  }
}
