package org.cosmoassay.generators.tensorfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checked header of a safetensors file.
 *
 * @param dataStart first byte of the numbers
 * @param places where each tensor is
 */
record SafetensorsHeader(
    int dataStart, SortedMap<String, String> metadata, SortedMap<String, Place> places) {

  static final long LARGEST_FILE = 1L << 30;
  static final String TYPE = "F32";

  private static final int LARGEST_HEADER = 1 << 22;
  private static final int MOST_SIDES = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(LARGEST_HEADER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Bytes [begin, end) after the header, and the shape of a tensor there. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Place(int[] shape, int count, int begin, int end) {}

  static SafetensorsHeader read(Path file, ByteBuffer bytes) throws TensorFileException {
    if (bytes.remaining() < Long.BYTES) {
      throw bad(file, "has %d bytes; not even the length of a header".formatted(bytes.remaining()));
    }
    long length = bytes.getLong();
    if (length < 2 || length > LARGEST_HEADER) {
      throw bad(
          file,
          "states a header of %d bytes; 2 to %d are allowed. This is no safetensors file"
              .formatted(length, LARGEST_HEADER));
    }
    if (length > bytes.remaining()) {
      throw bad(
          file, "ends inside its header: %d bytes of %d".formatted(bytes.remaining(), length));
    }
    byte[] json = new byte[(int) length];
    bytes.get(json);
    JsonNode root = parse(file, json);
    SortedMap<String, String> metadata = new TreeMap<>();
    SortedMap<String, Place> places = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getKey().equals(Safetensors.METADATA)) {
        readMetadata(file, entry.getValue(), metadata);
      } else {
        places.put(entry.getKey(), place(file, entry.getKey(), entry.getValue()));
      }
    }
    requireFilled(file, places, bytes.remaining());
    return new SafetensorsHeader(bytes.position(), metadata, places);
  }

  private static JsonNode parse(Path file, byte[] json) throws TensorFileException {
    try {
      JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new TensorFileException(
          "%s: the header is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
    throw bad(file, "has a header that is not a JSON object");
  }

  private static void readMetadata(Path file, JsonNode node, Map<String, String> metadata)
      throws TensorFileException {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isString()) {
        throw bad(file, "metadata %s is not text".formatted(entry.getKey()));
      }
      metadata.put(entry.getKey(), entry.getValue().stringValue());
    }
  }

  private static Place place(Path file, String name, JsonNode node) throws TensorFileException {
    String type = node.path("dtype").asString("");
    if (!type.equals(TYPE)) {
      throw bad(file, "tensor %s is of type %s; only %s is read".formatted(name, type, TYPE));
    }
    JsonNode sides = node.path("shape");
    if (!sides.isArray() || sides.size() > MOST_SIDES) {
      throw bad(file, "tensor %s needs a shape of at most %d sides".formatted(name, MOST_SIDES));
    }
    int[] shape = new int[sides.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      if (!sides.get(i).canConvertToInt() || !sides.get(i).isIntegralNumber()) {
        throw bad(file, "tensor %s has a side of %s".formatted(name, sides.get(i)));
      }
      shape[i] = sides.get(i).intValue();
      if (shape[i] < 0 || shape[i] > LARGEST_FILE) {
        throw bad(file, "tensor %s has a side of %d".formatted(name, shape[i]));
      }
      count *= shape[i];
      if (count > LARGEST_FILE / Float.BYTES) {
        throw bad(file, "tensor %s is larger than any file that is read".formatted(name));
      }
    }
    JsonNode offsets = node.path("data_offsets");
    if (!offsets.isArray()
        || offsets.size() != 2
        || !offsets.get(0).isIntegralNumber()
        || !offsets.get(1).isIntegralNumber()
        || !offsets.get(0).canConvertToInt()
        || !offsets.get(1).canConvertToInt()) {
      throw bad(file, "tensor %s needs data_offsets of two whole numbers".formatted(name));
    }
    int begin = offsets.get(0).intValue();
    int end = offsets.get(1).intValue();
    if (begin < 0 || end - (long) begin != count * Float.BYTES) {
      throw bad(
          file,
          "tensor %s of shape %s needs %d bytes, but its data_offsets are %d and %d"
              .formatted(name, java.util.Arrays.toString(shape), count * Float.BYTES, begin, end));
    }
    return new Place(shape, (int) count, begin, end);
  }

  private static void requireFilled(Path file, SortedMap<String, Place> places, int available)
      throws TensorFileException {
    List<Map.Entry<String, Place>> ordered = new ArrayList<>(places.entrySet());
    ordered.sort(
        Comparator.comparingInt((Map.Entry<String, Place> e) -> e.getValue().begin())
            .thenComparingInt(e -> e.getValue().end()));
    int filled = 0;
    for (Map.Entry<String, Place> entry : ordered) {
      if (entry.getValue().begin() != filled) {
        throw bad(
            file,
            "tensor %s begins at byte %d of the numbers, expected %d: tensors follow each other"
                .formatted(entry.getKey(), entry.getValue().begin(), filled));
      }
      filled = entry.getValue().end();
      if (filled > available) {
        throw bad(
            file,
            "is truncated: tensor %s ends at byte %d of the numbers, the file at %d"
                .formatted(entry.getKey(), filled, available));
      }
    }
    if (filled != available) {
      throw bad(
          file, "has %d bytes of numbers, but its tensors fill %d".formatted(available, filled));
    }
  }

  private static TensorFileException bad(Path file, String what) {
    return new TensorFileException(file + " " + what);
  }
}
