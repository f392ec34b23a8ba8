package org.cosmoassay.harness.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cosmoassay.reference.Sha256;

/** Everything below a directory, hidden files too, to compare it with another. */
final class Leftovers {

  /** How long each source took: no other run repeats it. */
  private static final String TIMES = "timings.json";

  /** Says in one place how long training took. */
  private static final String CARD = "MODEL_CARD.md";

  private static final String TIME_OF_TRAINING = " steps in [0-9]+ s of one thread";

  private Leftovers() {}

  /** SHA-256 of every file by its path, without what tells the time. */
  static SortedMap<String, String> of(Path directory) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    if (Files.exists(directory)) {
      for (Path file : walk(directory)) {
        if (Files.isRegularFile(file) && !file.endsWith(TIMES)) {
          contents.put(directory.relativize(file).toString(), Sha256.of(timeless(file)));
        }
      }
    }
    return contents;
  }

  private static byte[] timeless(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return file.endsWith(CARD)
        ? new String(bytes, StandardCharsets.UTF_8)
            .replaceFirst(TIME_OF_TRAINING, "")
            .getBytes(StandardCharsets.UTF_8)
        : bytes;
  }

  /** Gives every file the same time of last modification, as a clock that jumped would have. */
  static void age(Path directory, Instant time) throws IOException {
    if (Files.exists(directory)) {
      for (Path entry : walk(directory)) {
        Files.setLastModifiedTime(entry, FileTime.from(time));
      }
    }
  }

  /** Names of what only one side has or what differs. */
  static List<String> differences(
      SortedMap<String, String> actual, SortedMap<String, String> expected) {
    SortedSet<String> names = new TreeSet<>(actual.keySet());
    names.addAll(expected.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(actual.get(name), expected.get(name)))
        .toList();
  }

  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (Path entry : walk(directory)) {
        Files.delete(entry);
      }
    }
  }

  private static List<Path> walk(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
