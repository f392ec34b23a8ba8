package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets by name where a catalogue is asked for. */
final class DataSetCommandsTest {

  @TempDir private Path directory = Path.of("set by JUnit");

  @Test
  void aSetThatShipsIsReadByItsName() {
    Shell.Result measured =
        Shell.run(
            "measure",
            "cosmoassay-nbody-v1/fiducial-test",
            "--statistic",
            "xi",
            "--bins",
            "lin:10:40:3");
    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(measured.out().lines()).hasSize(4);
    Shell.Result info = Shell.run("info", "cosmoassay-nbody-v1/hypercube-validation");
    assertThat(info.code()).as(info.err()).isZero();
    assertThat(info.out()).containsPattern("clouds +16").containsPattern("box +250");
  }

  @Test
  void oneThatUsersBringNeedsADirectoryWithTheRightFiles() {
    Shell.Result nowhere = Shell.run("info", "quijote-halos");
    assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).contains("quijote-halos: there is no such file", "--data-dir DIR");
    Shell.Result empty = Shell.run("info", "quijote-halos", "--data-dir", directory);
    assertThat(empty.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(empty.err()).contains("halos_small.npy", "is missing; get it from");
  }

  @Test
  void oneOfSeveralCataloguesMustBeNamed() {
    Shell.Result result = Shell.run("info", "cosmoassay-nbody-v1");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("write one of cosmoassay-nbody-v1/fiducial-train, ")
        .hasLineCount(1);
  }
}
