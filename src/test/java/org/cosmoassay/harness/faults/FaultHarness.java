package org.cosmoassay.harness.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Kills a command at random moments and resumes it, until so many kills have hit. Every time it is
 * let through to its end, all it leaves must be, byte for byte, what an undisturbed one leaves.
 */
final class FaultHarness {

  /** Of the starts that may be killed; the others are let through and compared. */
  private static final double KILLED = 0.7;

  /** Of the kills after which the clock seems to have jumped: files are of long ago or of later. */
  private static final double AGED = 0.2;

  private static final Instant FAR_FUTURE = Instant.parse("2090-01-01T00:00:00Z");

  private static final int LOCK_FILES = 1;

  /** Commands are shown before they run; a killed process says nothing else. */
  static final String NOTICE = "cosmoassay: source command runs: ";

  private final FaultJob job;
  private final ChildProgram program;
  private final UniformRandomProvider random;
  private final Path out;

  FaultHarness(FaultJob job, ChildProgram program, long seed) {
    this.job = job;
    this.program = program;
    this.random = RandomStreams.of(RandomStreams.split(seed, job.command(), 0));
    this.out = program.directory().resolve("out");
  }

  /**
   * Outside of the tests: {@code KILLS SEED DIRECTORY COMMAND...}; prints a row of a table per
   * command. More options of the JVMs are in the system property {@code cosmoassay.faults.options}.
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.out.println(Tally.HEADER);
    boolean isGood = true;
    List<String> options =
        Arrays.stream(System.getProperty("cosmoassay.faults.options", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();
    for (String command : List.of(args).subList(3, args.length)) {
      FaultJob job = FaultJob.valueOf(command.toUpperCase(Locale.ROOT));
      Path directory = Files.createDirectories(Path.of(args[2], command));
      Tally tally =
          new FaultHarness(job, new ChildProgram(directory, options), Long.parseLong(args[1]))
              .run(Integer.parseInt(args[0]));
      System.out.println(tally.row());
      tally.problems().forEach(System.out::println);
      isGood &= tally.problems().isEmpty();
    }
    System.exit(isGood ? 0 : 3);
  }

  /** Kills so many times, and lets the last through. */
  Tally run(int kills) throws IOException, InterruptedException {
    Leftovers.delete(program.directory());
    Files.createDirectories(program.directory());
    job.prepare(program);
    undisturbed();
    SortedMap<String, String> expected = Leftovers.of(out);
    Leftovers.delete(out);
    // The first start of a program warms the file cache; the second is the time that counts.
    long normal = undisturbed();
    Tally tally = new Tally(job, normal);
    tally.compare("undisturbed once more", Leftovers.differences(Leftovers.of(out), expected));
    Leftovers.delete(out);
    killAndResume(kills, tally, expected);
    return tally;
  }

  /** The same at once, with little work and fewer questions: what every build can afford. */
  Tally runSmall(int kills) throws IOException, InterruptedException {
    Leftovers.delete(program.directory());
    Files.createDirectories(program.directory());
    job.prepare(program, job.small());
    Tally tally = new Tally(job, undisturbed());
    SortedMap<String, String> expected = Leftovers.of(out);
    Leftovers.delete(out);
    while (tally.kills() < kills) {
      kill(tally, expected);
    }
    finish(tally, expected, job.arguments());
    return tally;
  }

  private void killAndResume(int kills, Tally tally, SortedMap<String, String> expected)
      throws IOException, InterruptedException {
    while (tally.kills() < kills || Files.exists(out)) {
      if (tally.kills() < kills && random.nextDouble() < KILLED) {
        kill(tally, expected);
      } else {
        finish(tally, expected, job.arguments());
      }
    }
  }

  private long undisturbed() throws IOException, InterruptedException {
    long start = System.nanoTime();
    ChildProgram.Ended ended = program.run(job.arguments());
    long time = System.nanoTime() - start;
    if (ended.code() != 0 || !Files.exists(out)) {
      throw new IOException(job + " fails undisturbed: " + ended.code() + " " + ended.err());
    }
    return time;
  }

