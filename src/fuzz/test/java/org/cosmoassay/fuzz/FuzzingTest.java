package org.cosmoassay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzing by coverage, a process for each target, under the profile {@code fuzz}. A finding is kept
 * in {@code target/fuzz/TARGET}; once its cause is mended it belongs into the regressions.
 */
@EnabledIfSystemProperty(named = "cosmoassay.fuzz.seconds", matches = "[1-9][0-9]*")
class FuzzingTest {

  /** Ours, and the libraries that take files apart. */
  private static final String GUIDED =
      String.join(
          ":",
          "org.cosmoassay.**",
          "io.jhdf.**",
          "nom.tam.**",
          "org.apache.parquet.**",
          "blue.strategic.**",
          "de.siegmar.**",
          "org.snakeyaml.**");

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  /** A reader that takes longer hangs. */
  private static final int LONGEST_SECONDS = 30;

  private static final int LONGEST_INPUT = 16384;

  @TempDir Path directory = Path.of("set by JUnit");

  static List<FuzzTarget> targets() {
    String wanted = System.getProperty("cosmoassay.fuzz.targets", "").strip();
    return wanted.isEmpty()
        ? List.of(FuzzTarget.values())
        : Arrays.stream(wanted.split(",")).map(name -> FuzzTarget.named(name.strip())).toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsFound(FuzzTarget target) throws Exception {
    Path findings =
        Files.createDirectories(Path.of("target", "fuzz", target.label()).toAbsolutePath());
    Path corpus = Files.createDirectories(findings.resolve("corpus"));
    copy(Corpus.seeds(target), corpus);
    copy(Corpus.regressions(target), corpus);
    Path log = findings.resolve("log.txt");
    int status =
        new ProcessBuilder(command(target, findings, corpus))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertThat(status).as("status of %s; see %s", target.label(), log).isZero();
    Matcher done = DONE.matcher(text);
    assertThat(done.find()).as("%s says how many runs it took", log).isTrue();
    System.out.printf("%s: %s runs in %s s%n", target.label(), done.group(1), done.group(2));
  }

  private static void copy(List<Path> files, Path directory) throws IOException {
    for (Path file : files) {
      Path copy = directory.resolve(file.getFileName().toString());
      if (!Files.exists(copy)) {
        Files.copy(file, copy);
      }
    }
  }

  private List<String> command(FuzzTarget target, Path findings, Path corpus) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + directory,
            "-Dcosmoassay.fuzz.target=" + target.label(),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + Fuzzer.class.getName(),
            "--instrumentation_includes=" + GUIDED,
            "--custom_hook_includes=" + GUIDED,
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/",
            "-max_total_time=" + System.getProperty("cosmoassay.fuzz.seconds"),
            "-timeout=" + LONGEST_SECONDS,
            "-max_len=" + LONGEST_INPUT,
            "-rss_limit_mb=0",
            corpus.toString()));
  }
}
