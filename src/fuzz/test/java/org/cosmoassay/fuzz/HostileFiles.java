package org.cosmoassay.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that state, unpack to or lead to far more than they are. */
final class HostileFiles {

  /** Such a file. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Hostile(FuzzTarget target, String name, byte[] bytes) {

    @Override
    public String toString() {
      return target.label() + ": " + name;
    }
  }

  private static final String MAGIC = "\u0093NUMPY\u0001\u0000";
  private static final int PACKED_ZEROS = 20_000_000;
  private static final int MANY = 40_000;

  private final List<Hostile> files = new ArrayList<>();

  private HostileFiles() {}

  static List<Hostile> all() throws IOException {
    HostileFiles made = new HostileFiles();
    made.arrays();
    made.archives();
    made.binaries();
    made.hdf5();
    made.fits();
    made.parquet();
    made.texts();
    made.models();
    return made.files;
  }

  private void add(FuzzTarget target, String name, byte[] bytes) {
    files.add(new Hostile(target, name, bytes));
  }

  private void add(FuzzTarget target, String name, String text) {
    add(target, name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void arrays() {
    for (FuzzTarget target : List.of(FuzzTarget.NPY, FuzzTarget.FIELD)) {
      add(target, "empty clouds", npy("<f8", "(2147483639, 0, 3)", new byte[0]));
      add(target, "no features", npy("<f8", "(2147483639, 2147483639, 0)", new byte[0]));
      add(target, "a product of 2^64", npy("<f8", "(4294967296, 4294967296)", new byte[0]));
      add(target, "more than there is", npy("<f8", "(2147483639, 3)", new byte[24]));
    }
  }

  private static byte[] npy(String type, String shape, byte[] data) {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(MAGIC.length() + 2 + text.length() + data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC.getBytes(StandardCharsets.ISO_8859_1)).putShort((short) text.length());
    return bytes.put(text.getBytes(StandardCharsets.ISO_8859_1)).put(data).array();
  }

  private void archives() throws IOException {
    byte[] zeros = npy("|i1", "(" + PACKED_ZEROS + ",)", new byte[PACKED_ZEROS]);
    byte[] bomb = zip(1, zeros);
    byte[] texts = npy("<U0", "(2147483639,)", new byte[0]);
    for (FuzzTarget target :
        List.of(
            FuzzTarget.NPZ, FuzzTarget.NUMBERS, FuzzTarget.RUN_MEASUREMENT, FuzzTarget.RUN_SLICE)) {
      add(target, "twenty megabytes of zeros", bomb);
      add(target, "texts without characters", zip(1, texts));
      add(target, "thousands of arrays", zip(2000, npy("|i1", "()", new byte[1])));
    }
  }

  private static byte[] zip(int copies, byte[] array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < copies; i++) {
        zip.putNextEntry(new ZipEntry(i == 0 ? "axis.npy" : "a" + i + ".npy"));
        zip.write(array);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private void binaries() {
    ByteBuffer food = ByteBuffer.allocate(28 + 44 + 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    food.putInt(20).putInt(0).putInt(Integer.MAX_VALUE).putInt(0).putInt(0).putInt(0).putInt(20);
    food.putInt(36).position(68);
    food.putInt(36).putInt(4).putFloat(0).putInt(4).putInt(-4);
    add(FuzzTarget.FAST_FOOD, "2147483647 points", food.array());
    ByteBuffer groups = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    groups.putInt(Integer.MAX_VALUE).putInt(Integer.MAX_VALUE).putInt(0).putLong(0).putInt(65536);
    add(FuzzTarget.GROUP_TAB, "2147483647 groups", groups.array());
    add(
        FuzzTarget.MODEL_WEIGHTS,
        "a shape of 2^60",
        header(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[0,1073741824,1073741824],\"data_offsets\":[0,0]}}"));
    add(FuzzTarget.MODEL_WEIGHTS, "deep JSON", header("[".repeat(MANY)));
    add(FuzzTarget.ONNX, "lengths without end", new byte[] {0x3a, -1, -1, -1, -1, 0x7f});
  }

  private static String header(String json) {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new String(length.putLong(json.length()).array(), StandardCharsets.ISO_8859_1) + json;
  }

  /** Trees whose nodes are their own children, in files of old and of many groups. */
  private void hdf5() throws IOException {
    for (FuzzTarget target :
        List.of(FuzzTarget.GADGET_HDF5, FuzzTarget.ROCKSTAR_HDF5, FuzzTarget.COSMOBENCH)) {
      byte[] bytes = Files.readAllBytes(Corpus.seeds(target).get(0));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      ByteBuffer looped = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int node = text.indexOf("TREE");
      while (node >= 0) {
        // TREE, type, level, entries used, left, right, first key, first child.
        looped.put(node + 5, (byte) 1).putShort(node + 6, (short) 1).putLong(node + 32, node);
        node = text.indexOf("TREE", node + 1);
      }
      add(target, "trees that hold themselves", bytes);
    }
  }

