package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.reference.format.ArrayFile;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudArray;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of numbers in the root group of an HDF5 file. What the file states (box, columns,
 * parameters) are attributes of the root group or of a dataset, or datasets of their own.
 */
final class Hdf5File implements ArrayFile {

  private static final String COLUMNS = "columns";
  private static final int MOST_LISTED = 20;
  private static final int DEEPEST_GROUP = 8;

  private final Path file;
  private final HdfFile hdf;
  private final Map<String, Hdf5Array> arrays;
  private final Map<String, Object> attributes;
  private final List<String> contents;

  private Hdf5File(
      Path file,
      HdfFile hdf,
      Map<String, Hdf5Array> arrays,
      Map<String, Object> attributes,
      List<String> contents) {
    this.file = file;
    this.hdf = hdf;
    this.arrays = arrays;
    this.attributes = attributes;
    this.contents = contents;
  }

  static Hdf5File open(Path file) throws CatalogueException {
    HdfFile hdf = Hdf5Problem.guard(file, "the file", () -> MeteredStorage.open(file));
    try {
      requireWhole(file, hdf);
      return Hdf5Problem.guard(file, "the list of datasets", () -> of(file, hdf));
    } catch (CatalogueException e) {
      MeteredStorage.close(hdf);
      throw e;
    }
  }

  /** Refuses a file shorter than its superblock states. */
  static void requireWhole(Path file, HdfFile hdf) throws CatalogueException {
    long stated =
        Hdf5Problem.guard(
            file,
            "the superblock",
            () -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
    long present = hdf.getHdfBackingStorage().size() + hdf.getUserBlockSize();
    if (present < stated) {
      throw new CatalogueException(
          file,
          "is truncated: it states "
              + stated
              + " bytes and has "
              + present
              + "; copy or save it again");
    }
  }

  private static Hdf5File of(Path file, HdfFile hdf) throws CatalogueException {
    Object lock = new Object();
    Map<String, Hdf5Array> arrays = new LinkedHashMap<>();
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Node node : hdf.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        if (Hdf5Array.isNumeric(dataset)) {
          Hdf5Storage.require(file, hdf, dataset);
          arrays.put(dataset.getName(), Hdf5Array.of(file, dataset, lock));
        } else if (dataset.getName().equals(COLUMNS)) {
          attributes.put(COLUMNS, Hdf5Storage.texts(file, hdf, dataset));
        }
        collect(dataset, attributes);
      }
    }
    collect(hdf, attributes);
    List<String> contents = new ArrayList<>();
    list(hdf, contents, new HashSet<>(), 0);
    return new Hdf5File(file, hdf, arrays, attributes, List.copyOf(contents));
  }

  private static void collect(Node node, Map<String, Object> attributes) {
    for (Map.Entry<String, Attribute> attribute : node.getAttributes().entrySet()) {
      String name = attribute.getKey();
      boolean wanted =
          name.equals(COLUMNS) || name.equals(Metadata.BOX) || Metadata.PARAMETERS.contains(name);
      Object value = wanted ? Hdf5Storage.value(attribute.getValue()) : null;
      if (value != null) {
        attributes.put(name, value);
      }
    }
  }

  private static void list(Group group, List<String> contents, Set<Long> listed, int depth) {
    for (Node node : group) {
      if (contents.size() >= MOST_LISTED) {
        return;
      }
      if (node instanceof Dataset dataset) {
        contents.add(dataset.getPath() + " " + Hdf5Array.describe(dataset));
      } else if (node instanceof Group inner
          && depth < DEEPEST_GROUP
          && listed.add(inner.getAddress())) {
        list(inner, contents, listed, depth + 1);
      }
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return "hdf5";
  }

  @Override
  public Map<String, ? extends CloudArray> arrays() {
    return arrays;
  }

  /** The attribute or dataset {@code columns}: an array of names, or one string with commas. */
  @Override
  public @Nullable List<String> columns() {
    Object names = attributes.get(COLUMNS);
    if (names instanceof String[] several) {
      return List.of(several);
    }
    return names instanceof String one ? Arrays.asList(one.split(",", -1)) : null;
  }

  @Override
  public Map<String, double[]> stated() throws CatalogueException {
    Map<String, double[]> stated = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(Metadata.PARAMETERS);
    names.add(Metadata.BOX);
    for (String name : names) {
      Object attribute = attributes.get(name);
      Hdf5Array array = arrays.get(name);
      if (attribute != null) {
        stated.put(name, numbers(name, attribute));
      } else if (array != null) {
        stated.put(name, array.all());
      }
    }
    return stated;
  }

  private double[] numbers(String name, Object value) throws CatalogueException {
    int length = value.getClass().isArray() ? Array.getLength(value) : 1;
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      Object element = value.getClass().isArray() ? Array.get(value, i) : value;
      if (!(element instanceof Number number)) {
        throw new CatalogueException(
            file, "the attribute " + name + " is not a number; write it as float64");
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }

  @Override
  public List<String> contents() {
    return contents;
  }

  @Override
  public void close() throws IOException {
    MeteredStorage.close(hdf);
  }
}
