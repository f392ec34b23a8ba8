package org.cosmoassay.harness.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cosmoassay.harness.serve.IndexedRun.State;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;

/**
 * All runs below a directory, looked at anew whenever somebody asks. A record is read again only
 * when its file's time, size or key has changed; nothing is written. What cannot be read is part of
 * the index, with the reason.
 */
final class RunIndex {

  /** Runs lie in the directory itself or in directories within it, no deeper than this. */
  private static final int DEEPEST = 3;

  /** Larger than any record of a run by far. */
  private static final long MOST_BYTES = 512L << 20;

  private static final Comparator<IndexedRun> NEWEST_FIRST =
      Comparator.comparing(IndexedRun::ended).reversed().thenComparing(IndexedRun::id);

  private final Path root;
  private Map<String, Known> known = Map.of();

  /** What was read, and the state of the file it was read from. */
  private record Known(Stamp stamp, IndexedRun run) {}

  /** Changes whenever a file does: an atomic write gives it another key. */
  private record Stamp(Instant modified, long size, String key) {
    static Stamp of(BasicFileAttributes file) {
      return new Stamp(
          file.lastModifiedTime().toInstant(), file.size(), String.valueOf(file.fileKey()));
    }
  }

  /** A directory that holds a run, with the state of its record or else of itself. */
  private record Found(String id, Path path, Stamp stamp, State state, String problem) {}

  /**
   * The index of the runs below a directory.
   *
   * @throws IOException when it cannot be read
   */
  RunIndex(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /** The directory of all runs. */
  Path root() {
    return root;
  }

  /** Every run there is now, the newest first. */
  synchronized List<IndexedRun> runs() throws IOException {
    List<Found> found = new ArrayList<>();
    search(root, "", 1, found);
    Map<String, Known> before = known;
    List<Known> now =
        found.parallelStream()
            .map(
                f -> {
                  Known old = before.get(f.id());
                  return old != null && old.stamp().equals(f.stamp())
                      ? old
                      : new Known(f.stamp(), read(f));
                })
            .toList();
    Map<String, Known> next = new HashMap<>();
    now.forEach(k -> next.put(k.run().id(), k));
    known = next;
    return now.stream().map(Known::run).sorted(NEWEST_FIRST).toList();
  }

  private void search(Path directory, String prefix, int depth, List<Found> found)
      throws IOException {
    for (Path path : entries(directory)) {
      String name = String.valueOf(path.getFileName());
      if (name.startsWith(".")) {
        continue;
      }
      String id = prefix + name;
      try {
        BasicFileAttributes entry =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (entry.isSymbolicLink()) {
          addLink(path, id, entry, found);
        } else if (entry.isDirectory() && !addRun(path, id, entry, found) && depth < DEEPEST) {
          search(path, id + "/", depth + 1, found);
        }
      } catch (NoSuchFileException e) {
        // Taken away since it was listed: there is nothing to show.
      } catch (IOException e) {
        found.add(
            new Found(
                id,
                path,
                new Stamp(Instant.EPOCH, 0, e.toString()),
                State.BROKEN,
                "it cannot be read (" + e + ")"));
      }
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  /** Links to directories are named, not followed: they may lead anywhere. */
  private void addLink(Path path, String id, BasicFileAttributes link, List<Found> found)
      throws IOException {
    if (Files.isDirectory(path) && !path.toRealPath().startsWith(root)) {
      found.add(
          new Found(
              id,
              path,
              Stamp.of(link),
              State.BROKEN,
              "a link that leads out of " + root + ", which is not followed"));
    }
  }

  /** Adds what this directory is; false when it is no run. */
  private static boolean addRun(
      Path path, String id, BasicFileAttributes directory, List<Found> found) throws IOException {
    Path record = RunDirectory.at(path).record();
    try {
      BasicFileAttributes file =
          Files.readAttributes(record, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      String problem =
          !file.isRegularFile()
              ? "run.json is no regular file"
              : file.size() > MOST_BYTES ? "run.json has " + file.size() + " bytes" : "";
      State state = problem.isEmpty() ? State.FINISHED : State.BROKEN;
      found.add(new Found(id, path, Stamp.of(file), state, problem));
      return true;
    } catch (NoSuchFileException e) {
      if (!RunDirectory.at(path).isBegun()) {
        return false;
      }
      found.add(
          new Found(
              id,
              path,
              Stamp.of(directory),
              State.UNFINISHED,
              "no result yet: the run is at work, or was stopped; the same command goes on with it"));
      return true;
    }
  }

  private static IndexedRun read(Found found) {
    if (found.state() != State.FINISHED) {
      return without(found, found.state(), found.problem());
    }
    try {
      RunRecord record = RunRecordFile.readOutline(RunDirectory.at(found.path()));
      return IndexedRun.finished(found.id(), found.path(), found.stamp().modified(), record);
    } catch (RunStoreException e) {
      return without(found, State.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  private static IndexedRun without(Found found, State state, String problem) {
    return IndexedRun.without(found.id(), found.path(), found.stamp().modified(), state, problem);
  }
}
