package org.cosmoassay.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Committed files, a directory for each target. */
final class Corpus {

  private Corpus() {}

  /** Files that can be read, as the program's own writers and others make them. */
  static List<Path> seeds(FuzzTarget target) throws IOException {
    return files("seeds/" + target.label());
  }

  /** Files that once broke a reader. */
  static List<Path> regressions(FuzzTarget target) throws IOException {
    return files("regressions/" + target.label());
  }

  private static List<Path> files(String directory) throws IOException {
    URL place = Corpus.class.getResource(directory);
    if (place == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(new URI(place.toString())))) {
      return files.sorted().toList();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
