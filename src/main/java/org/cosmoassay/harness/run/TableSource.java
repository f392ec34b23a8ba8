package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;

/** The name, the description and the files of a reference of tables: it has no realizations. */
final class TableSource implements Source {

  private final String name;
  private final String description;
  private final List<Path> files;

  TableSource(String name, String description, List<Path> files) {
    this.name = name;
    this.description = description;
    this.files = List.copyOf(files);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public Cosmology condition(int index) {
    throw new IndexOutOfBoundsException("A table has no realization " + index + ".");
  }

  @Override
  public List<Path> inputs() {
    return files;
  }

  @Override
  public void close() {
    // Its files were read at once.
  }
}
