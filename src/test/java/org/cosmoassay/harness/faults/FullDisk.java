package org.cosmoassay.harness.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Runs a command in a file system of memory that fills up, of sizes from a block to nearly enough,
 * then makes it larger and resumes. Linux only, as root: it mounts.
 */
final class FullDisk {

  private static final int BLOCK_BYTES = 4096;
  private static final long ENOUGH_BYTES = 64L << 20;

  private final FaultJob job;
  private final ChildProgram program;
  private final Path out;
  private final UniformRandomProvider random;
  private final List<String> problems = new ArrayList<>();
  private int full;
  private int fitting;
  private int identical;

  FullDisk(FaultJob job, ChildProgram program, long seed) {
    this.job = job;
    this.program = program;
    this.out = program.directory().resolve("out");
    this.random = RandomStreams.of(RandomStreams.split(seed, "disk " + job.command(), 0));
  }

  /** Outside of the tests: {@code SIZES SEED DIRECTORY COMMAND...}. */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    boolean isGood = true;
    System.out.println(
        "| command | sizes of the disk | too small | said so, and named the place | resumed to"
            + " identical bytes |\n|---|---|---|---|---|");
    for (String command : Arrays.asList(args).subList(3, args.length)) {
      FaultJob job = FaultJob.valueOf(command.toUpperCase(Locale.ROOT));
      Path directory = Files.createDirectories(Path.of(args[2], command));
      FullDisk disk =
          new FullDisk(job, new ChildProgram(directory, List.of()), Long.parseLong(args[1]));
      disk.run(Integer.parseInt(args[0]));
      System.out.println(
          "| `%s` | %d | %d | %d | %d of %d |"
              .formatted(
                  command,
                  disk.full + disk.fitting,
                  disk.full,
                  disk.full - disk.problems.size(),
                  disk.identical,
                  disk.full + disk.fitting));
      disk.problems.forEach(System.out::println);
      isGood &= disk.problems.isEmpty() && disk.identical == disk.full + disk.fitting;
    }
    System.exit(isGood ? 0 : 3);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  int full() {
    return full;
  }

  /** Tries so many sizes. */
  void run(int sizes) throws IOException, InterruptedException {
    Leftovers.delete(program.directory());
    Files.createDirectories(out);
    job.prepare(program);
    mount(ENOUGH_BYTES, false);
    SortedMap<String, String> expected;
    long bytes;
    try {
      finish("undisturbed");
      expected = Leftovers.of(out);
      bytes = used();
    } finally {
      unmount();
    }
    for (int i = 0; i < sizes; i++) {
      long size = Math.round((bytes - BLOCK_BYTES) * (i + random.nextDouble()) / sizes);
      mount(Math.max(BLOCK_BYTES, size / BLOCK_BYTES * BLOCK_BYTES), false);
      try {
        fill(size, expected);
        mount(ENOUGH_BYTES, true);
        finish("resumed after " + size + " bytes");
        List<String> differences = Leftovers.differences(Leftovers.of(out), expected);
        if (differences.isEmpty()) {
          identical++;
        } else {
          problem(size, "resumed, these differ: " + differences);
        }
      } finally {
        unmount();
      }
    }
  }

  private void fill(long size, SortedMap<String, String> expected)
      throws IOException, InterruptedException {
    ChildProgram.Ended ended = program.run(job.arguments());
    if (ended.code() == 0) {
      fitting++;
      return;
    }
    full++;
    List<String> lines =
        ended.err().lines().filter(line -> !line.startsWith(FaultHarness.NOTICE)).toList();
    String said = String.join("\n", lines).toLowerCase(Locale.ROOT);
    if (ended.code() != 2
        || lines.size() != 1
        || !said.contains("out")
        || !(said.contains("disk is full") || said.contains("no space left"))
        || !said.contains("free some space")) {
      problem(size, "ends with " + ended.code() + " and says: " + said);
    }
    for (var left : Leftovers.of(out).entrySet()) {
      String whole = expected.get(left.getKey());
      if (left.getKey().startsWith("checkpoint")) {
        continue; // Of an earlier step: the resumed training reads it, so that it is whole.
      }
      if (whole != null && !whole.equals(left.getValue())) {
        problem(size, "is not whole: " + left.getKey());
      } else if (whole == null) {
        problem(size, "belongs to no result: " + left.getKey());
      }
    }
  }

  private void finish(String what) throws IOException, InterruptedException {
    ChildProgram.Ended ended = program.run(job.arguments());
    if (ended.code() != 0) {
      throw new IOException(job + ", " + what + ": " + ended.code() + " " + ended.err());
    }
  }

  private void problem(long size, String what) {
    problems.add("%s, a disk of %d bytes: %s".formatted(job.command(), size, what));
  }

  private long used() throws IOException {
    var store = Files.getFileStore(out);
    return store.getTotalSpace() - store.getUsableSpace();
  }

  private void mount(long bytes, boolean again) throws IOException, InterruptedException {
    String options = (again ? "remount," : "") + "size=" + bytes;
    call("mount", "-t", "tmpfs", "-o", options, "tmpfs", out.toString());
  }

  private void unmount() throws IOException, InterruptedException {
    call("umount", out.toString());
  }

  private static void call(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", words));
    }
  }
}
