package org.cosmoassay.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path file;

  @BeforeEach
  void nameTheLock() {
    file = directory.resolve("lock");
  }

  /** Another process that takes the lock, says so or why not, and holds it until its input ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      try {
        DirectoryLock lock = DirectoryLock.take(Path.of(args[0]), "other work");
        System.out.println("taken");
        int end = System.in.read();
        System.out.println("closing at " + end);
        lock.close();
      } catch (DirectoryLock.HeldException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            file.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return process.inputReader(StandardCharsets.UTF_8).readLine();
  }

  @Test
  void whoIsAtWorkIsToldFromWithinAndFromWithout() throws Exception {
    DirectoryLock lock = DirectoryLock.take(file, "run");
    try (lock) {
      assertThatThrownBy(() -> DirectoryLock.take(directory.resolve("./lock"), "run"))
          .isInstanceOf(DirectoryLock.HeldException.class)
          .hasMessageContaining("this process");
      // That attempt must not have released it: POSIX would, had it opened and closed the file.
      Process other = other();
      assertThat(firstLine(other))
          .contains("another one is at work")
          .contains("run, process " + ProcessHandle.current().pid() + " on ")
          .containsPattern("since 2\\d\\d\\d-\\d\\d-\\d\\dT");
      assertThat(other.waitFor()).isZero();
    }
    assertThat(file).doesNotExist();
    DirectoryLock.take(file, "again").close();
  }

  @Test
  void aKilledProcessBlocksNobody() throws Exception {
    Process other = other();
    assertThat(firstLine(other)).isEqualTo("taken");
    assertThatThrownBy(() -> DirectoryLock.take(file, "run"))
        .isInstanceOf(DirectoryLock.HeldException.class)
        .hasMessageContaining("other work, process " + other.pid());
    other.destroyForcibly().waitFor();
    assertThat(file).as("nobody tidied up").exists();
    DirectoryLock.take(file, "run").close();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatCannotBeALockIsNamed() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(() -> DirectoryLock.take(file, "run"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    Path hostile = Files.writeString(directory.resolve("text"), "\u001b[2J\n".repeat(1000));
    DirectoryLock.take(hostile, "run").close();
    assertThat(hostile).doesNotExist();
  }
}
