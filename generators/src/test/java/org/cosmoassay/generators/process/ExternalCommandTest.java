package org.cosmoassay.generators.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are sh scripts")
class ExternalCommandTest {

  private static final Cosmology CONDITION =
      new Cosmology(0.3175, 0.049, Double.NaN, 0.9624, 0.834, Double.NaN);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private ExternalCommand script(Duration timeout, String text, String... arguments)
      throws IOException {
    Path script = directory.resolve("model.sh");
    Files.writeString(script, text);
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    return ExternalCommand.of(command, directory, timeout);
  }

  private ExternalCommand script(String text, String... arguments) throws IOException {
    return script(Duration.ofSeconds(30), text, arguments);
  }

  private CommandInvocation invocation() {
    return new CommandInvocation(-42, 7, CONDITION, directory.resolve("out"));
  }

  @Test
  void theEmptyPathIsTheCurrentDirectory() throws Exception {
    ExternalCommand command =
        ExternalCommand.of(
            List.of("sh", "-c", "pwd -P > \"$0\"", "{output}"),
            Path.of(""),
            Duration.ofSeconds(30));
    Path output = command.run(invocation());
    assertThat(Files.readString(output).strip())
        .isEqualTo(Path.of("").toAbsolutePath().toRealPath().toString());
  }

  @Test
  void answersTheFileTheCommandWrote() throws Exception {
    ExternalCommand command =
        script(
            "cat \"$4\" >> \"$3\"; echo \"$1 $2\" >> \"$3\"; pwd -P >> \"$3\"",
            "--seed={seed}",
            "n{realization}",
            "{output}",
            "{conditions}");
    Path output = command.run(invocation());
    assertThat(output)
        .hasParent(directory.resolve("out").toAbsolutePath())
        .hasFileName("cloud.npy");
    assertThat(Files.readAllLines(output))
        .containsExactly(
            "Omega_m,Omega_b,n_s,sigma_8",
            "0.3175,0.049,0.9624,0.834",
            "--seed=-42 n7",
            directory.toRealPath().toString());
  }

  @Test
  void anArgumentIsNeverInterpreted() throws Exception {
    String hostile = "a b; touch hacked; $(touch hacked) `id` * \"'\\ {{seed}} {}";
    ExternalCommand command = script("printf '%s|%s' \"$#\" \"$2\" > \"$1\"", "{output}", hostile);
    assertThat(Files.readString(command.run(invocation())))
        .isEqualTo("2|" + hostile.replace("{{seed}}", "{seed}"));
    assertThat(directory.resolve("hacked")).doesNotExist();
  }

