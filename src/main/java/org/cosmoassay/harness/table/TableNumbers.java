package org.cosmoassay.harness.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.config.NumberPlace;
import org.cosmoassay.harness.config.TableSpec;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.reference.format.numbers.NumberFile;
import org.cosmoassay.reference.numbers.NumberFiles;

/** The files of one table, each opened once. */
final class TableNumbers {

  private final TableSpec spec;
  private final Map<Path, NumberFile> open = new LinkedHashMap<>();

  TableNumbers(TableSpec spec) {
    this.spec = spec;
  }

  /** The numbers at a place that a key names. */
  NumberArray at(String key, NumberPlace place) throws TableException {
    InputFile own = place.file();
    Path path = (own == null ? spec.file() : own).path();
    NumberFile file = open(own == null ? "file" : key, path);
    try {
      String name = place.name();
      Integer column = place.column();
      if (name != null) {
        return file.named(name);
      }
      return column != null ? file.column(column) : file.whole();
    } catch (CatalogueException e) {
      throw new TableException(key, String.valueOf(e.getMessage()), e);
    }
  }

  private NumberFile open(String key, Path path) throws TableException {
    NumberFile known = open.get(path);
    if (known != null) {
      return known;
    }
    try {
      NumberFile file = NumberFiles.open(path);
      open.put(path, file);
      return file;
    } catch (CatalogueException e) {
      throw new TableException(key, String.valueOf(e.getMessage()), e);
    }
  }

  /** Names of the arrays or columns in the table's own file. */
  List<String> names() throws TableException {
    return open("file", spec.file().path()).names();
  }

  /** Numbers side by side: one array, or as many as there are components, one after the other. */
  NumberArray joined(String key, List<NumberPlace> places, int components) throws TableException {
    List<NumberPlace> all = places.isEmpty() ? List.of(NumberPlace.WHOLE) : places;
    if (all.size() == 1) {
      return at(key, all.get(0));
    }
    if (all.size() != components) {
      throw new TableException(
          key,
          "%d places are listed for %d components; list one each, or one for all"
              .formatted(all.size(), components));
    }
    NumberArray first = at(key, all.get(0));
    int rows = first.axes() > 1 ? first.side(0) : 1;
    int width = first.size() / Math.max(1, rows);
    double[] joined = new double[rows * width * components];
    for (int c = 0; c < components; c++) {
      NumberArray array = at(key, all.get(c));
      if (!array.shape().equals(first.shape())) {
        throw new TableException(
            key,
            "the first component has %s numbers and number %d has %s; give all as many"
                .formatted(first.shape(), c + 1, array.shape()));
      }
      double[] values = array.values();
      for (int i = 0; i < rows; i++) {
        System.arraycopy(values, i * width, joined, (i * components + c) * width, width);
      }
    }
    int[] sides =
        first.axes() > 1 ? new int[] {rows, width * components} : new int[] {width * components};
    return new NumberArray(sides, joined);
  }

  /** The files that were read. */
  Set<Path> files() {
    return open.keySet();
  }
}
