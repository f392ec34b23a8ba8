package org.cosmoassay.generators.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.onnx.OnnxPort.Role;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing, broken, wrong or malicious: one message, and nothing of them is run. */
final class HostileOnnxTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("net.onnx");
  }

  private static TinyOnnx good() {
    return start().output("cloud", TinyOnnx.FLOAT, "n", 3);
  }

  private static TinyOnnx start() {
    return new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, "n", 3)
        .constant("scale", new double[] {2, 2, 2}, 3)
        .node("Mul", "cloud", "noise", "scale");
  }

  private OnnxModel model(OnnxPort... inputs) {
    return Declared.model(
        file,
        OnnxModel.Kind.SAMPLER,
        List.of(inputs),
        List.of(Declared.port("cloud", Role.CLOUD, "points", "3")),
        Declared.columns(50, 1),
        null);
  }

  private OnnxModel model() {
    return model(Declared.port("noise", Role.NOISE, "points", "3"));
  }

  private void assertRefused(OnnxModel model, String... parts) {
    assertThatThrownBy(
            () -> {
              try (OnnxNetwork network = OnnxNetwork.open(model)) {
                OnnxGenerator.of(network, Declared.BOX, 5).sample(Cosmology.UNSTATED, 1);
              }
            })
        .isInstanceOfAny(OnnxModelException.class, GeneratorException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void theGoodOneIsGood() throws Exception {
    good().write(file);
    try (OnnxNetwork network = OnnxNetwork.open(model())) {
      OnnxGenerator generator = OnnxGenerator.of(network, Declared.BOX, 5);
      assertThat(generator.sample(Cosmology.UNSTATED, 1).size()).isEqualTo(5);
    }
  }

  @Test
  void aFileThatIsNotThereOrNoModel() throws IOException {
    assertRefused(model(), "net.onnx does not exist");
    Files.writeString(file, "");
    assertRefused(model(), "net.onnx holds no graph");
    Files.writeString(file, "PK this is not it");
    assertRefused(model(), "net.onnx");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] bytes = good().bytes();
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertRefused(model(), "net.onnx");
    }
  }

  @Test
  void garbageEndsInAMessageOrInACloud() throws IOException {
    byte[] bytes = good().bytes();
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 300; trial++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, broken);
      try (OnnxNetwork network = OnnxNetwork.open(model())) {
        OnnxGenerator.of(network, Declared.BOX, 5).sample(Cosmology.UNSTATED, 1);
      } catch (OnnxModelException | GeneratorException e) {
        assertThat(e).hasMessageContaining("net.onnx");
      }
    }
  }

  @Test
  void namesTypesRanksAndSides() throws IOException {
    good().write(file);
    assertRefused(
        model(Declared.port("nois", Role.NOISE, "points", "3")),
        "model.yaml and ",
        "input `nois` is declared, but the file holds the inputs noise",
        "the file also needs the inputs noise");
    assertRefused(
        model(Declared.port("noise", Role.NOISE, "batch", "points", "3")),
        "[batch, points, 3], but has 2 axes, [any, 3]");
    assertRefused(
        model(Declared.port("noise", Role.NOISE, "points", "4")),
        "[points, 4], but has [any, 3] in the file; axis 1 differs");
    new TinyOnnx()
        .input("noise", TinyOnnx.INT64, "n", 3)
        .cast("cloud", "noise", TinyOnnx.FLOAT)
        .output("cloud", TinyOnnx.FLOAT, "n", 3)
        .write(file);
    assertRefused(model(), "of type ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64", "float or double");
  }

  @Test
  void batchesAndNumbersOfPointsThatCannotBe() throws Exception {
    new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, 8, 5, 3)
        .node("Neg", "cloud", "noise")
        .output("cloud", TinyOnnx.FLOAT, 8, 5, 3)
        .write(file);
    OnnxModel batches =
        Declared.model(
            file,
            OnnxModel.Kind.SAMPLER,
            List.of(Declared.port("noise", Role.NOISE, "batch", "points", "3")),
            List.of(Declared.port("cloud", Role.CLOUD, "batch", "points", "3")),
            Declared.columns(50, 1),
            null);
    assertRefused(batches, "takes 8 clouds at a time", "any length");
    new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, 6, 3)
        .node("Neg", "cloud", "noise")
        .output("cloud", TinyOnnx.FLOAT, 6, 3)
        .write(file);
    try (OnnxNetwork network = OnnxNetwork.open(model())) {
      assertThat(network.points()).hasValue(6);
      assertThatThrownBy(() -> OnnxGenerator.of(network, Declared.BOX, 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("points (5)")
          .hasMessageContaining("clouds of 6 points");
    }
  }

  @Test
  void anAnswerOfAnotherShapeThanDeclared() throws IOException {
    new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, "n", 3)
        .whole("first", new long[] {0})
        .whole("last", new long[] {2})
        .node("Slice", "cloud", "noise", "first", "last")
        .output("cloud", TinyOnnx.FLOAT, "m", 3)
        .write(file);
    assertRefused(model(), "output `cloud` came with shape [2, 3]", "[5, 3]");
  }

  @Test
  void noOperatorsOfItsOwnAndNoRandomNumbers() throws IOException {
    new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, "n", 3)
        .foreign("Evil", "com.example", "cloud", "noise")
        .output("cloud", TinyOnnx.FLOAT, "n", 3)
        .write(file);
    assertRefused(model(), "operators of its own (com.example.Evil)", "no code of a model");
    new TinyOnnx()
        .input("noise", TinyOnnx.FLOAT, "n", 3)
        .node("RandomNormalLike", "cloud", "noise")
        .output("cloud", TinyOnnx.FLOAT, "n", 3)
        .write(file);
    assertRefused(model(), "draws random numbers itself (RandomNormalLike)", "as an input");
  }

  @Test
  void weightsInOtherFiles() throws Exception {
    TinyOnnx graph =
        new TinyOnnx()
            .input("noise", TinyOnnx.FLOAT, "n", 3)
            .external("scale", "scale.bin", 3)
            .node("Mul", "cloud", "noise", "scale")
            .output("cloud", TinyOnnx.FLOAT, "n", 3);
    graph.write(file);
    assertRefused(model(), "keeps weights in `scale.bin`, which is not there");
    ByteBuffer weights = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    weights.putFloat(1).putFloat(2).putFloat(3);
    Files.write(directory.resolve("scale.bin"), weights.array());
    String before;
    try (OnnxNetwork network = OnnxNetwork.open(model())) {
      before = network.sha256();
      assertThat(OnnxGenerator.of(network, Declared.BOX, 5).sample(Cosmology.UNSTATED, 1).size())
          .isEqualTo(5);
    }
    Files.write(directory.resolve("scale.bin"), weights.putFloat(0, 4).array());
    try (OnnxNetwork network = OnnxNetwork.open(model())) {
      assertThat(network.sha256()).isNotEqualTo(before);
    }
    Files.write(directory.resolve("scale.bin"), new byte[5]);
    assertRefused(model(), "net.onnx", "ONNX Runtime cannot open it");
    for (String outside : List.of("../scale.bin", "/etc/hostname")) {
      new TinyOnnx()
          .input("noise", TinyOnnx.FLOAT, "n", 3)
          .external("scale", outside, 3)
          .node("Mul", "cloud", "noise", "scale")
          .output("cloud", TinyOnnx.FLOAT, "n", 3)
          .write(file);
      assertRefused(model(), "outside its own folder");
    }
  }

  @Test
  void lengthsBeyondTheFileAreNotBelieved() throws IOException {
    byte[] huge = {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
    Files.write(file, huge);
    assertRefused(model(), "no ONNX file, or a truncated one");
    Files.write(file, "\u007f\u007f\u007f".repeat(50).getBytes(StandardCharsets.UTF_8));
    assertRefused(model(), "net.onnx");
  }

  /** Version 1.29.0 does on Linux and macOS; whoever raises the version learns of it here. */
  @Test
  void theRuntimeHasNoAddressToSendUsageDataTo() throws IOException {
    try (InputStream library =
        OrtEnvironment.class.getResourceAsStream("native/linux-x64/libonnxruntime.so")) {
      assertThat(library).isNotNull();
      String content = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(content.contains("CPUExecutionProvider")).isTrue();
      assertThat(content.contains("events.data.microsoft.com")).isFalse();
    }
  }
}
