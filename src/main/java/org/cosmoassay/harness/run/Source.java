package org.cosmoassay.harness.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * Something that yields realizations under a name: the reference, or what is judged against it.
 * They are clouds in a box ({@link CloudSource}) or surveys ({@link SurveySource}).
 */
interface Source extends Closeable {

  /** The name in the benchmark. */
  String name();

  /** One line for the report: what it is. */
  String description();

  /** Number of realizations. */
  int size();

  /** The condition of realization {@code index}, from 0. */
  Cosmology condition(int index);

  /** Files this source was read from, for the checksums of the provenance. */
  List<Path> inputs();

  @Override
  void close() throws IOException;
}
