package org.cosmoassay.harness.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which files of a run are served, by their path in an address. */
final class RunFiles {

  /** What a run directory holds for readers; anything else is not served. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("tex", "text/plain; charset=utf-8"),
          Map.entry("bib", "text/plain; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("npz", "application/octet-stream"));

  private RunFiles() {}

  /**
   * A file as it is sent.
   *
   * @param path where it really lies
   */
  record Served(Path path, String type) {}

  /**
   * The segments of a path, each with its escapes resolved; nothing where a segment is empty,
   * hidden or a way up, or holds what separates segments anywhere or ends strings.
   *
   * @param rawPath as in the address, without the first slash
   */
  static Optional<List<String>> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String raw : rawPath.split("/", -1)) {
      Optional<String> segment = Query.decoded(raw, false);
      if (segment.isEmpty()
          || segment.get().isEmpty()
          || segment.get().startsWith(".")
          || segment.get().chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f)) {
        return Optional.empty();
      }
      segments.add(segment.get());
    }
    return Optional.of(segments);
  }

  /**
   * The file at a path below the directory of a run: a regular file of a type that is served, which
   * really lies in that directory, whatever links lead to it.
   */
  static Optional<Served> find(IndexedRun run, List<String> segments) {
    String name = segments.get(segments.size() - 1);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (type == null || name.lastIndexOf('.') < 0) {
      return Optional.empty();
    }
    try {
      Path root = run.root().toRealPath();
      Path path = root;
      for (String segment : segments) {
        path = path.resolve(segment);
      }
      Path real = path.toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real)
          ? Optional.of(new Served(real, type))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // It is not there, or cannot be.
    }
  }
}
