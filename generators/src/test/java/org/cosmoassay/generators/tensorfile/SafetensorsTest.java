package org.cosmoassay.generators.tensorfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.cosmoassay.generators.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsTest {

  @TempDir private Path directory = Path.of("set by JUnit");

  private static Safetensors two() {
    return Safetensors.of(
        Map.of("family", "flow"),
        Map.of(
            "b", Tensor.of(new float[] {1, -2.5f, Float.MIN_VALUE, 4, 5, 6}, 2, 3),
            "a", Tensor.of(new float[] {7}, 1)));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = directory.resolve("w.safetensors");
    two().write(file);
    assertThat(Safetensors.read(file)).isEqualTo(two());
  }

  /** The layout of the format's specification, byte by byte. */
  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    Path file = directory.resolve("w.safetensors");
    Safetensors.of(Map.of(), Map.of("a", Tensor.of(new float[] {1}, 1))).write(file);
    String header =
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(buffer.getLong());
    assertThat(length % 8).isZero();
    assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).strip()).isEqualTo(header);
    assertThat(Arrays.copyOfRange(bytes, 8 + length, bytes.length))
        .isEqualTo(new byte[] {0, 0, (byte) 0x80, 0x3f});
  }

  @Test
  void everyTruncationIsAnErrorThatNamesTheFile() throws IOException {
    Path file = directory.resolve("w.safetensors");
    two().write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(TensorFileException.class)
          .hasMessageContaining("w.safetensors");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining("its tensors fill");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'F16','shape':[1],'data_offsets':[0,4]}} | of type F16; only F32",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | shape [2] needs 8 bytes",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | side of -1",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}} | larger than any",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | expected 0",
        "{'a':{'dtype':'F32','shape':[1]}} | data_offsets of two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{}} | not JSON",
        "[] | not a JSON object",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} x | not JSON",
        "{'__metadata__':{'a':1}} | is not text",
      })
  void hostileHeadersAreRefused(String header, String message) throws IOException {
    Path file = directory.resolve("w.safetensors");
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).putFloat(1);
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aHugeHeaderIsRefusedBeforeItIsRead() throws IOException {
    Path file = directory.resolve("w.safetensors");
    Files.write(
        file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40).array());
    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessageContaining("header of 1099511627776 bytes");
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path file = directory.resolve("w.safetensors");
    two().write(file);
    byte[] before = Files.readAllBytes(file);
    // Where the temporary file would go there is a directory.
    Files.createDirectory(directory.resolve(".w.safetensors.partial"));
    Safetensors other = Safetensors.of(Map.of(), Map.of());
    assertThatThrownBy(() -> other.write(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("left as it was");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }
}