  @Test
  void theOutputNameCanBeChosen() throws Exception {
    ExternalCommand command = script("echo 1 > \"$1\"", "{output}").withOutputName("halos.csv");
    assertThat(command.run(invocation())).hasFileName("halos.csv");
    assertThatThrownBy(() -> command.withOutputName("../x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../x");
  }

  @Test
  void standardInputIsEmpty() throws Exception {
    ExternalCommand command = script("wc -c > \"$1\"", "{output}");
    assertThat(Files.readString(command.run(invocation())).strip()).isEqualTo("0");
  }

  @Test
  void aFailureShowsExitCodeAndStandardError() throws IOException {
    ExternalCommand command =
        script("echo noise; echo first >&2; echo second >&2; exit 3", "{output}");
    assertThatThrownBy(() -> command.run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageStartingWith("The command sh ")
        .hasMessageEndingWith(
            "ended with exit code 3. The end of its standard error:\n    first\n    second");
  }

  /** 1 MB is 16 pipes of Linux full: a process nobody reads would block for ever. */
  @Test
  void aFloodIsDrainedAndOnlyItsEndKept() throws IOException {
    ExternalCommand command =
        script(
            "i=0; line=$(printf '%0127d' 0); while [ $i -lt 8192 ]; do echo $line; i=$((i+1)); done"
                + " | tee /dev/stderr; echo the end >&2; exit 1",
            "{output}");
    assertThatThrownBy(() -> command.run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageEndingWith("\n    the end")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeBetween(8000, 9500));
  }

  @Test
  void aHangIsKilledWithItsChildren() throws Exception {
    Path pids = directory.resolve("pids");
    ExternalCommand command =
        script(
            Duration.ofMillis(300),
            "sleep 60 & echo $! > " + pids + "; echo $$ >> " + pids + "; echo started >&2; wait",
            "{output}");
    assertThatThrownBy(() -> command.run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("did not end within 0.3 s and was killed")
        .hasMessageEndingWith("\n    started");
    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(2);
    for (String pid : started) {
      assertGone(Long.parseLong(pid));
    }
  }

  @Test
  void anInterruptKillsTheCommandAndIsRemembered() throws Exception {
    Path pid = directory.resolve("pid");
    ExternalCommand command = script("echo $$ > " + pid + "; exec sleep 60", "{output}");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread caller =
        new Thread(
            () -> {
              try {
                command.run(invocation());
              } catch (GeneratorException e) {
                failure.set(e);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.sleep(10);
    }
    caller.interrupt();
    caller.join(10_000);
    assertThat(failure.get()).hasMessageContaining("was interrupted and killed");
    assertThat(flag.get()).isTrue();
    assertGone(Long.parseLong(Files.readString(pid).strip()));
  }

  /** A killed process that nobody has reaped yet still has an id, so this waits for a while. */
  private static void assertGone(long pid) throws InterruptedException {
    for (int i = 0; i < 500 && alive(pid); i++) {
      Thread.sleep(10);
    }
    assertThat(alive(pid)).as("process %d is alive", pid).isFalse();
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void aBackgroundChildThatHoldsThePipesDoesNotBlock() throws Exception {
    Path pid = directory.resolve("pid");
    ExternalCommand command =
        script("sleep 60 & echo $! > " + pid + "; echo 1 > \"$1\"", "{output}");
    long start = System.nanoTime();
    try {
      assertThat(command.run(invocation())).exists();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    } finally {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void writingNothingIsAFailure() throws IOException {
    assertThatThrownBy(() -> script("echo done", "{output}").run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("ended without writing {output}, the file")
        .hasMessageEndingWith("The end of its standard output:\n    done");
    assertThatThrownBy(() -> script(": > \"$1\"", "{output}").run(invocation()))
        .hasMessageContaining("wrote an empty {output}")
        .hasMessageEndingWith("It printed nothing.");
  }

  @Test
  void anOlderFileIsNotTakenForTheOutput() throws Exception {
    script("echo 1 > \"$1\"", "{output}").run(invocation());
    assertThatThrownBy(() -> script("exit 0", "{output}").run(invocation()))
        .hasMessageContaining("ended without writing {output}");
  }

  @Test
  void aMissingProgramOrDirectoryIsNamed() {
    ExternalCommand missing =
        ExternalCommand.of(
            List.of("no-such-program", "{output}"), directory, Duration.ofSeconds(1));
    assertThatThrownBy(() -> missing.run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContainingAll("no-such-program", "install the program or state its full path");
    ExternalCommand nowhere =
        ExternalCommand.of(
            List.of("sh", "{output}"), directory.resolve("absent"), Duration.ofSeconds(1));
    assertThatThrownBy(() -> nowhere.run(invocation()))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("absent does not exist");
  }

  @Test
  void conditionsThatNobodyStatedAreRefused() throws IOException {
    ExternalCommand command = script("exit 0", "{output}", "{conditions}");
    assertThatThrownBy(
            () ->
                command.run(
                    new CommandInvocation(1, 2, Cosmology.UNSTATED, directory.resolve("out"))))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("asks for {conditions}, but realization 2 has no stated cosmology");
  }

  @Test
  void aWrongCommandIsRefusedAtConstruction() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> ExternalCommand.of(List.of(), directory, second))
        .hasMessageContaining("The command is empty");
    assertThatThrownBy(() -> ExternalCommand.of(List.of("sh", "x"), directory, second))
        .hasMessageContaining("has no {output}");
    assertThatThrownBy(() -> ExternalCommand.of(List.of("sh", "{{output}}"), directory, second))
        .hasMessageContaining("has no {output}");
    assertThatThrownBy(
            () -> ExternalCommand.of(List.of("sh", "{output}", "{sed}"), directory, second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The command's argument \"{sed}\" has an unknown placeholder {sed}; known are"
                + " {conditions}, {output}, {realization}, {seed}. Write {{sed}} for the literal"
                + " text.");
    assertThatThrownBy(
            () -> ExternalCommand.of(List.of("sh", "{output}"), directory, Duration.ZERO))
        .hasMessageContaining("must be longer than 0");
  }

  @Test
  void identityTellsCommandsApart() throws IOException {
    String first = script("", "{output}", "1").identity();
    assertThat(script("", "{output}", "1").identity()).isEqualTo(first);
    assertThat(script("", "{output}", "2").identity()).isNotEqualTo(first);
  }
}
