package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action for GitHub: it parses, asks for options that exist, and hands on what gates say. */
final class GateActionTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path folder = Path.of("");
  private Map<?, ?> action = Map.of();
  private Map<?, ?> step = Map.of();

  @BeforeEach
  void readAction() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    folder = root.resolve(".github/actions/gate");
    action = parsed(Files.readString(folder.resolve("action.yml")));
    List<?> steps = (List<?>) map(action, "runs").get("steps");
    step = (Map<?, ?>) Objects.requireNonNull(steps).get(1);
  }

  private static Map<?, ?> parsed(String yaml) {
    return (Map<?, ?>)
        Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static Map<?, ?> map(Map<?, ?> in, String key) {
    return (Map<?, ?>) Objects.requireNonNull(in.get(key));
  }

  private String script() {
    return String.valueOf(step.get("run"));
  }

  @Test
  void everyInputThatIsUsedIsDeclaredAndTheOtherWayRound() {
    List<String> used =
        Pattern.compile("inputs\\.([a-z-]+)")
            .matcher(action.toString())
            .results()
            .map(m -> m.group(1))
            .distinct()
            .toList();
    assertThat(map(action, "inputs").keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrderElementsOf(used);
    assertThat(map(action, "runs").get("using")).isEqualTo("composite");
    // Inputs within a script would be commands.
    assertThat(script()).doesNotContain("${{");
    assertThat(step.get("shell")).isEqualTo("bash");
    String program = String.valueOf(map(step, "env").get("COSMOASSAY"));
    assertThat(Path.of(program.replace("${{ github.action_path }}", folder.toString())))
        .isExecutable();
  }

  @Test
  void everyOptionExists() {
    String help = Shell.run("run", "--help").out() + Shell.run("gate", "--help").out();
    List<String> options =
        Pattern.compile("--[a-z-]+").matcher(script()).results().map(m -> m.group()).toList();
    assertThat(options).contains("--baseline", "--strict", "--out", "--quiet", "--set");
    assertThat(options).allSatisfy(option -> assertThat(help).contains(option));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theScriptHandsOnWhatTheGatesSay() throws Exception {
    assertThat(run(Map.of("BENCHMARK", "b.yaml"), 3, 0)).isEqualTo(3);
    assertThat(calls()).containsExactly("run b.yaml --out runs/gate");
    assertThat(run(Map.of("BENCHMARK", "b.yaml", "STRICT", "true", "DATA", "a b"), 0, 0)).isZero();
    assertThat(calls()).containsExactly("run b.yaml --out runs/gate --set data=a b --strict");
    // With a baseline the benchmark's own gates may fail; what counts is the baseline.
    assertThat(run(Map.of("BENCHMARK", "b.yaml", "BASELINE", "x.json"), 3, 0)).isZero();
    assertThat(calls())
        .containsExactly("run b.yaml --out runs/gate --quiet", "gate runs/gate --baseline x.json");
    assertThat(run(Map.of("BENCHMARK", "b.yaml", "BASELINE", "x.json"), 0, 3)).isEqualTo(3);
    assertThat(calls()).hasSize(2);
    // A benchmark that cannot run is not judged.
    assertThat(run(Map.of("BENCHMARK", "b.yaml", "BASELINE", "x.json"), 2, 0)).isEqualTo(2);
    assertThat(calls()).hasSize(1);
    assertThat(run(Map.of("BASELINE", "$(touch hacked)", "STRICT", "true"), 0, 4)).isEqualTo(4);
    assertThat(calls()).containsExactly("gate runs/gate --baseline $(touch hacked) --strict");
    assertThat(directory.resolve("hacked")).doesNotExist();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  /** Runs the script with a program that keeps its arguments and ends with these codes. */
  private int run(Map<String, String> inputs, int runCode, int gateCode) throws Exception {
    Path program = directory.resolve("cosmoassay");
    Files.writeString(
        program,
        """
        #!/usr/bin/env bash
        echo "$*" >>calls
        if [ "$1" = run ]; then exit %s; fi
        exit %s
        """
            .formatted(Integer.toString(runCode), Integer.toString(gateCode)));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.deleteIfExists(directory.resolve("calls"));
    Map<String, String> variables = new LinkedHashMap<>();
    for (Object name : map(step, "env").keySet()) {
      variables.put(String.valueOf(name), "");
    }
    variables.putAll(Map.of("RUN", "runs/gate", "STRICT", "false"));
    variables.putAll(inputs);
    variables.put("COSMOASSAY", program.toString());
    // The runner starts bash with these.
    List<String> command =
        new ArrayList<>(
            List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
