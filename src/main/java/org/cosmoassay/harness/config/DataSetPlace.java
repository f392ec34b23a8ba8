package org.cosmoassay.harness.config;

import java.nio.file.Path;
import org.cosmoassay.reference.dataset.DataCatalogue;
import org.cosmoassay.reference.dataset.DataSet;
import org.cosmoassay.reference.dataset.DataSets;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of a data set, and where its files are.
 *
 * @param directory of the files, in the clone for a set that ships
 */
public record DataSetPlace(DataSet set, DataCatalogue catalogue, Path directory) {

  /** The system property by which the launcher says where the clone is. */
  private static final String HOME = "cosmoassay.home";

  /**
   * Finds a catalogue.
   *
   * @param wanted {@code NAME} or {@code NAME/CATALOGUE}
   * @param dataDirectory where the user has files of data sets; null when not said
   * @throws IllegalArgumentException saying what must be mended
   */
  public static DataSetPlace of(String wanted, @Nullable Path dataDirectory) {
    DataSet set = DataSets.named(wanted);
    DataCatalogue catalogue = set.catalogue(wanted);
    String home = set.home();
    if (home != null) {
      return new DataSetPlace(set, catalogue, Path.of(System.getProperty(HOME, "")).resolve(home));
    }
    if (dataDirectory == null) {
      throw new IllegalArgumentException(
          "it is not said where `%s` is; pass --data-dir DIR".formatted(set.name()));
    }
    return new DataSetPlace(set, catalogue, dataDirectory);
  }

  /** The file of the catalogue. */
  public Path file() {
    return directory.resolve(catalogue.file());
  }

  /** The table of cosmologies; null when there is none. */
  public @Nullable Path conditions() {
    String table = catalogue.conditions();
    return table == null ? null : directory.resolve(table);
  }
}
