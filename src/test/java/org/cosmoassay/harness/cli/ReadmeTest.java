package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the front page shows is what the program takes. */
final class ReadmeTest {

  private String readme = "";

  @BeforeEach
  void readReadme() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    readme = Files.readString(root.resolve("README.md"));
  }

  @Test
  void theBenchmarkLoads() throws Exception {
    List<String> blocks = found("(?s)```yaml\n(.*?)```");
    assertThat(blocks).hasSize(1);
    Benchmark benchmark = BenchmarkFile.parse("README.md", blocks.get(0), Path.of("."), Map.of());
    assertThat(benchmark.sources()).hasSize(3);
    assertThat(benchmark.gates()).hasSize(4);
  }

  @Test
  void everyCommandExists() {
    List<String> commands = found("\\./cosmoassay ([a-z]+)");
    assertThat(commands).contains("demo", "info", "measure", "init", "run", "report", "gate");
    for (String command : commands) {
      assertThat(Shell.run(command, "--help").code()).as(command).isZero();
    }
  }

  @Test
  void everyPictureAndLinkInTheRepositoryExists() {
    // A place within a page, after #, is the page's own.
    List<String> targets = found("\\]\\(((?!http)[^)#]+)[^)]*\\)");
    assertThat(targets).hasSizeGreaterThan(4);
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    assertThat(targets).allSatisfy(target -> assertThat(root.resolve(target)).exists());
  }

  private List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(readme)
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
