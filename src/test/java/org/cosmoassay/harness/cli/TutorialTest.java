package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every tutorial works as it is written, and prints what it shows. */
final class TutorialTest {

  private static final String FOLDER = "src/docs/tutorials/";

  /** What tutorials take from the directory of the project. */
  private static final List<String> SHIPPED = List.of("generators", "reference-data");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"npy", "onnx", "ci", "paper"})
  void itWorksAsWritten(String name) throws Exception {
    MarkdownPage page = MarkdownPage.read(FOLDER + name + ".md");
    if (page.text().contains("$ python3 ")) {
      needNumPy();
    }
    for (String shipped : SHIPPED) {
      Files.createSymbolicLink(
          directory.resolve(shipped), MarkdownPage.root().resolve(shipped).toAbsolutePath());
    }
    try {
      new Walkthrough(directory).follow(page);
    } finally {
      for (String shipped : SHIPPED) {
        Files.delete(directory.resolve(shipped));
      }
    }
  }

  private static void needNumPy() throws InterruptedException {
    boolean there;
    try {
      Process probe = new ProcessBuilder("python3", "-c", "import numpy").start();
      there = probe.waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    String reason = "python3 with NumPy is missing: a tutorial that uses it was left out";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as(reason).isTrue();
    }
    assumeTrue(there, reason);
  }

  @Test
  void everyTutorialIsFollowed() throws IOException {
    try (Stream<Path> pages = Files.list(MarkdownPage.root().resolve(FOLDER))) {
      assertThat(pages.map(p -> String.valueOf(p.getFileName())))
          .containsExactlyInAnyOrder("npy.md", "onnx.md", "ci.md", "paper.md");
    }
  }

  @Test
  void jobsAreReadable() throws IOException {
    List<MarkdownPage.Block> jobs =
        MarkdownPage.read(FOLDER + "ci.md").blocks().stream()
            .filter(b -> b.language().equals("yml"))
            .toList();
    assertThat(jobs).hasSize(1);
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(jobs.get(0).body()))
        .asString()
        .contains("cosmoassay/.github/actions/gate@main");
  }
}
