package org.cosmoassay.harness.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a benchmark names.
 *
 * @param written the path as written, variables replaced: for messages and records
 * @param path where it is, unless it is {@link #remote}
 */
public record InputFile(String written, Path path) {

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]+://.*");

  /** Its address, e.g. {@code hdfs://host/halos.npz}, when it lies in another file system. */
  public Optional<URI> remote() {
    return ADDRESS.matcher(written).matches() ? Optional.of(URI.create(written)) : Optional.empty();
  }
}
