package org.cosmoassay.harness.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Something that yields clouds under a name: the reference, or what is judged against it. */
interface Source extends Closeable {

  /** The name in the benchmark. */
  String name();

  /** One line for the report: what it is. */
  String description();

  /** Number of realizations. */
  int size();

  /** The condition of realization {@code index}, from 0. */
  Cosmology condition(int index);

  /** Realization {@code index}, from 0; always the same one. */
  Realization realize(int index) throws SourceException;

  /** Files this source was read from, for the checksums of the provenance. */
  List<Path> inputs();

  @Override
  void close() throws IOException;

  /**
   * One cloud of a source.
   *
   * @param nonFinite points left out for a non-finite value
   * @param outsideBox points left out for lying outside the box
   */
  record Realization(PointCloud cloud, int nonFinite, int outsideBox) {

    /** A cloud with nothing left out. */
    static Realization of(PointCloud cloud) {
      return new Realization(cloud, 0, 0);
    }
  }
}
