package org.cosmoassay.reference.format.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {

  @TempDir Path directory = Path.of("set by JUnit");

  private static NpzWriter measurement() {
    return NpzWriter.create()
        .add("edges", new double[] {0.5, 1.5, Double.NaN})
        .add("values", new double[][] {{1, 2}, {3, 4}, {5, 6}})
        .add("flags", new byte[][] {{0, (byte) 255}, {1, 2}})
        .add("pairs", new long[][] {{1L << 62, -1}})
        .add("count", new int[] {5, -6})
        .add("box", 1000.0)
        .add("names", List.of("xi", "\u03c3\u2088", ""));
  }

  @Test
  void arraysComeBack() throws Exception {
    Path path = directory.resolve("xi.npz");
    measurement().writeAtomically(path);
    try (NpzFile file = NpzFile.open(path)) {
      assertThat(file.names())
          .containsExactly("edges", "values", "flags", "pairs", "count", "box", "names");
      assertThat(file.doubles("edges")).containsExactly(0.5, 1.5, Double.NaN);
      assertThat(file.rows("values")).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});
      assertThat(file.longs("flags")).containsExactly(0, 255, 1, 2);
      assertThat(file.array("flags").description()).isEqualTo("uint8 (2, 2)");
      assertThat(file.longs("pairs")).containsExactly(1L << 62, -1);
      assertThat(file.longs("count")).containsExactly(5, -6);
      assertThat(file.shape("box")).isEmpty();
      assertThat(file.strings("names")).containsExactly("xi", "\u03c3\u2088", "");
      assertThatThrownBy(() -> file.doubles("xi"))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("no array 'xi'; there are edges, values");
      assertThatThrownBy(() -> file.doubles("names")).hasMessageContaining("array 'names'");
      assertThatThrownBy(() -> file.longs("edges")).hasMessageContaining("not whole numbers");
    }
  }

  @Test
  void equalArraysGiveEqualBytesOnDiskAndInMemory() throws Exception {
    Path path = directory.resolve("xi.npz");
    measurement().writeAtomically(path);
    assertThat(Files.readAllBytes(path)).isEqualTo(measurement().toBytes());
  }

  @Test
  void headersAreThoseOfNumPy() throws Exception {
    var resource = NpzWriterTest.class.getResource("version1.npy");
    assertThat(resource).isNotNull();
    double[] values = new double[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 0.25;
    }
    byte[] expected = resource == null ? new byte[0] : resource.openStream().readAllBytes();
    assertThat(NpyWriter.of(values, 2, 3, 4).toBytes()).isEqualTo(expected);
  }

  @Test
  void damagedStoredDataAreKnownByTheirChecksum() throws Exception {
    Path path = directory.resolve("flipped.npz");
    byte[] bytes = NpzWriter.create().add("edges", new double[1000]).toBytes();
    bytes[4000] ^= 1;
    Files.write(path, bytes);
    try (NpzFile file = NpzFile.open(path)) {
      assertThatThrownBy(() -> file.doubles("edges"))
          .isInstanceOf(CatalogueException.class)
          .hasMessageStartingWith(path + ": array 'edges'")
          .hasMessageContaining("CRC-32");
    }
  }

  @Test
  void wrongShapesAndNamesAreRefused() {
    NpzWriter writer = NpzWriter.create().add("a", 1.0);
    assertThatThrownBy(() -> writer.add("a", 1.0)).hasMessageContaining("twice");
    assertThatThrownBy(() -> writer.add("../b", 1.0)).hasMessageContaining("slash");
    assertThatThrownBy(() -> writer.add("b", new double[][] {{1}, {1, 2}}))
        .hasMessageContaining("Row 1 of b has 2 values where row 0 has 1");
    assertThatThrownBy(() -> writer.add("b", new double[5], 2, 3)).hasMessageContaining("(2, 3)");
  }
}