  private void kill(Tally tally, SortedMap<String, String> expected)
      throws IOException, InterruptedException {
    SortedMap<String, String> before = Leftovers.of(out);
    long moment = (long) (random.nextDouble() * tally.normal());
    ChildProgram.Ended ended = program.runAndKill(job.arguments(), moment);
    if (ended.code() == 0) {
      finished(tally, expected);
      return;
    }
    if (!ended.err().lines().allMatch(line -> line.startsWith(NOTICE))) {
      tally.problem("killed after " + moment * 1e-9 + " s, it said: " + ended.err().strip());
    }
    SortedMap<String, String> left = Leftovers.of(out);
    Tally.Moment when = Tally.Moment.MIDDLE;
    if (Leftovers.differences(left, before).size() <= LOCK_FILES) {
      when = Tally.Moment.BEFORE;
    } else if (left.keySet().containsAll(expected.keySet())) {
      when = Tally.Moment.AFTER;
    }
    if (random.nextDouble() < AGED) {
      Leftovers.age(out, random.nextBoolean() ? Instant.EPOCH : FAR_FUTURE);
    }
    tally.kill(when, left.keySet().stream().anyMatch(FaultHarness::isHalfWritten));
  }

  private static boolean isHalfWritten(String path) {
    return AtomicFile.isTemporary(Path.of(path).getFileName().toString());
  }

  private void finish(Tally tally, SortedMap<String, String> expected, List<String> arguments)
      throws IOException, InterruptedException {
    ChildProgram.Ended ended = program.run(arguments);
    if (ended.code() != 0) {
      tally.problem("resumed, it ends with " + ended.code() + ": " + ended.err().strip());
    }
    finished(tally, expected);
  }

  private void finished(Tally tally, SortedMap<String, String> expected) throws IOException {
    tally.compare("resumed", Leftovers.differences(Leftovers.of(out), expected));
    Leftovers.delete(out);
  }

  /** What came of a job. */
  static final class Tally {

    /** Where a kill hit, told by what lies on the disk. */
    enum Moment {
      /** Nothing was written since this start. */
      BEFORE,
      /** Some was. */
      MIDDLE,
      /** Every file of the result was there. */
      AFTER
    }

    static final String HEADER =
        "| command | undisturbed | kills | before its first file | in the middle | after the last"
            + " file | half-written files found | resumed to the end | identical |\n"
            + "|---|---|---|---|---|---|---|---|---|";

    private final FaultJob job;
    private final long normal;
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private final List<String> problems = new ArrayList<>();
    private int halfWritten;
    private int compared;
    private int identical;

    Tally(FaultJob job, long normal) {
      this.job = job;
      this.normal = normal;
    }

    long normal() {
      return normal;
    }

    int kills() {
      return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int kills(Moment moment) {
      return kills.getOrDefault(moment, 0);
    }

    List<String> problems() {
      return List.copyOf(problems);
    }

    int compared() {
      return compared;
    }

    void kill(Moment moment, boolean isHalfWritten) {
      kills.merge(moment, 1, Integer::sum);
      halfWritten += isHalfWritten ? 1 : 0;
    }

    void problem(String what) {
      problems.add("%s, after %d kills: %s".formatted(job.command(), kills(), what));
    }

    void compare(String what, List<String> differences) {
      compared++;
      if (differences.isEmpty()) {
        identical++;
      } else {
        problem(what + ", these differ: " + differences);
      }
    }

    /** A row of the table under {@link #HEADER}. */
    String row() {
      return String.format(
          Locale.ROOT,
          "| `%s` | %.1f s | %d | %d | %d | %d | %d | %d | %d of %d |",
          job.command(),
          normal * 1e-9,
          kills(),
          kills(Moment.BEFORE),
          kills(Moment.MIDDLE),
          kills(Moment.AFTER),
          halfWritten,
          compared,
          identical,
          compared);
    }
  }
}
