package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cosmoassay.harness.ci.JobReport;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the front page shows is what the program takes. */
final class ReadmeTest {

  @SuppressWarnings("NullAway.Init") // set below
  private MarkdownPage readme;

  @BeforeEach
  void readReadme() throws IOException {
    readme = MarkdownPage.read("README.md");
  }

  @Test
  void theBenchmarkLoads() throws Exception {
    List<String> blocks = found("(?s)```yaml\n(.*?)```");
    assertThat(blocks).hasSize(1);
    Benchmark benchmark = BenchmarkFile.parse("README.md", blocks.get(0), Path.of("."), Map.of());
    assertThat(benchmark.sources()).hasSize(3);
    assertThat(benchmark.gates()).hasSize(4);
  }

  /** Commands of the front page, the guide and the tutorials. */
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "src/docs/guide.md", "src/docs/tutorials/ci.md"})
  void everyCommandExists(String page) throws IOException {
    Set<String> commands =
        new TreeSet<>(MarkdownPage.read(page).found("\\./cosmoassay ([a-z][a-z-]+)"));
    assertThat(commands).contains("run", "serve");
    for (String command : commands) {
      assertThat(Shell.run(command, "--help").code()).as(command).isZero();
    }
  }

  /** The guide names every command there is. */
  @Test
  void theGuideKnowsEveryCommand() throws IOException {
    String guide = MarkdownPage.read("src/docs/guide.md").text();
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z][a-z-]+)  ")
            .matcher(Shell.run("--help").out())
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(commands).hasSizeGreaterThan(10).contains("serve", "init");
    assertThat(commands).allSatisfy(c -> assertThat(guide).contains("`" + c));
  }

  /** The jobs of GitHub and GitLab: they parse, and ask for options that exist. */
  @Test
  void jobsForServicesFitTheProgram() {
    List<String> blocks = found("(?s)```yml\n(.*?)```");
    assertThat(blocks).hasSize(2);
    Load yaml = new Load(LoadSettings.builder().build());
    assertThat(blocks).allSatisfy(block -> assertThat(yaml.loadFromString(block)).isNotNull());
    assertThat(blocks.get(0)).contains("uses: OWNER/cosmoassay/.github/actions/gate@");
    assertThat(MarkdownPage.root().resolve(".github/actions/gate/action.yml")).exists();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "src/docs/guide.md",
        "src/docs/tutorials/npy.md",
        "src/docs/tutorials/onnx.md",
        "src/docs/tutorials/ci.md",
        "src/docs/tutorials/paper.md"
      })
  void everyPictureAndLinkInTheRepositoryExists(String page) throws IOException {
    List<Path> targets = MarkdownPage.read(page).linked();
    assertThat(targets).isNotEmpty().allSatisfy(target -> assertThat(target).exists());
  }

  private List<String> found(String pattern) {
    return readme.found(pattern);
  }
}
