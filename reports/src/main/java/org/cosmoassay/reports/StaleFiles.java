package org.cosmoassay.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Figures and tables of an earlier report that the present one does not have. */
final class StaleFiles {

  /** What {@link PlainText#fileName} can give. */
  private static final Pattern OUR_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private StaleFiles() {}

  /**
   * Removes them. Only regular files directly in the directory that carry a name this program gives
   * and one of its extensions are touched.
   *
   * @param written names of the files that were just written
   * @param extensions without dot
   */
  static void remove(Path directory, Collection<String> written, Set<String> extensions)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> list = Files.list(directory)) {
      entries = list.toList();
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      int dot = name.lastIndexOf('.');
      boolean ours =
          dot > 0
              && extensions.contains(name.substring(dot + 1))
              && OUR_NAME.matcher(name.substring(0, dot)).matches()
              && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
      if (ours && !written.contains(name)) {
        delete(entry);
      }
    }
  }

  private static void delete(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IOException("Cannot remove " + file + " of an earlier report", e);
    }
  }
}
