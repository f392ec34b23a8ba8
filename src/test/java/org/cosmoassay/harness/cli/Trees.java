package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cosmoassay.reference.Sha256;

/** Everything below a directory, to compare it with another. */
final class Trees {

  private Trees() {}

  /**
   * SHA-256 of every file, hidden ones too, by its path relative to the directory; without the
   * times of a run, which no other repeats.
   */
  static SortedMap<String, String> contents(Path directory) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : files(directory)) {
      if (!file.endsWith("timings.json")) {
        contents.put(directory.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return contents;
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

  /** Time of last modification of every file below a directory. */
  static SortedMap<String, Object> times(Path directory) throws IOException {
    SortedMap<String, Object> times = new TreeMap<>();
    for (Path file : files(directory)) {
      times.put(directory.relativize(file).toString(), Files.getLastModifiedTime(file));
    }
    return times;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
