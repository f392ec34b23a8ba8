package org.cosmoassay.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dcosmoassay.soak.minutes=120} soaks for so long in this process; {@code faults.md} has
 * what came of it.
 */
@EnabledOnOs(OS.LINUX)
final class SoakTest {

  private static final String MINUTES = "cosmoassay.soak.minutes";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  @EnabledIfSystemProperty(named = MINUTES, matches = "[0-9]+")
  void nothingGrowsAndNothingChanges() throws Exception {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    Path table = directory.resolve("soak.csv");
    Soak soak =
        new Soak(
            new SoakJobs(root.resolve("generators/examples"), directory.resolve("scratch")), table);
    soak.run(Duration.ofMinutes(Integer.getInteger(MINUTES, 1)), 3);
    System.out.println(Files.readString(table));
    assertThat(soak.differences()).isEmpty();
    List<SoakSample> samples = soak.samples();
    // The first third warms up: classes, compiled code, native libraries.
    SoakSample warm = samples.get(samples.size() / 3);
    SoakSample last = samples.get(samples.size() - 1);
    assertThat(last.descriptors()).isLessThanOrEqualTo(warm.descriptors() + 2);
    assertThat(last.threads()).isLessThanOrEqualTo(warm.threads() + 2);
    assertThat(last.heap()).isLessThan(warm.heap() + (8 << 20));
  }

  @Test
  void samplesTellOfThisProcess() throws Exception {
    SoakSample sample = SoakSample.here(1.5, 2, 3);
    assertThat(SoakSample.parse(sample.row())).isEqualTo(sample);
    assertThat(SoakSample.HEADER.split(",")).hasSameSizeAs(sample.row().split(","));
    assertThat(sample.resident()).isGreaterThan(sample.heap());
    assertThat(sample.descriptors()).isGreaterThan(3);
    Path more = Files.writeString(directory.resolve("open"), "x");
    try (var open = Files.newInputStream(more)) {
      assertThat(open.read()).isEqualTo('x');
      assertThat(SoakSample.here(1.5, 2, 3).descriptors()).isGreaterThan(sample.descriptors());
    }
  }
}