  private void fits() throws IOException {
    byte[] table = Files.readAllBytes(Corpus.seeds(FuzzTarget.FITS).get(0));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write(table);
      out.write(new byte[PACKED_ZEROS]);
    }
    add(FuzzTarget.FITS, "twenty megabytes behind a table", bomb.toByteArray());
    String text = new String(table, StandardCharsets.ISO_8859_1);
    add(FuzzTarget.FITS, "many rows", text.replaceFirst("NAXIS2  = +\\d+", naxis2()));
    add(FuzzTarget.FITS, "Unix compress", new byte[] {0x1f, (byte) 0x9d, (byte) 0x90, 0, 0});
    add(FuzzTarget.FITS, "bzip2", "BZh91AY&SY");
  }

  private static String naxis2() {
    return "NAXIS2  = %20d".formatted(Integer.MAX_VALUE - 8);
  }

  private void parquet() {
    byte[] longList = {0x15, 2, 0x19, -4, -1, -1, -1, -1, 7, 0, 0};
    add(FuzzTarget.PARQUET, "a list of 2147483647 columns", footer(longList));
    byte[] longText = {0x15, 2, 0x19, 0x1c, 0x48, -1, -1, -1, -1, 7};
    add(FuzzTarget.PARQUET, "a name of two gigabytes", footer(longText));
    byte[] deep = new byte[MANY];
    Arrays.fill(deep, (byte) 0x1c);
    add(FuzzTarget.PARQUET, "deep structures", footer(deep));
    Arrays.fill(deep, (byte) 0x19);
    add(FuzzTarget.PARQUET, "deep lists", footer(deep));
  }

  private static byte[] footer(byte[] thrift) {
    ByteBuffer bytes = ByteBuffer.allocate(thrift.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
    return bytes.put(magic).put(thrift).putInt(thrift.length).put(magic).array();
  }

  private void texts() {
    StringBuilder keys = new StringBuilder();
    for (int depth = 0; depth < 30; depth++) {
      keys.append(" ".repeat(depth)).append("k".repeat(1000)).append(":\n");
    }
    keys.append(" ".repeat(30)).append("- [").append("1,".repeat(MANY)).append("]\n");
    for (FuzzTarget target :
        List.of(
            FuzzTarget.BENCHMARK,
            FuzzTarget.SUITE,
            FuzzTarget.TRAINING,
            FuzzTarget.ONNX_DESCRIPTION,
            FuzzTarget.MODEL_DESCRIPTION)) {
      add(target, "deep lists", "[".repeat(MANY));
      add(target, "deep maps", "{a: ".repeat(MANY));
      add(target, "long names", keys.toString());
      add(target, "aliases of aliases", aliases());
      add(target, "a number of many digits", "seed: " + "9".repeat(MANY));
      add(target, "many values", "sources: [" + "1,".repeat(MANY) + "]");
      add(target, "one name many times", "k: 1\n".repeat(MANY / 10));
    }
    for (FuzzTarget target :
        List.of(
            FuzzTarget.RUN_RECORD,
            FuzzTarget.RUN_FILES,
            FuzzTarget.CALIBRATION,
            FuzzTarget.BASELINE)) {
      add(target, "deep lists", "[".repeat(MANY));
      add(target, "deep maps", "{\"a\":".repeat(MANY));
      add(target, "a number of many digits", "{\"schema_version\":" + "9".repeat(MANY) + "}");
      add(target, "a large exponent", "{\"schema_version\":1e999999999}");
    }
    add(FuzzTarget.CSV, "one long line", "1,".repeat(1 << 20));
    add(FuzzTarget.CSV, "many short rows", "x,y,z\n" + "1,1,1\n".repeat(MANY));
    add(FuzzTarget.CSV, "a quote that never ends", "\"" + "a\n".repeat(MANY));
    add(FuzzTarget.ROCKSTAR, "only comments", "#ID DescID X\n" + "#a\n".repeat(MANY));
  }

  private static String aliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 30; i++) {
      String previous = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (previous + ", ").repeat(8)));
    }
    return text.toString();
  }

  private void models() {
    for (String family : List.of("flow-matching", "gan", "spline-flow", "halo-gan")) {
      add(
          FuzzTarget.MODEL_DESCRIPTION,
          family + " of 65536 numbers a layer",
          model(family, "{width: 65536}"));
    }
    add(
        FuzzTarget.MODEL_DESCRIPTION,
        "halo-interpolant of 65536 numbers a layer",
        model("halo-interpolant", "{width: 65536, channels: 65536}"));
    add(
        FuzzTarget.MODEL_DESCRIPTION,
        "field-latent of all waves",
        model("field-latent", "{cells: 64, waves: 1000, width: 4096, prior-width: 4096}"));
  }

  private static String model(String family, String architecture) {
    return """
    version: 1
    family: %s
    dimension: 2
    conditions: 0
    architecture: %s
    data: none
    sha256: none
    seed: 1
    training: {}
    command: none
    """
        .formatted(family, architecture);
  }
}
