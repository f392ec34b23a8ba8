package org.cosmoassay.harness.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Reads files of other file systems; found by {@link java.util.ServiceLoader}. */
public interface RemoteFiles {

  /** Whether addresses with this scheme, e.g. {@code hdfs}, are read. */
  boolean reads(String scheme);

  /**
   * A text that changes when the file does.
   *
   * @throws IOException when there is no such file, or it cannot be reached
   */
  String identity(URI address) throws IOException;

  /**
   * Copies the file.
   *
   * @param target where to; what is there is replaced
   */
  void copy(URI address, Path target) throws IOException;
}
