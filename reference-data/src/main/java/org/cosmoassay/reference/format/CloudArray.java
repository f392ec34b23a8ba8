package org.cosmoassay.reference.format;

import org.jspecify.annotations.Nullable;

/** An array of numbers in a file, from which the part of one cloud can be read. */
public interface CloudArray {

  /** The array's name, for messages and {@code info}. */
  String name();

  /** Sides of the array, first index first. */
  long[] shape();

  /** Type, shape and storage as {@code info} shows them, e.g. {@code float32 (16, 5000, 7)}. */
  String description();

  /**
   * Reads one cloud.
   *
   * @param view how the array is seen: its product of sides equals the array's
   * @param cloud index of the cloud, from 0
   * @param columns a target of {@code view.points()} numbers for each of the features, or null for
   *     a feature nobody asked for
   */
  default void read(ArrayView view, int cloud, double[] @Nullable [] columns)
      throws CatalogueException {
    read(view, cloud, 0, view.points(), columns);
  }

  /**
   * Reads some points of one cloud.
   *
   * @param first the first of them
   * @param count their number
   * @param columns targets of {@code count} numbers
   */
  void read(ArrayView view, int cloud, int first, int count, double[] @Nullable [] columns)
      throws CatalogueException;
}
