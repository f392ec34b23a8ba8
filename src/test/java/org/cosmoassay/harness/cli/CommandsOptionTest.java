package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsOptionTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path benchmark() throws IOException {
    return Files.writeString(
        directory.resolve("b.yaml"),
        """
        name: commands
        reference: {name: truth, generator: uniform, points: 50, realizations: 4, box: 100}
        sources:
          - {name: plain, generator: uniform}
          - name: mine
            command: ["/bin/sh", "-c", "printf 'x,y,z\\n1,2,3\\n%s,5,6\\n' {realization} > {output}; touch ran"]
            output: csv
            control: negative
          - {name: bent, perturbed: {source: mine, defect: thinning, amount: 0.5}, control: negative}
        statistics: [{xi: {bins: "lin:1:21:2"}}]
        report: {html: false, pdf: false}
        """);
  }

  @Test
  void aCommandIsShownOnceBeforeItRuns() throws IOException {
    Shell.Result run = Shell.run("run", benchmark(), "--out", directory.resolve("out"), "--quiet");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("cosmoassay: source mine runs: /bin/sh -c 'printf ", "> {output}; touch ran'");
    assertThat(directory.resolve("ran")).exists();
  }

  @Test
  void commandsAreForbiddenBeforeAnythingIsDone() throws IOException {
    Path out = directory.resolve("out");
    for (List<Object> words :
        List.<List<Object>>of(
            List.of("run", benchmark(), "--out", out, "--no-commands"),
            List.of("calibrate", benchmark(), "--out", out, "--no-commands", "--pool", "mine"),
            List.of("calibrate", benchmark(), "--out", out, "--no-commands", "--pool", "bent"))) {
      Shell.Result refused = Shell.run(words.toArray());
      assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains("source mine runs an external command, which --no-commands forbids: /bin/sh");
      assertThat(out).doesNotExist();
      assertThat(directory.resolve("ran")).doesNotExist();
    }
  }

  @Test
  void aCalibrationWithoutTheSourceStartsNoCommand() throws IOException {
    Shell.Result made =
        Shell.run(
            "calibrate",
            benchmark(),
            "--out",
            directory.resolve("out"),
            "--no-commands",
            "--pool",
            "plain",
            "--trials",
            "2",
            "--power-trials",
            "1",
            "--defect",
            "thinning",
            "--quiet");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).isEmpty();
    assertThat(directory.resolve("ran")).doesNotExist();
  }

  @Test
  void noWordOfACommandHidesAnother() {
    assertThat(CommandsOption.line(List.of("python3", "a b", "--out={output}", "")))
        .isEqualTo("python3 'a b' --out={output} ''");
    assertThat(CommandsOption.line(List.of("sh", "-c", "echo\nrm x\r\u001b[1A\u202e")))
        .isEqualTo("sh -c 'echo\\nrm x\\r\\u{1b}[1A\\u{202e}'");
  }
}
