package org.cosmoassay.harness.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Commands that are killed end as if they never had been. {@code -Dcosmoassay.faults=200} kills
 * each of them so many times, which takes minutes; {@code faults.md} has what came of it.
 */
final class FaultTest {

  private static final String KILLS = "cosmoassay.faults";
  private static final String SIZES = "cosmoassay.faults.disk";
  private static final long SEED = 20261129;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aFewKills() throws Exception {
    ChildProgram program = new ChildProgram(directory.resolve("small"), List.of());
    FaultHarness.Tally tally = new FaultHarness(FaultJob.SIMULATE, program, SEED).runSmall(2);
    assertThat(tally.problems()).isEmpty();
    assertThat(tally.kills()).isEqualTo(2);
    assertThat(tally.compared()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = KILLS, matches = "[0-9]+")
  void manyKills(FaultJob job) throws Exception {
    assertIdentical(job, Integer.getInteger(KILLS, 1));
  }

  /** Mounts file systems of its own, which takes root. */
  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = SIZES, matches = "[0-9]+")
  void disksThatFillUp(FaultJob job) throws Exception {
    ChildProgram program = new ChildProgram(directory.resolve(job.command()), List.of());
    FullDisk disk = new FullDisk(job, program, SEED);
    disk.run(Integer.getInteger(SIZES, 1));
    assertThat(disk.problems()).isEmpty();
    assertThat(disk.full()).isPositive();
  }

  private void assertIdentical(FaultJob job, int kills) throws Exception {
    ChildProgram program = new ChildProgram(directory.resolve(job.command()), List.of());
    FaultHarness.Tally tally = new FaultHarness(job, program, SEED).run(kills);
    System.out.println(tally.row());
    assertThat(tally.problems()).isEmpty();
    assertThat(tally.kills()).isGreaterThanOrEqualTo(kills);
    // One of an undisturbed run with another, and one at least after kills.
    assertThat(tally.compared()).isGreaterThanOrEqualTo(2);
  }
}
