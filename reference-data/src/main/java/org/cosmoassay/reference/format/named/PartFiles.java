package org.cosmoassay.reference.format.named;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * The files of a catalogue that was written in parts, {@code NAME.0}, {@code NAME.1}, ... A set
 * with missing files has no cloud: what is in the rest is not a fair part of a box.
 */
public final class PartFiles {

  /** More parts than any simulation writes: such a count is damage. */
  public static final int MOST_PARTS = 1 << 16;

  private final Path file;
  private final List<Path> present;
  private final List<Path> missing;
  private final int count;

  private PartFiles(Path file, List<Path> present, List<Path> missing, int count) {
    this.file = file;
    this.present = present;
    this.missing = missing;
    this.count = count;
  }

  /**
   * The set a file belongs to.
   *
   * @param name the name of a part in three groups: before its number, its number, after it
   * @param count number of files of the set, as the file states it
   * @param alone whether this file is wanted alone
   */
  public static PartFiles of(Path file, Pattern name, int count, boolean alone)
      throws CatalogueException {
    if (count < 1 || count > MOST_PARTS) {
      throw new CatalogueException(
          file, "states to be one of " + count + " files; its header is damaged");
    }
    String own = file.getFileName() == null ? "" : file.getFileName().toString();
    Matcher matcher = name.matcher(own);
    if (alone || count == 1) {
      return new PartFiles(file, List.of(file), List.of(), alone ? count : 1);
    }
    if (!matcher.matches()) {
      throw new CatalogueException(
          file,
          "is one of %d files and its name has no number; rename it, or pass --part to read it alone"
              .formatted(count));
    }
    List<Path> present = new ArrayList<>();
    List<Path> missing = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path part = file.resolveSibling(matcher.group(1) + i + matcher.group(3));
      (Files.isRegularFile(part) ? present : missing).add(part);
    }
    if (!present.contains(file)) {
      throw new CatalogueException(
          file,
          "has a number beyond the %d files its header states; restore its name".formatted(count));
    }
    return new PartFiles(file, missing.isEmpty() ? present : List.of(file), missing, count);
  }

  /** The files to read: all of the set, or only the one that was named when some are missing. */
  public List<Path> files() {
    return present;
  }

  /** Refuses a set with missing files. */
  public void requireWhole() throws CatalogueException {
    if (!missing.isEmpty()) {
      throw new CatalogueException(
          file,
          "%d of the %d files of this catalogue are missing (%s ...); bring them into the directory, or pass --part to read this file alone"
              .formatted(missing.size(), count, missing.get(0).getFileName()));
    }
  }

  /** Whether all files of the set are read. */
  public boolean isWhole() {
    return present.size() == count;
  }

  /** E.g. {@code 20 of 20}. */
  public String description() {
    return present.size() + " of " + count + (missing.isEmpty() ? "" : ", the others are missing");
  }
}
