package org.cosmoassay.reference.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a public data set. A set whose files are the user's choice has neither files nor
 * catalogues.
 *
 * @param name short name
 * @param what what it is
 * @param papers where it is described
 * @param licence what one may do with it
 * @param obtain where users get it
 * @param box side of the box in Mpc/h, or several in words
 * @param redshift its redshift, or several in words
 * @param cosmology its parameters, or the table that has them
 * @param units units of its files
 * @param benchmark the shipped benchmark that uses it; null for none
 * @param home where a clone of the project has its files, relative to the clone; null when users
 *     get them elsewhere
 * @param columns names of the columns of its catalogues; null when they state them
 * @param catalogues what can be read; none when the user chooses
 * @param files the files with their checksums
 */
public record DataSet(
    String name,
    String what,
    List<String> papers,
    String licence,
    String obtain,
    String box,
    String redshift,
    String cosmology,
    String units,
    @Nullable String benchmark,
    @Nullable String home,
    @Nullable List<String> columns,
    List<DataCatalogue> catalogues,
    List<DataFile> files) {

  /** Between the name of a data set and that of one of its catalogues. */
  public static final char SEPARATOR = '/';

  public DataSet {
    papers = List.copyOf(papers);
    columns = columns == null ? null : List.copyOf(columns);
    catalogues = List.copyOf(catalogues);
    files = List.copyOf(files);
  }

  /**
   * One of its catalogues.
   *
   * @param wanted {@code NAME/CATALOGUE}, or {@code NAME} where there is one only
   * @throws IllegalArgumentException when it has none of that name, saying what there is
   */
  public DataCatalogue catalogue(String wanted) {
    if (catalogues.isEmpty()) {
      throw new IllegalArgumentException(
          "which files of %s to take is yours to choose (%s); name one with `catalogues` instead"
              .formatted(name, obtain));
    }
    if (wanted.equals(name) && catalogues.size() == 1) {
      return catalogues.get(0);
    }
    for (DataCatalogue catalogue : catalogues) {
      if (wanted.equals(name + SEPARATOR + catalogue.name())) {
        return catalogue;
      }
    }
    throw new IllegalArgumentException(
        "%s is none of the catalogues of this data set; write one of %s"
            .formatted(
                wanted,
                catalogues.stream()
                    .map(catalogue -> name + SEPARATOR + catalogue.name())
                    .collect(Collectors.joining(", "))));
  }

  /**
   * Checks that a directory holds this data set.
   *
   * @throws CatalogueException naming the first file that is missing or another one than it should
   *     be, with the checksum expected and found
   */
  public void verify(Path directory) throws CatalogueException {
    for (DataFile file : files) {
      Path path = directory.resolve(file.name());
      if (!Files.isRegularFile(path)) {
        throw new CatalogueException(
            path,
            "this file of the data set %s is missing; get it from %s".formatted(name, obtain));
      }
      String found = checksum(path);
      if (!found.equals(file.sha256())) {
        throw new CatalogueException(
            path,
            "is not the file of the data set %s: its SHA-256 is %s where %s is expected; get it again from %s"
                .formatted(name, found, file.sha256(), obtain));
      }
    }
  }

  private static String checksum(Path path) throws CatalogueException {
    try {
      return Sha256.of(path);
    } catch (IOException e) {
      throw new CatalogueException(path, "cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
