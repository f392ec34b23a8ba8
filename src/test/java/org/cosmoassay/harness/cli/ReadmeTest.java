package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cosmoassay.harness.ci.JobReport;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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
    List<String> commands = found("\\./cosmoassay ([a-z-]+)");
    assertThat(commands)
        .contains("demo", "info", "measure", "init", "run", "report", "gate", "compare");
    for (String command : commands) {
      assertThat(Shell.run(command, "--help").code()).as(command).isZero();
    }
  }

  /** The jobs of GitHub and GitLab: they parse, and ask for options that exist. */
  @Test
  void jobsForServicesFitTheProgram() {
    List<String> blocks = found("(?s)```yml\n(.*?)```");
    assertThat(blocks).hasSize(2);
    Load yaml = new Load(LoadSettings.builder().build());
    assertThat(blocks).allSatisfy(block -> assertThat(yaml.loadFromString(block)).isNotNull());
    assertThat(blocks.get(0)).contains("uses: OWNER/cosmoassay/.github/actions/gate@");
    assertThat(Path.of(root(), ".github/actions/gate/action.yml")).exists();
    List<String> commands = found("cosmoassay/cosmoassay ([^|\n]+)");
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      String help = Shell.run(command.split(" ", 2)[0], "--help").out();
      assertThat(Pattern.compile("--[a-z-]+").matcher(command).results().map(MatchResult::group))
          .isNotEmpty()
          .allSatisfy(option -> assertThat(help).contains(option));
    }
    assertThat(blocks.get(1)).contains("codequality: runs/mine/" + JobReport.CODE_QUALITY);
  }

  private static String root() {
    return Objects.requireNonNull(System.getProperty("cosmoassay.root"));
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
