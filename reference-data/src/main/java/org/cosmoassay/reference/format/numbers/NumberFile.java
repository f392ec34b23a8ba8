package org.cosmoassay.reference.format.numbers;

import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * The numbers of a file. Those of {@code .npz} and HDF5 files are arrays with names; a {@code .npy}
 * file is one array; a text table is one of two axes, and its columns have numbers, from 1, and
 * perhaps names.
 */
public interface NumberFile {

  /** Names of arrays or columns, in the order of the file; empty when there are none. */
  List<String> names();

  /**
   * The array or column of a name.
   *
   * @throws CatalogueException when there is none, with those that there are
   */
  NumberArray named(String name) throws CatalogueException;

  /**
   * A column of a text table.
   *
   * @param number from 1
   * @throws CatalogueException when there are fewer columns, or none
   */
  NumberArray column(int number) throws CatalogueException;

  /**
   * All numbers: of a text table, its lines; of a file of arrays, the only one.
   *
   * @throws CatalogueException when there are several arrays
   */
  NumberArray whole() throws CatalogueException;
}
