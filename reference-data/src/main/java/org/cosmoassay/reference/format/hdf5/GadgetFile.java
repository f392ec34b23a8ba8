package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.unit.Quantity;
import org.cosmoassay.reference.format.unit.Unit;
import org.jspecify.annotations.Nullable;

/** One HDF5 file of a set of groups and subhalos. */
final class GadgetFile implements Closeable {

  /** What is read. */
  enum Objects {
    GROUPS("Group"),
    SUBHALOS("Subhalo");

    private final String group;

    Objects(String group) {
      this.group = group;
    }

    /** The name of the HDF5 group, with which the names of its datasets begin. */
    String group() {
      return group;
    }

    /** Names of the attribute of the header that counts them, of GADGET-4 and of AREPO. */
    private String[] counts(String where) {
      return this == GROUPS
          ? new String[] {"Ngroups_" + where}
          : new String[] {"Nsubhalos_" + where, "Nsubgroups_" + where};
    }
  }

  /** Vectors with more elements are no coordinates. */
  private static final int WIDEST = 6;

  private final Path file;
  private final HdfFile hdf;
  private final Objects objects;
  private final int rows;
  private final Map<String, Hdf5Array> arrays;

  private GadgetFile(
      Path file, HdfFile hdf, Objects objects, int rows, Map<String, Hdf5Array> arrays) {
    this.file = file;
    this.hdf = hdf;
    this.objects = objects;
    this.rows = rows;
    this.arrays = arrays;
  }

  static GadgetFile open(Path file, Objects objects) throws CatalogueException {
    HdfFile hdf = Hdf5Problem.guard(file, "the file", () -> MeteredStorage.open(file));
    try {
      Hdf5File.requireWhole(file, hdf);
      return Hdf5Problem.guard(file, "the list of datasets", () -> of(file, hdf, objects));
    } catch (CatalogueException e) {
      MeteredStorage.close(hdf);
      throw e;
    }
  }

  private static GadgetFile of(Path file, HdfFile hdf, Objects objects) throws CatalogueException {
    int rows = count(file, hdf, objects.counts("ThisFile"));
    Map<String, Hdf5Array> arrays = new LinkedHashMap<>();
    Group group = Hdf5Content.group(hdf, objects.group);
    Object lock = new Object();
    for (Node node : group == null || rows == 0 ? Map.<String, Node>of().values() : group) {
      if (node instanceof Dataset dataset && isColumn(dataset)) {
        Hdf5Storage.require(file, hdf, dataset);
        if (dataset.getDimensionsAsLong()[0] != rows) {
          throw new CatalogueException(
              file,
              "%s is %s where the header states %d objects; it is damaged: copy it again"
                  .formatted(dataset.getPath(), Hdf5Array.describe(dataset), rows));
        }
        arrays.put(dataset.getName(), Hdf5Array.of(file, dataset, lock));
      }
    }
    if (rows > 0 && arrays.isEmpty()) {
      throw new CatalogueException(
          file,
          "states %d objects and has no datasets in /%s; it is damaged or has none of them"
              .formatted(rows, objects.group));
    }
    return new GadgetFile(file, hdf, objects, rows, arrays);
  }

  private static boolean isColumn(Dataset dataset) {
    long[] shape = dataset.getDimensionsAsLong();
    return Hdf5Array.isNumeric(dataset)
        && (shape.length == 1 || (shape.length == 2 && shape[1] <= WIDEST));
  }

  private static int count(Path file, HdfFile hdf, String... names) throws CatalogueException {
    OptionalDouble stated = Hdf5Attributes.number(Hdf5Content.group(hdf, "Header"), names);
    if (stated.isEmpty()) {
      throw new CatalogueException(
          file, "does not state " + String.join(" or ", names) + " in /Header; it is damaged");
    }
    double count = stated.getAsDouble();
    if (!(count >= 0 && count <= Integer.MAX_VALUE - 8)) {
      throw new CatalogueException(
          file, "states %s = %.0f; a count is 0 to 2147483639".formatted(names[0], count));
    }
    return (int) count;
  }

  Path path() {
    return file;
  }

  int rows() {
    return rows;
  }

  /** Number of objects in all files of the set. */
  double total() throws CatalogueException {
    return header(objects.counts("Total")).orElse(rows);
  }

  /** Number of files of the set. */
  int files() throws CatalogueException {
    return (int) header("NumFiles", "NumFilesPerSnapshot").orElse(1);
  }

  /** A number of the header. */
  OptionalDouble header(String... names) throws CatalogueException {
    return attribute("Header", names);
  }

  /** A number of the header or of the parameters of the run. */
  OptionalDouble parameter(String name) throws CatalogueException {
    OptionalDouble stated = attribute("Header", name);
    return stated.isPresent() ? stated : attribute("Parameters", name);
  }

  private OptionalDouble attribute(String group, String... names) throws CatalogueException {
    return Hdf5Problem.guard(
        file,
        "the group " + group,
        () -> Hdf5Attributes.number(Hdf5Content.group(hdf, group), names));
  }

  /** Number of columns of every dataset, by name. */
  Map<String, Integer> widths() {
    Map<String, Integer> widths = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> widths.put(name, array.shape().length == 1 ? 1 : (int) array.shape()[1]));
    return widths;
  }

  /**
   * The unit of a dataset, from its own attributes or the units of the run; null when the file
   * states none.
   */
  @Nullable Unit unit(String dataset) throws CatalogueException {
    Quantity quantity = quantity(dataset);
    if (quantity == null) {
      return null;
    }
    OptionalDouble stated =
        switch (quantity) {
          case LENGTH -> parameter("UnitLength_in_cm");
          case MASS -> parameter("UnitMass_in_g");
          case VELOCITY -> parameter("UnitVelocity_in_cm_per_s");
        };
    if (!(stated.orElse(Double.NaN) > 0)) {
      return null;
    }
    double size = stated.getAsDouble();
    return switch (quantity) {
      case LENGTH -> Unit.ofCentimetresPerH(size);
      case MASS -> Unit.ofGramsPerH(size);
      case VELOCITY -> Unit.ofCentimetresPerSecond(size, dataset.equals("GroupVel") ? -1 : 0);
    };
  }

  private static @Nullable Quantity quantity(String dataset) {
    if (dataset.matches("(Group|Subhalo)(Pos|CM)")) {
      return Quantity.LENGTH;
    }
    if (dataset.equals("GroupVel") || dataset.equals("SubhaloVel")) {
      return Quantity.VELOCITY;
    }
    return dataset.matches("(Group|Subhalo)Mass.*|Group_M_.*") ? Quantity.MASS : null;
  }

  /** Reads a dataset into the places of its columns; null for one that is not wanted. */
  void read(String dataset, double[] @Nullable [] columns) throws CatalogueException {
    Hdf5Array array = arrays.get(dataset);
    if (array == null || (array.shape().length == 2 && array.shape()[1] != columns.length)) {
      throw new CatalogueException(
          file,
          "has no dataset %s of %d columns in /%s as the other files have"
              .formatted(dataset, columns.length, objects.group));
    }
    array.read(new ArrayView(1, rows, columns.length, false), 0, columns);
  }

  @Override
  public void close() {
    MeteredStorage.close(hdf);
  }
}
