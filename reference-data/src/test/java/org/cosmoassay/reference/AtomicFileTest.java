package org.cosmoassay.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory = Path.of("set by JUnit");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void replacesTheFileWhole() throws Exception {
    Path file = directory.resolve("run.json");
    AtomicFile.write(file, bytes("old"));
    AtomicFile.write(file, bytes("new"));
    assertThat(file).hasContent("new");
    requireOnly(file);
  }

  @Test
  void writesReadableFilesLikeAnyProgram() throws Exception {
    Path atomic = directory.resolve("atomic");
    Path plain = Files.createFile(directory.resolve("plain"));
    AtomicFile.write(atomic, bytes("a"));
    assertThat(Files.getPosixFilePermissions(atomic))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void failureLeavesTheOldFileAlone() throws Exception {
    Path file = directory.resolve("run.json");
    AtomicFile.write(file, bytes("old"));
    IOException problem = new IOException("the source broke");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(bytes("half"));
                      throw problem;
                    }))
        .isSameAs(problem);
    assertThat(file).hasContent("old");
    requireOnly(file);
  }

  @Test
  void fullDiskIsNamedAsSuch() throws Exception {
    Path file = directory.resolve("run.json");
    for (IOException full :
        new IOException[] {
          new IOException("No space left on device"),
          new FileSystemException("tmp", null, "No space left on device")
        }) {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      file,
                      out -> {
                        throw full;
                      }))
          .hasMessage(
              file + ": the disk is full; free some space or choose another place to write to");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void placesThatCannotBeWrittenAreNamed() throws Exception {
    Path missing = directory.resolve("none").resolve("a");
    assertThatThrownBy(() -> AtomicFile.write(missing, bytes("a")))
        .hasMessageStartingWith(missing + ": ")
        .hasMessageContaining("does not exist; create it first");
    assertThatThrownBy(() -> AtomicFile.write(directory, bytes("a")))
        .hasMessageContaining("this is a directory");
  }

  @Test
  void readOnlyFileSystemsAreNamed() {
    Path refusing = Path.of("/proc/self/run.json");
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a Linux /proc");
    assertThatThrownBy(() -> AtomicFile.write(refusing, bytes("a")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(refusing + ": ")
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void checksumsAreThoseOfTheStandard() throws Exception {
    // FIPS 180-4 example: SHA-256("abc").
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Path file = Files.writeString(directory.resolve("abc"), "abc");
    assertThat(Sha256.of(file)).isEqualTo(expected);
    assertThat(Sha256.of(bytes("abc"))).isEqualTo(expected);
  }

  @Test
  void cloudsHashByEverythingAMeasurementDependsOn() {
    double[] a = {1, 2};
    double[] b = {3, 4};
    PeriodicBox box = PeriodicBox.cube(10);
    PointCloud cloud = PointCloud.of(box, a, b, a);
    assertThat(CloudHash.of(cloud))
        .hasSize(64)
        .isEqualTo(CloudHash.of(PointCloud.of(box, a, b, a)))
        .isNotEqualTo(CloudHash.of(PointCloud.of(box, b, a, a)))
        .isNotEqualTo(CloudHash.of(PointCloud.of(PeriodicBox.cube(11), a, b, a)))
        .isNotEqualTo(CloudHash.of(cloud.withCosmology(Cosmology.UNSTATED.withOmegaM(0.3))));
    assertThat(CloudHash.of(PointCloud.builder(box).positions(a, b, a).masses(a).build()))
        .isNotEqualTo(CloudHash.of(PointCloud.builder(box).positions(a, b, a).weights(a).build()));
  }

  private void requireOnly(Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
