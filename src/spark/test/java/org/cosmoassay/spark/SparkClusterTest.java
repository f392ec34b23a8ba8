package org.cosmoassay.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of two workers on this machine, one of which is killed in the middle of a run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a source of this benchmark calls cp")
class SparkClusterTest {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final List<Process> processes = new ArrayList<>();

  private static Path target() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.spark")));
  }

  @AfterEach
  void endEverything() throws InterruptedException {
    for (Process process : processes) {
      kill(process);
    }
  }

  /** A process and its children, as a machine that loses its power. */
  private static void kill(Process process) throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private Process start(String name, String classPath, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dcosmoassay.home=" + Runs.root(),
                "-cp",
                classPath));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("SPARK_HOME", target().resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private static String sparkJars() {
    return target().resolve("spark/jars") + File.separator + "*";
  }

  private Process worker(String master, int number) throws IOException {
    return start(
        "worker-" + number,
        sparkJars(),
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            LOOPBACK,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            directory.resolve("work-" + number).toString(),
            master));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static long measured(Path run) throws IOException {
    Path cache = run.resolve(".cache/measurements");
    if (!Files.isDirectory(cache)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".npz")).count();
    }
  }

  private boolean isBusy(int number) throws IOException {
    Path work = directory.resolve("work-" + number);
    if (!Files.isDirectory(work)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files.anyMatch(file -> file.toString().endsWith("cosmoassay.jar"));
    }
  }

  @Test
  void aRunThatLosesAWorkerEndsWithTheSameBytes() throws Exception {
    Path benchmark = Runs.benchmarkWithModel(directory);
    Path here = directory.resolve("here");
    assertThat(Runs.run("run", benchmark, "--out", here).code()).isZero();

    int port = freePort();
    String master = "spark://" + LOOPBACK + ":" + port;
    start(
        "master",
        sparkJars(),
        List.of(
            "org.apache.spark.deploy.master.Master",
            "--host",
            LOOPBACK,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0"));
    await("the master listens", () -> listens(port));
    Process first = worker(master, 1);
    worker(master, 2);

    Path there = directory.resolve("there");
    Path harness = Runs.root().resolve("src/target/cosmoassay.jar");
    Process run =
        start(
            "run",
            String.join(
                File.pathSeparator,
                sparkJars(),
                target().resolve("cosmoassay-spark.jar").toString(),
                harness.toString()),
            List.of(
                "org.cosmoassay.harness.cli.Main",
                "run",
                benchmark.toString(),
                "--out",
                there.toString(),
                "--engine",
                "spark",
                "--master",
                master,
                "--engine-setting",
                "spark.driver.host=" + LOOPBACK,
                "--engine-setting",
                "spark.executor.memory=600m"));
    await("both workers have begun", () -> isBusy(1) && isBusy(2));
    await("results come back", () -> measured(there) > 5);
    kill(first);
    long atTheKill = measured(there);

    assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(directory.resolve("run.log"));
    assertThat(run.exitValue()).as(log).isZero();
    assertThat(atTheKill).isLessThan(measured(there));
    assertThat(Runs.contents(there)).isEqualTo(Runs.contents(here));
  }
}
