package org.cosmoassay.harness.config;

import org.jspecify.annotations.Nullable;

/**
 * Where numbers of a table stand: all of a file, or what has a name or a number in it.
 *
 * @param file a file of their own; null for that of the table
 * @param name name of an array, dataset or column; null for none
 * @param column number of a column of a text, from 1; null for none
 */
public record NumberPlace(
    @Nullable InputFile file, @Nullable String name, @Nullable Integer column) {

  /** All of the table's file. */
  public static final NumberPlace WHOLE = new NumberPlace(null, null, null);
}
