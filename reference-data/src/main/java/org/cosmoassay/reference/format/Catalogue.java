package org.cosmoassay.reference.format;

import java.io.Closeable;
import java.util.List;
import java.util.OptionalLong;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * An open catalogue file of one or many clouds. Clouds are read when asked for, so a file may be
 * larger than the heap. Safe for use by several threads.
 */
public interface Catalogue extends Closeable {

  /** Number of clouds B. */
  int size();

  /**
   * Cloud {@code index}, from 0, with its condition and what had to be left out of it.
   *
   * @throws CatalogueException when the file is damaged, or holds an invalid point while the
   *     options refuse those; the message names the cloud and the row
   */
  Sample read(int index) throws CatalogueException;

  /**
   * Number of points of cloud {@code index}, where it is known without reading them: it is not when
   * some may be left out.
   */
  OptionalLong points(int index);

  /**
   * Cloud {@code index} in batches: the same points as {@link #read} has, in the same order.
   *
   * @param most most points of the file in a batch
   * @throws CatalogueException when the format is only read as a whole, or the selection of points
   *     needs all of them; the message says what to do
   */
  PointBatches batches(int index, int most) throws CatalogueException;

  /** The condition of cloud {@code index}: from the table of conditions, with the redshift. */
  Cosmology cosmology(int index);

  /**
   * The clouds as an ensemble, read one at a time. A cloud that cannot be read is an {@link
   * UncheckedCatalogueException}.
   */
  default Ensemble asEnsemble() {
    return new Ensemble() {
      @Override
      public int size() {
        return Catalogue.this.size();
      }

      @Override
      public PointCloud cloud(int index) {
        try {
          return read(index).cloud();
        } catch (CatalogueException e) {
          throw new UncheckedCatalogueException(e);
        }
      }

      @Override
      public Cosmology cosmology(int index) {
        return Catalogue.this.cosmology(index);
      }
    };
  }

  /** What is in the file, for {@code info}: format, arrays, shapes, types, columns, ranges. */
  List<Detail> details() throws CatalogueException;

  /**
   * One labelled line of {@code info}.
   *
   * @param label e.g. {@code positions}
   * @param value e.g. {@code float32 (16, 5000, 3)}
   */
  record Detail(String label, String value) {}

  /**
   * A cloud as read.
   *
   * @param cloud its valid points
   * @param nonFinite number of points left out for a non-finite value; 0 unless options allow
   * @param outsideBox number of points left out for lying outside the box; 0 unless options allow
   */
  record Sample(PointCloud cloud, int nonFinite, int outsideBox) {}
}
