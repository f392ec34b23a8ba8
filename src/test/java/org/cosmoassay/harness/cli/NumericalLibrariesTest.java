package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ND4J and ONNX Runtime take half a second each to start: only who samples from them pays it. */
final class NumericalLibrariesTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /** Names of the classes that a command loads. */
  private String loaded(Object... arguments) throws IOException, InterruptedException {
    Path log = directory.resolve("classes.log");
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    List<String> options =
        List.of("-Xlog:class+load:file=" + log + "::filesize=0", "-Dcosmoassay.home=" + root);
    Shell.Result result = ChildJvm.run(directory, ChildJvm.command(options, arguments));
    assertThat(result.code()).as(result.err()).isZero();
    return Files.readString(log);
  }

  @Test
  void commandsThatNeitherTrainNorSampleStartNone() throws Exception {
    Path cloud = Catalogs.uniform(directory.resolve("a.npy"), 1, 100, 100, 5);
    String measured =
        loaded("measure", cloud, "--statistic", "xi", "--box", "100", "--bins", "lin:1:20:4");
    for (String classes : List.of(loaded("list", "generators"), measured)) {
      assertThat(classes)
          .contains("org.cosmoassay.harness.cli.Main")
          .doesNotContain(" org.nd4j.", " org.bytedeco.", " ai.onnxruntime.");
    }
  }

  @Test
  void anOnnxModelStartsOnnxRuntimeAlone() throws Exception {
    String root = Objects.requireNonNull(System.getProperty("cosmoassay.root"));
    Path model = Path.of(root, "generators", "examples", "clusters.yaml");
    Path out = directory.resolve("o.npz");
    String classes =
        loaded("sample", model, "--n", "1", "--omega-m", "0.3", "--sigma8", "0.8", "--out", out);
    assertThat(classes)
        .contains(" ai.onnxruntime.OrtSession ")
        .doesNotContain(" org.nd4j.", " org.bytedeco.");
  }
}
