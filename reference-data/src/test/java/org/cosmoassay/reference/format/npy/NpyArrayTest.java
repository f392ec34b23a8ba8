package org.cosmoassay.reference.format.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads arrays that NumPy wrote: make_fixtures.py stands beside them. */
class NpyArrayTest {

  @TempDir Path directory = Path.of("set by JUnit");

  private static Path fixture(String name) throws Exception {
    var resource = NpyArrayTest.class.getResource(name);
    assertThat(resource).as(name).isNotNull();
    return resource == null ? Path.of("") : Path.of(resource.toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrays_stored.npz", "arrays_deflated.npz"})
  void everyTypeOrderAndEndiannessIsRead(String name) throws Exception {
    try (NpzFile file = NpzFile.open(fixture(name))) {
      int seen = 0;
      for (NpyArray array : file.arrays()) {
        if (array.shape().length != 3) {
          continue;
        }
        NpyType type = array.header().type();
        assertThat(array.header().fortranOrder()).isEqualTo(array.name().endsWith("_fortran"));
        double[] values = array.doubles();
        double[][] second = new double[4][3];
        array.read(new ArrayView(2, 3, 4, true), 1, second);
        for (int i = 0; i < 24; i++) {
          double expected =
              switch (type.kind()) {
                case FLOAT -> i + 0.25;
                case BOOLEAN -> i % 2;
                default -> i;
              };
          assertThat(values[i]).as("%s[%d]", array.name(), i).isEqualTo(expected);
          if (i >= 12) {
            assertThat(second[i % 4][(i - 12) / 4]).as(array.name()).isEqualTo(expected);
          }
          if (type.isInteger()) {
            assertThat(array.longs()[i]).isEqualTo((long) expected);
          }
        }
        seen++;
      }
      assertThat(seen).isEqualTo(40); // 20 types, C and Fortran order
      assertThat(file.rows("rank2_fortran")[2]).containsExactly(8.25, 9.25, 10.25, 11.25);
      assertThat(file.shape("rank0")).isEmpty();
      assertThat(file.doubles("rank0")).containsExactly(0.25);
      assertThat(file.doubles("rank1")).containsExactly(0.25, 1.25, 2.25, 3.25, 4.25);
      assertThat(file.strings("names")).containsExactly("x", "vx", "\u03c3\u2088", "");
      assertThat(file.strings("names_big_endian")).containsExactly("x", "vx");
      assertThat(file.doubles("largest_u8")).containsExactly(0x1p64, 0x1p63);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyFormatVersionIsRead(int version) throws Exception {
    try (NpyArray array = NpyArray.open(fixture("version" + version + ".npy"))) {
      assertThat(array.description()).isEqualTo("float64 (2, 3, 4)");
      assertThat(array.doubles()[23]).isEqualTo(23.25);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "object, |O, Python objects",
    "bytes, |S2, byte strings",
    "complex, <c16, complex numbers",
    "record, [('x'; '<f8'), structured",
    "date, <M8[D], dates"
  })
  void otherTypesAreRefusedByName(String name, String type, String what) throws Exception {
    Path file = fixture("refused_" + name + ".npy");
    assertThatThrownBy(() -> NpyArray.open(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(type.replace(';', ','))
        .hasMessageContaining(what)
        .hasMessageContaining("astype('float64')");
  }

  @Test
  void halfFloatsCoverEveryRange() {
    assertThat(HalfFloat.toDouble((short) 0x3c00)).isEqualTo(1.0);
    assertThat(HalfFloat.toDouble((short) 0xc000)).isEqualTo(-2.0);
    assertThat(HalfFloat.toDouble((short) 0x7bff)).isEqualTo(65504.0);
    assertThat(HalfFloat.toDouble((short) 0x0001)).isEqualTo(0x1p-24);
    assertThat(HalfFloat.toDouble((short) 0x0400)).isEqualTo(0x1p-14);
    assertThat(HalfFloat.toDouble((short) 0xfc00)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(HalfFloat.toDouble((short) 0x7e00)).isNaN();
    assertThat(Double.doubleToRawLongBits(HalfFloat.toDouble((short) 0x8000)))
        .isEqualTo(Double.doubleToRawLongBits(-0.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(4611686018427387904, 3, 3) | more than any file can hold",
        "(1000000000, 1000) | truncated: float64 (1000000000, 1000) needs 8000000000000 bytes",
        "(99999999999999999999, 3) | tuple of counts",
        "(9999999999999999999, 3) | damaged",
        "(-1, 3) | tuple of counts",
        "(1, 1) | bytes after its end",
        "__import__('os') | '(' is missing",
      })
  void hostileShapesAreRefusedBeforeAnythingIsAllocated(String shape, String problem)
      throws Exception {
    Path file = npy("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }", 72);
    assertThatThrownBy(() -> NpyArray.open(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 'descr' is missing",
        "{'descr': '<f8', 'descr': '<f8'} | there twice",
        "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (9,)} | neither True nor False",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9,), 'x': 1} | 'x' is not known",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9,)} import os | text after",
        "{'descr': '<f8 | quotation mark is missing",
        "{'descr': '<f3', 'fortran_order': False, 'shape': (9,)} | '<f3'",
      })
  void headersAreReadByTheirGrammarAlone(String dictionary, String problem) throws Exception {
    Path file = npy(dictionary, 72);
    assertThatThrownBy(() -> NpyArray.open(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void pythonTwoHeadersAreRead() throws Exception {
    Path file = npy("{'shape': (3L, 3L), 'fortran_order': False, 'descr': '<f8'}", 72);
    try (NpyArray array = NpyArray.open(file)) {
      assertThat(array.shape()).containsExactly(3, 3);
    }
  }

  private Path npy(String dictionary, int dataBytes) throws IOException {
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text);
    return Files.write(directory.resolve("hostile.npy"), bytes.array());
  }
}
