package org.cosmoassay.harness.run;

import java.io.Serializable;
import org.cosmoassay.statistics.catalog.PointCloud;

/** A source of clouds in a periodic box. */
interface CloudSource extends Source {

  /** Realization {@code index}, from 0; always the same one. */
  Realization realize(int index) throws SourceException;

  /**
   * One cloud of a source.
   *
   * @param nonFinite points left out for a non-finite value
   * @param outsideBox points left out for lying outside the box
   */
  record Realization(PointCloud cloud, int nonFinite, int outsideBox) implements Serializable {

    /** A cloud with nothing left out. */
    static Realization of(PointCloud cloud) {
      return new Realization(cloud, 0, 0);
    }
  }
}
